/**
 * What the tests need beside Node: a browser, a font, PostgreSQL's programs. Installs what is missing where it may (Debian, as root),
 * otherwise says in one sentence what to do.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, globSync } from "node:fs";
import path from "node:path";

const isProgram = (file: string) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string) =>
  (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find(isProgram);

/** The browser that the end-to-end tests drive; `CHROMIUM` names another one. */
export const findChromium = (): string | null =>
  process.env["CHROMIUM"] ?? ["chromium", "chromium-browser", "google-chrome"].map(onPath).find((found) => found !== undefined) ?? null;

/** The folder with `initdb` and `postgres`, newest version first; `POSTGRES_BIN` names another one. */
export function findPostgres(): string | null {
  const named = process.env["POSTGRES_BIN"];
  const version = (folder: string) => Number(/(\d+)\/bin$/.exec(folder)?.[1] ?? 0);
  const debian = globSync("/usr/lib/postgresql/*/bin").toSorted((a, b) => version(b) - version(a));
  const installed = onPath("initdb");
  const folders = [...(named ? [named] : []), ...debian, ...(installed ? [path.dirname(installed)] : [])];
  return folders.find((folder) => isProgram(path.join(folder, "initdb")) && isProgram(path.join(folder, "postgres"))) ?? null;
}

const hasFont = () => ["/usr/share/fonts", "/usr/local/share/fonts"].some((folder) => existsSync(folder) && globSync("**/*.{ttf,otf}", { cwd: folder }).length > 0);

/** Debian's packages for what is not there. */
const missing = (): string[] => [...(findChromium() === null ? ["chromium"] : []), ...(hasFont() ? [] : ["fonts-liberation"]), ...(findPostgres() === null ? ["postgresql"] : [])];

function install(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-q"], { stdio: "inherit", env });
  execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { stdio: "inherit", env });
}

const mayInstall = () => process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

function main(): void {
  const packages = missing();
  if (packages.length > 0 && mayInstall()) install(packages);
  const still = missing();
  if (still.length === 0) return console.log(`prerequisites: ${findChromium()}, ${findPostgres()}`);
  console.error(`The tests need ${still.join(", ")}: install ${still.length > 1 ? "them" : "it"}, on Debian by "apt-get install ${still.join(" ")}", and start again.`);
  process.exitCode = 1;
}

if (import.meta.main) main();
