/** To whom a course is issued. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { KnownUnit, TrainingDepartment } from "../model.ts";

type Asked = { readonly cooperativeId: CooperativeId; readonly campaignId: string };
type Chosen = { readonly members: readonly { readonly id: MemberId }[]; readonly units: readonly KnownUnit[]; /** Null: all of them. */ readonly wanted: readonly string[] | null };

/**
 * The chosen departments of the chosen members; a member without departments, or with none of them chosen, learns as a whole house.
 */
export function departmentsOf({ cooperativeId, campaignId }: Asked, { members, units, wanted }: Chosen, wholeHouse: string): Omit<TrainingDepartment, "id">[] {
  return members.flatMap(({ id: memberId }): Omit<TrainingDepartment, "id">[] => {
    const own = units.filter((unit) => unit.memberId === memberId && (wanted === null || wanted.includes(unit.id)));
    const common = { cooperativeId, memberId, campaignId, slips: 0, pooled: null };
    return own.length === 0 ? [{ ...common, unitId: null, name: wholeHouse }] : own.map((unit) => ({ ...common, unitId: unit.id, name: unit.name }));
  });
}
