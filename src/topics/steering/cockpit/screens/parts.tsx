/** What the start pages share: the words of the visitor, one waiting thing as a line of the worklist. */
import type { Visit } from "#kernel/screen";
import { formatRelative } from "#ui/dates";
import { LinkButton, StateTag } from "#ui/parts";
import type { WorkItem } from "#ui/cockpit";
import type { Tone } from "#ui/markup";
import { choose } from "#ui/words";
import { remindMembers } from "#topics/survey/followup/contract";
import type { Reason, Waiting } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export const wordsOf = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const urgent: Partial<Record<Reason, Tone>> = {
  overdue: "no",
  returned: "no",
  "due-soon": "part",
  stuck: "part",
  "no-coordinator": "part",
  "no-management": "part",
  "inquiry-open": "brand",
};

type Standpoint = { readonly visit: Visit; readonly central: boolean };

function placeOf(item: Waiting, { visit, central }: Standpoint): { href: string; act: "remind" | "open" | "appoint" | "reply" | "signOff" | "answer" | "read" } {
  const member = `/mitglied/${item.memberId}`;
  const survey = `${member}/erhebungen/${item.campaignId}`;
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
    who: item.memberName,
    what: words.what(item),
    why,
    ...(tone && item.dueOn ? { tag: <StateTag tone={tone}>{formatRelative(item.dueOn, visit.now, visit.language)}</StateTag> } : {}),
    act: (
      <LinkButton href={href} small label={`${words.acts[act]}, ${item.memberName}`}>
        {words.acts[act]}
      </LinkButton>
    ),
  };
}
