/** When a pack is current, and how little of it must be enough. */
import { dayPlus } from "#kernel/days";
import type { Facts } from "#topics/emergency/registers/model";
import type { PackConcern, PackContent, PackStanding, Phone, PhoneState } from "./model.ts";

/** A print counts for 90 days (PROMISES G24, PRODUCT §3.13). */
export const printDays = 90;

/** What is to be done about a pack; nothing while the newest one has been printed within 90 days. */
export function concernOf(standing: Pick<PackStanding, "fingerprint" | "printedOn" | "printedFingerprint"> | null, today: string): PackConcern | null {
  if (standing === null) return "missing";
  if (standing.printedOn === null) return "never-printed";
  if (standing.printedOn < dayPlus(today, -printDays)) return "print-old";
  return standing.printedFingerprint === standing.fingerprint ? null : "print-outdated";
}

/** So long a telephone counts as that of whom the house has named: people change their office, and it holds private numbers (PROMISES G24: yearly). */
export const phoneDays = 365;

const dayMs = 86_400_000;

type Judged = Pick<Phone, "setUpAt" | "codeUntil" | "heldFingerprint" | "confirmedAt">;

/** How a telephone stands, as the house sees it. */
export function phoneStateOf({ setUpAt, codeUntil, heldFingerprint, confirmedAt }: Judged, newest: string | null, now: Date): PhoneState {
  if (setUpAt === null) return codeUntil > now ? "invited" : "expired";
  if ((confirmedAt ?? setUpAt).getTime() < now.getTime() - phoneDays * dayMs) return "unconfirmed";
  if (heldFingerprint === null) return "empty";
  return heldFingerprint === newest ? "current" : "behind";
}

/** How good that is: 4 current, 2 overtaken, 1 not or long ago printed, 0 none. */
export function levelOfConcern(concern: PackConcern | null): 0 | 1 | 2 | 4 {
  if (concern === null) return 4;
  return concern === "print-outdated" ? 2 : concern === "missing" ? 0 : 1;
}

/** The first letters of a fingerprint, as people compare them: two groups of four. */
export const shortPrint = (fingerprint: string): string => {
  const letters = fingerprint.replaceAll(/[^A-Za-z0-9]/g, "").toUpperCase();
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
};

/** The entries of a register in their order. */
export const factsOf = ({ entries }: PackContent, register: string): readonly Facts[] => entries.filter((one) => one.register === register).map(({ facts }) => facts);

/** The number on the card: of whom the alarm begins with, else of a contact in IT. */
export function firstCall(content: PackContent): { readonly whom: string; readonly phone: string } | null {
  const alarm = factsOf(content, "alarm").find((facts) => facts["phone"] !== undefined);
  if (alarm) return { whom: alarm["whom"] ?? "", phone: alarm["phone"] ?? "" };
  const contact = factsOf(content, "contacts").find((facts) => facts["kind"] === "it" && facts["phone"] !== undefined);
  return contact ? { whom: contact["name"] ?? "", phone: contact["phone"] ?? "" } : null;
}

/** Where a pack is sealed for. */
export const packPlace = (memberId: string, packId: string): string => `emergency_pack/${memberId}/${packId}`;
