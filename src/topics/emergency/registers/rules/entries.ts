/** What may be done with entries. */
import { fail, succeed } from "#kernel/result";
import { registers, type Entry, type Facts, type Field, type RegisterName } from "../model.ts";

/** More is a directory, not a plan; the pack would no longer be read. */
export const mostEntries = 200;

/** The private fields of a register. */
export const privateFields = (register: RegisterName): readonly string[] => registers[register].fields.filter((field: Field) => field.isPrivate).map(({ key }) => key);

/** Facts apart: what may be stored as it is, and what is sealed. */
export function splitFacts(register: RegisterName, facts: Facts): { readonly open: Facts; readonly hidden: Facts } {
  const names = privateFields(register);
  const [hidden, open] = [Object.entries(facts).filter(([key]) => names.includes(key)), Object.entries(facts).filter(([key]) => !names.includes(key))];
  return { open: Object.fromEntries(open), hidden: Object.fromEntries(hidden) };
}

/** Where a sealed number belongs: it opens nowhere else. */
export const sealPlace = (memberId: string, entryId: string, field: string): string => `emergency_number/${memberId}/${entryId}/${field}`;

/** The order after one entry moved up or down by one; it stays where it is at the ends, and in registers without an order. */
export function decideMove(entries: readonly Pick<Entry, "id" | "register">[], { entryId, by }: { readonly entryId: string; readonly by: -1 | 1 }) {
  const at = entries.findIndex(({ id }) => id === entryId);
  const here = entries[at];
  if (!here || !registers[here.register].isOrdered) return fail("order-has-no-meaning");
  const order = entries.map(({ id }) => id);
  const other = order[at + by];
  if (other === undefined) return fail("already-at-the-end");
  return succeed(order.map((id, index) => (index === at ? other : index === at + by ? entryId : id)));
}
