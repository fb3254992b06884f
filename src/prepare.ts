/**
 * Prepares a new installation in a process of its own: making the embedded database and planting the demonstration take half a gigabyte
 * that a process never gives back, and the one that serves for months shall not carry it.
 */
import { readConfig } from "#platform/config";
import { seedDemonstration } from "#seed/demonstration";
import { openHouse } from "./opening.ts";
import { sayAndStop } from "./start.ts";

const config = readConfig(process.argv.slice(2), process.env);
if (!config.ok) sayAndStop(config.failure);
if (config.value !== "help") {
  const { house, database } = await openHouse(config.value);
  if (config.value.demo) await seedDemonstration(house);
  await database.close();
}
