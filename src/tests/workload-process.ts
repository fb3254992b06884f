/** A process that writes into an embedded database until it is killed; every acknowledgement is a line on its standard output. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { House } from "#edge/perform";
import type { Principal } from "#kernel/operation";
import { systemClock } from "#platform/clock";
import { openEmbedded } from "#platform/db/open";
import { openFiles } from "#platform/files";
import { secretsFrom } from "#platform/secrets";
import { membersUseCases } from "#topics/members/usecases";
import { answerUseCases } from "#topics/survey/answers/usecases/all";
import { addUnit, answerOnce, keptVersion } from "./workload.ts";

const [directory = "", campaignId = "", round = "0", who = "{}"] = process.argv.slice(2);
const say = (line: string) => fs.writeSync(1, `${line}\n`);

const opened = await openEmbedded(directory);
if (!opened.ok) {
  say(`refused ${opened.failure}`);
  process.exit(3);
}
const means = {
  origin: "http://localhost",
  files: openFiles(path.join(directory, "files")),
  secrets: secretsFrom(randomBytes(32)),
  demo: false,
};
const house: House = {
  db: opened.value.db,
  clock: systemClock,
  means,
  useCases: new Map([...membersUseCases, ...answerUseCases].map((one) => [one.operation.name, one])),
};
const work = { house, by: JSON.parse(who) as Principal, campaignId };
let version = await keptVersion(opened.value, campaignId);
say("ready");
for (let number = 0; ; number += 1) {
  const name = `Amt ${round}-${number}`;
  if (await addUnit(work, name)) say(`unit ${name}`);
  const saved = await answerOnce(work, version);
  if (saved !== null) say(`version ${(version = saved)}`);
}
