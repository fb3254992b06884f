/** On pages of the whole cooperative a town hall acts for itself: for which member, and who may. */
import { townOf } from "#kernel/ids";
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { Select } from "./choices.tsx";
import { HiddenField } from "./form.tsx";

/** Members of this cooperative for which the visitor may do this. */
export const membersFor = (operation: Operation, visit: Visit): readonly string[] => [
  ...new Set(
    visit.principal.assignments.flatMap(({ cooperativeId, memberId }) =>
      memberId !== null && cooperativeId === visit.params["cooperativeId"] && visit.may(operation, memberId) ? [memberId] : [],
    ),
  ),
];

/** For which member it is written; asked only where somebody acts for several. */
export const ForMember = ({ members, label }: { members: readonly string[]; label: string }) => {
  const [first] = members;
  if (first === undefined) return null;
  if (members.length === 1) return <HiddenField name="memberId" value={first} />;
  return <Select name="memberId" label={label} value={first} empty={null} options={members.map((id) => ({ value: id, label: townOf(id) }))} />;
};
