/** What the start pages share: the words of the visitor, one waiting thing as a line of the worklist. */
import { cooperativeOf, memberId as memberKey } from "#kernel/ids";
import type { Visit } from "#kernel/screen";
import { formatRelative } from "#ui/dates";
import { LinkButton, StateTag } from "#ui/parts";
import type { WorkItem } from "#ui/cockpit";
import type { Tone } from "#ui/markup";
import { choose } from "#ui/words";
import { readCheck } from "#topics/assessment/checks/contract";
import { remindMembers } from "#topics/survey/followup/contract";
import type { Reason, Waiting } from "../model.ts";
import { deadlinePath } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export const wordsOf = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const urgent: Partial<Record<Reason, Tone>> = {
  overdue: "no",
  returned: "no",
  "check-overdue": "no",
  "check-returned": "no",
  "measure-overdue": "no",
  "measure-escalated": "no",
  "due-soon": "part",
  "check-due": "part",
  "measure-due": "part",
  "document-review": "part",
  "contract-due": "part",
  "grant-due": "part",
  "resolution-due": "part",
  "agreement-notice": "part",
  "demand-asked": "part",
  "minutes-open": "part",
  "meeting-coming": "brand",
  "minutes-released": "brand",
  "training-untouched": "part",
  "training-low": "part",
  "acknowledgement-overdue": "no",
  "acknowledgement-due": "part",
  stuck: "part",
  "check-stuck": "part",
  "no-coordinator": "part",
  "no-management": "part",
  "inquiry-open": "brand",
  "check-submitted": "brand",
};

/** Meetings, contracts, suppliers, purchases and grants are the same pages for everybody. */
function sharedWay(item: Waiting, visit: Visit): Way | null {
  const { reason, objectId, memberId } = item;
  const cooperativeId = (memberId === null ? visit.params["cooperativeId"] : cooperativeOf(memberId)) ?? "";
  const base = `/verbund/${cooperativeId}`;
  if (reason === "meeting-coming" || reason === "minutes-open" || reason === "minutes-released") return { href: `${base}/sitzungen/${objectId}`, act: "open" };
  if (reason === "agenda-proposed") return { href: `${base}/gremien/${objectId}`, act: "look" };
  if (reason === "demand-asked") return { href: `${base}/beschaffungen/${objectId}`, act: "answer" };
  const href = deadlinePath(item, cooperativeId);
  return href === null ? null : { href, act: reason === "grant-due" ? "open" : "look" };
}

type Standpoint = { readonly visit: Visit; readonly central: boolean };
type Way = { readonly href: string; readonly act: keyof typeof de.acts };

/** Checks, shared answers and measures as the office comes to them. */
function centralWork(item: Waiting, visit: Visit): Way | null {
  const base = `/verbund/${visit.params["cooperativeId"]}`;
  const acting = visit.may(remindMembers);
  if (item.reason === "measure-overdue" || item.reason === "measure-confirm")
    return { href: `${base}/massnahmen/${item.objectId}`, act: item.reason === "measure-confirm" && acting ? "confirm" : "open" };
  if (item.reason === "pack-print") return { href: `${base}/notfall`, act: "open" };
  if (item.reason === "training-low") return { href: `${base}/schulungen/${item.objectId}`, act: acting ? "remind" : "open" };
  if (item.reason === "shared-review") return { href: `${base}/gemeinschaftsantworten/${item.objectId}`, act: "open" };
  if (item.roundId === null) return null;
  const own = item.memberId !== null && visit.may(readCheck, item.memberId);
  if (item.reason === "check-submitted" && acting && own) return { href: `/mitglied/${item.memberId}/checks/${item.objectId}`, act: "verify" };
  return { href: `${base}/checks/${item.roundId}`, act: acting ? "remind" : "open" };
}

const localActs: Partial<Record<Reason, Way["act"]>> = {
  "check-to-close": "sign",
  "check-returned": "look",
  "shared-decide": "decide",
  "shared-review": "look",
  "measure-unowned": "assign",
  "document-to-release": "signOff",
  "document-conflict": "decide",
};

