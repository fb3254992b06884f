/** What the pages of this topic share. */
import type { AppointedRole, HeldOffice } from "../model.ts";
import type { Visit } from "#kernel/screen";
import { formatShortDate } from "#ui/dates";
import type { Tone } from "#ui/markup";
import { Alert } from "#ui/parts";
import { choose } from "#ui/words";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** The words in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** Says what the last act did; nothing where there was none. */
export const Done = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const sentence = Object.entries(words.done).find(([operation]) => operation === visit.done)?.[1];
  if (sentence === undefined || visit.issues.length > 0) return null;
  return <Alert tone="success" title={sentence} live />;
};

/** The address of a cooperative's pages. */
export const verbund = (visit: Pick<Visit, "params">, rest = ""): string => `/verbund/${visit.params["cooperativeId"] ?? (visit.params["memberId"] ?? "").split(".")[0]}${rest}`;

/** „Koordination Raunheim, Stellvertretung“. */
export function officeLabel(office: { readonly role: HeldOffice["role"]; readonly memberName: string | null; readonly deputy: boolean }, visit: Pick<Visit, "language">): string {
  const words = wordsFor(visit);
  const place = office.memberName === null ? words.roles[office.role] : `${words.roles[office.role]} ${office.memberName}`;
  return office.deputy ? `${place}, ${words.people.deputy}` : place;
}

/** „ab 1.12.2026“, „bis 30.11.2026“; empty for an office in force without an end. */
export function spanLabel({ from, to }: Pick<HeldOffice, "from" | "to">, today: string, visit: Pick<Visit, "language">): string {
  const words = wordsFor(visit).people;
  const begins = from > today ? words.from(formatShortDate(from, visit.language)) : "";
  const ends = to === null ? "" : words.until(formatShortDate(to, visit.language));
  return [begins, ends].filter(Boolean).join(" ");
}

/** Whether an office has ended, lasts or is to come. */
export const standOf = ({ from, to }: Pick<HeldOffice, "from" | "to">, today: string): "former" | "active" | "future" =>
  to !== null && to < today ? "former" : from > today ? "future" : "active";

/** The colour of that state. */
export const standTone: Record<"former" | "active" | "future", Tone> = { former: "na", active: "ok", future: "open" };

/** Roles as choices with what they may do. */
export const roleOptions = (roles: readonly AppointedRole[], visit: Pick<Visit, "language">) => {
  const words = wordsFor(visit);
  return roles.map((role) => ({ value: role, label: words.roles[role], hint: words.roleHints[role] }));
};
