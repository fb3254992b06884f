/** The process that writes a fresh embedded database to the directory it is given, and ends. */
import { openFiles } from "./durable.ts";

const lite = await openFiles(process.argv[2] ?? "");
await lite.close();