// Where a reason leads in the town hall it waits in; the first that fits.
const localPlaces: readonly (readonly [fits: (reason: Reason) => boolean, path: (item: Waiting) => string])[] = [
  [(reason) => reason === "shared-decide" || reason === "shared-review", () => "gemeinschaftsantworten"],
  [(reason) => reason === "document-conflict", ({ objectId }) => `dokumente/${objectId}/abgleich`],
  [(reason) => reason.startsWith("document-"), ({ objectId }) => `dokumente/${objectId}`],
  [(reason) => reason.startsWith("training-"), ({ objectId }) => `schulungen/${objectId}`],
  [(reason) => reason === "acknowledgement-again", ({ objectId }) => `dokumente/${objectId}/kenntnisnahme`],
  [(reason) => reason.startsWith("acknowledgement-"), ({ objectId }) => `kenntnisnahmen/${objectId}`],
  [(reason) => reason === "pack-print" || reason === "pack-phones", () => "notfall/mappe"],
  [(reason) => reason === "emergency-gaps", () => "notfall"],
  [(reason) => reason === "entry-to-answer", () => "vereinbarung/eintraege"],
  [(reason) => reason === "measure-unowned", () => "massnahmen/stimmigkeit"],
  [(reason) => reason === "measure-overdue" || reason === "measure-escalated", () => "massnahmen?state=overdue"],
  [(reason) => reason === "measure-confirm", () => "massnahmen?state=implemented"],
  [(reason) => reason.startsWith("measure-"), () => "massnahmen?state=pending"],
];

/** The same as the town hall comes to them. */
function localWork(item: Waiting): Way | null {
  const member = `/mitglied/${item.memberId}`;
  const act = localActs[item.reason];
  if (item.roundId !== null) return { href: `${member}/checks/${item.objectId}`, act: act ?? "answer" };
  if (item.reason === "theme-due") return { href: `/verbund/${cooperativeOf(memberKey.parse(item.memberId))}/jahreskalender`, act: "look" };
  const [, path] = localPlaces.find(([fits]) => fits(item.reason)) ?? [];
  return path ? { href: `${member}/${path(item)}`, act: act ?? "look" } : null;
}

function placeOf(item: Waiting, { visit, central }: Standpoint): Way {
  const member = `/mitglied/${item.memberId}`;
  const survey = `${member}/erhebungen/${item.campaignId}`;
  const work = sharedWay(item, visit) ?? (central ? centralWork(item, visit) : localWork(item));
  if (work) return work;
  // Who looks without acting – steering group, auditors, advisers – opens what all of them may see.
  if (central && !visit.may(remindMembers)) return { href: item.campaignId ? `/verbund/${visit.params["cooperativeId"]}/erhebungen/${item.campaignId}` : member, act: "open" };
  if (item.reason === "no-coordinator" || item.reason === "no-management") return { href: `${member}/personen`, act: "appoint" };
  if (item.reason === "inquiry-open") return { href: `/verbund/${visit.params["cooperativeId"]}/rueckfragen`, act: "reply" };
  if (item.reason === "inquiry-answered") return { href: item.section ? `${survey}/${item.section}` : survey, act: "read" };
  if (central)
    return {
      href: `/verbund/${visit.params["cooperativeId"]}/erhebungen/${item.campaignId}`,
      act: item.reason === "sign-off-waits" ? "open" : "remind",
    };
  return { href: survey, act: item.reason === "sign-off-waits" ? "signOff" : "answer" };
}

/** Who · what · why · one act. */
export function workItem(item: Waiting, standpoint: Standpoint): WorkItem {
  const { visit } = standpoint;
  const words = wordsOf(visit);
  const { href, act } = placeOf(item, standpoint);
  const tone = urgent[item.reason];
  const why = [words.why(item), item.since ? words.since(formatRelative(item.since, visit.now, visit.language)) : ""].filter(Boolean).join(" · ");
  return {
    who: item.memberName || words.everybody,
    what: words.what(item),
    why,
    ...(tone && item.dueOn ? { tag: <StateTag tone={tone}>{formatRelative(item.dueOn, visit.now, visit.language)}</StateTag> } : {}),
    act: (
      <LinkButton href={href} small label={`${words.acts[act]}, ${item.memberName || words.what(item)}`}>
        {words.acts[act]}
      </LinkButton>
    ),
  };
}
