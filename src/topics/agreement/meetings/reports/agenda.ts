/** The invitation with the agenda as a letter, German as it is sent. */
import type { Block, Paper } from "#kernel/paper";
import type { Cooperative } from "#topics/members/model";
import { formatDate } from "#ui/dates";
import type { AgendaItem, Meeting, MeetingBody } from "../model.ts";
import { quorumOf } from "../rules/voting.ts";
import { de, paper as words } from "../words.de.ts";

type Printed = {
  readonly meeting: Meeting;
  readonly body: MeetingBody;
  readonly items: readonly AgendaItem[];
  readonly seats: readonly { readonly name: string }[];
  readonly cooperative: Cooperative | undefined;
  readonly statedAt: Date;
  readonly demo: boolean;
};

const fact = (term: string, value: string) => (value === "" ? [] : [{ term, value }]);

const itemBlocks = ({ title, kind, explanation, proposal }: AgendaItem, index: number): Block[] => [
  { kind: "heading", level: 2, text: `${words.top(index + 1)}  ${title}` },
  { kind: "text", text: [{ strong: de.itemKinds[kind] }, explanation === "" ? "" : ` – ${explanation}`] },
  ...(proposal === "" ? [] : [{ kind: "text" as const, text: [{ strong: words.proposal }, ` ${proposal}`] }]),
];

/** To whom, when and where, what is on the agenda, and when the body can decide. */
export function agendaPaper({ meeting, body, items, seats, cooperative, statedAt, demo }: Printed): { readonly name: string; readonly paper: Paper } {
  const paper: Paper = {
    title: words.agendaTitle,
    subtitle: words.minutesOf(body.name, meeting.heldOn),
    author: cooperative?.officeName ?? "",
    language: "de",
    state: words.state(formatDate(statedAt, "de")),
    statedAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks: [
      {
        kind: "facts",
        facts: [
          { term: words.agendaTo, value: words.members(seats.map(({ name }) => name).join(", ")) },
          ...fact(words.agendaFrom, cooperative?.officeName ?? ""),
          { term: words.date, value: formatDate(statedAt, "de") },
        ],
      },
      { kind: "text", text: words.greeting },
      { kind: "text", text: meeting.state === "cancelled" ? words.called : words.invites(body.name) },
      {
        kind: "facts",
        facts: [{ term: words.time, value: de.when(meeting) }, ...fact(words.place, meeting.place), ...fact(words.link, meeting.link), ...fact(words.hint, meeting.note)],
      },
      { kind: "heading", level: 1, text: words.agenda },
      ...items.flatMap(itemBlocks),
      { kind: "text", text: body.hasVotes ? words.quorum(quorumOf(seats.length, body), seats.length) : words.talks },
      { kind: "text", text: words.closing },
      { kind: "signature", lines: [words.chairLine(body.chairName)] },
    ],
  };
  return { name: words.agendaName(body.name, meeting.heldOn), paper };
}
