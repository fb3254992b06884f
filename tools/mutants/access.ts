/** Mutants of the table of grants: every operation, opened to every role that is not granted it. */
import { mayPerform, permissions } from "../../src/kernel/access.ts";
import { roles } from "../../src/kernel/roles.ts";
import type { Mutant } from "./mutant.ts";

const file = "dist/kernel/access.js";

function widen(text: string, permission: string, role: string): string {
  const row = new RegExp(`^( *"${permission.replace(".", "\\.")}": )(.+),$`, "m");
  const widened = text.replace(row, (_, name: string, granted: string) => `${name}[...${granted}, "${role}"],`);
  if (widened === text) throw new Error(`${file} has no row of its own for ${permission}`);
  return widened;
}

/** Every right that nobody gave. */
export const accessMutants = (read: (file: string) => string): Mutant[] => {
  const text = read(file);
  return permissions.flatMap((permission) =>
    roles
      .filter((role) => !mayPerform(role, permission))
      .map((role) => ({ kind: "access", name: `${permission} for ${role}`, file, text: widen(text, permission, role), tests: ["tests/policy"] })),
  );
};
