/** What no file of the project may contain, and what must agree between files. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { findManualFaults } from "./manual.ts";

const forbidden: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/(?<![\w.:/\\-])\/(?:home|root|work|Users)\/[\w.-]+/, "a path of somebody's machine"],
  [/\b[A-Z]:\\Users\\/, "a path of somebody's machine"],
  [/https?:\/\/[\w.-]*(?:registry|npmjs|artifactory|verdaccio)[\w.-]*/i, "the address of a package registry"],
  [/_auth[T]oken|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, "a secret"],
  [/^(?:<{7}|>{7}) /m, "the mark of an unfinished merge"],
  [/@@[A-Z]+@@/, "a gap nobody has filled"],
];

/** What the text must not contain, in words. */
export const findForbidden = (text: string): string[] => forbidden.filter(([pattern]) => pattern.test(text)).map(([, why]) => why);

/** Files under version control or about to be. */
const listFiles = (root: string) =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && existsSync(path.join(root, file)));

const isBinary = (bytes: Buffer) => bytes.subarray(0, 8_000).includes(0);

/** The version stands in three places and must be one. */
function findVersionFaults(root: string): string[] {
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  const { version } = JSON.parse(read("package.json")) as { version: string };
  return [
    ...(read("publiccode.yml").includes(`softwareVersion: "${version}"`) ? [] : [`publiccode.yml does not name version ${version}`]),
    ...(read("CHANGELOG.md").includes(`## [${version}]`) ? [] : [`CHANGELOG.md says nothing about version ${version}`]),
  ];
}

/** Files that contain what they must not – this rule's own test excepted, which has to quote it –, and what does not agree between them. */
export function findContentFaults(root: string): string[] {
  const faults = listFiles(root)
    .filter((file) => file !== "tools/check.test.ts")
    .flatMap((file) => {
      const bytes = readFileSync(path.join(root, file));
      return isBinary(bytes) ? [] : findForbidden(bytes.toString("utf8")).map((why) => `${file}: contains ${why}`);
    });
  return [...faults, ...findVersionFaults(root), ...findManualFaults(root)];
}
