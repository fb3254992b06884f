/**
 * Tidies package-lock.json after an `npm install`: optional packages for other platforms that the lockfile names but does not hold make
 * `npm ci` refuse everywhere ("Missing … from lock file"). Their names are taken out; what is held stays. `npm run lockfile`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { findUnheld, type Lock } from "./check/dependencies.ts";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8")) as Lock;
const unheld = findUnheld(lock);
for (const { holder, name } of unheld) delete lock.packages[holder]?.optionalDependencies?.[name];
for (const entry of Object.values(lock.packages)) if (entry.optionalDependencies && Object.keys(entry.optionalDependencies).length === 0) delete entry.optionalDependencies;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${file}: ${unheld.length} names without an entry taken out`);
