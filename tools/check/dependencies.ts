/** The budget of foreign code: how many packages run in production, none of them with an install script, each with its reason. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** Source: docs/dependencies.md. */
const mostPackages = 60;

type Locked = { readonly dev?: boolean; readonly hasInstallScript?: boolean; optionalDependencies?: Record<string, string> };
export type Lock = { readonly packages: Readonly<Record<string, Locked>> };
type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** Direct dependencies with a row of their own: `| `name` | …`. */
const rowsOf = (text: string) => new Set([...text.matchAll(/^\| `([^`]+)`/gm)].map(([, name = ""]) => name));

/** Optional packages that an entry names although the lockfile holds none of that name; `npm ci` refuses such a file. */
export const findUnheld = ({ packages }: Lock): { readonly holder: string; readonly name: string }[] =>
  Object.entries(packages).flatMap(([holder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${holder}/node_modules/${name}`])
      .map((name) => ({ holder, name })),
  );

/** Everything that breaks the budget or lacks a reason. */
export function findDependencyFaults(root: string): string[] {
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  const lock = JSON.parse(read("package-lock.json")) as Lock;
  const { packages } = lock;
  const unheld = findUnheld(lock);
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(read("package.json")) as Manifest;
  const installed = Object.entries(packages).filter(([name]) => name !== "");
  const production = installed.filter(([, { dev }]) => dev !== true);
  const rows = rowsOf(read("docs/dependencies.md"));
  const direct = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
  return [
    ...(production.length > mostPackages ? [`${production.length} packages in production; at most ${mostPackages}`] : []),
    ...(unheld.length > 0 ? [`package-lock.json names ${unheld.length} packages it does not hold; run npm run lockfile`] : []),
    ...installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => `${name} runs a script when it is installed`),
    ...direct.filter((name) => !rows.has(name)).map((name) => `${name} has no row in docs/dependencies.md`),
    ...[...rows].filter((name) => !direct.includes(name)).map((name) => `docs/dependencies.md explains ${name}, which is no dependency`),
  ];
}
