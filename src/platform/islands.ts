/** Scripts for the browser as built, where they leave the product as part of a file. */
import fs from "node:fs";
import path from "node:path";

/** The built script of that name. */
export const readIsland = (name: string): string => fs.readFileSync(path.join(import.meta.dirname, `../ui/islands/${name}.js`), "utf8");
