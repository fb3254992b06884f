/** The minutes of a meeting, German as the files are. */
import type { Block, Paper } from "#kernel/paper";
import type { Cooperative } from "#topics/members/model";
import { formatDate, formatShortDate } from "#ui/dates";
import type { ReadItem } from "../contract/meetings.ts";
import type { Meeting, MeetingBody } from "../model.ts";
import { numberText } from "../rules/meetings.ts";
import { isQuorate, tallyOf } from "../rules/voting.ts";
import { de, paper as words } from "../words.de.ts";

type Printed = {
  readonly meeting: Meeting;
  readonly body: MeetingBody;
  readonly items: readonly ReadItem[];
  readonly names: ReadonlyMap<string, string>;
  readonly cooperative: Cooperative | undefined;
  readonly statedAt: Date;
  readonly demo: boolean;
};

const sentence = (text: string): Block => ({ kind: "text", text });
const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map(sentence);

const nameOf = (names: Printed["names"], id: string) => names.get(id) ?? id;

function presenceBlocks({ meeting, body, names }: Printed): Block[] {
  const seats = meeting.attendance.map(({ memberId }) => memberId);
  const { present, eligible } = tallyOf({}, { seats, attendance: meeting.attendance });
  return [
    {
      kind: "facts",
      facts: [
        { term: words.time, value: de.when(meeting) },
        ...(meeting.place === "" ? [] : [{ term: words.place, value: meeting.place }]),
        ...(meeting.chairedBy === "" ? [] : [{ term: words.chairedBy, value: meeting.chairedBy }]),
        ...(meeting.keptBy === "" ? [] : [{ term: words.keptBy, value: meeting.keptBy }]),
      ],
    },
    { kind: "heading", level: 1, text: words.presence },
    {
      kind: "table",
      caption: words.presence,
      columns: [
        { title: words.member, share: 3 },
        { title: words.attends, share: 1 },
        { title: words.represented, share: 3 },
      ],
      rows: meeting.attendance.map(({ memberId, isPresent, name }) => [nameOf(names, memberId), isPresent ? words.yes : words.no, isPresent ? name : ""]),
      rowHeads: true,
    },
    sentence(body.hasVotes ? words.opened(present, eligible, isQuorate({ present, eligible }, body)) : words.openedTalk(present, eligible)),
  ];
}

/** Who voted how stands in the minutes where not everybody voted alike. */
function voteBlocks({ record, tally }: ReadItem, { names, meeting }: Printed): Block[] {
  const cast = meeting.attendance.flatMap(({ memberId }) => {
    const voice = record?.votes[memberId];
    return voice === undefined ? [] : [[memberId, voice] as const];
  });
  if (tally === null || cast.length === 0 || tally.yes === cast.length) return [];
  return [
    {
      kind: "table",
      caption: words.named,
      columns: [
        { title: words.member, share: 3 },
        { title: words.vote, share: 1 },
      ],
      rows: cast.map(([member, voice]) => [nameOf(names, member), de.voices[voice]]),
      rowHeads: true,
    },
  ];
}

function decisionBlocks(item: ReadItem, printed: Printed): Block[] {
  const { decision } = item;
  if (decision === null) return item.proposal === "" ? [] : [{ kind: "text", text: [{ strong: words.proposal }, ` ${item.proposal}`] }];
  return [
    { kind: "note", tone: decision.result === "adopted" ? "ok" : "no", title: words.decisionOf(numberText(decision)), text: decision.wording },
    sentence(words.votesOf(de.tally(decision.tally), de.results[decision.result])),
    ...(decision.supersedesNumber === null ? [] : [sentence(words.supersedes(numberText({ ...decision, number: decision.supersedesNumber })))]),
    ...voteBlocks(item, printed),
  ];
}

const itemBlocks = (item: ReadItem, index: number, printed: Printed): Block[] => [
  { kind: "heading", level: 2, text: `${words.top(index + 1)}  ${item.title}` },
  ...paragraphs(item.record?.minutes ?? ""),
  ...decisionBlocks(item, printed),
  ...(item.record?.outcome === "left-over" ? [sentence(words.leftOver)] : []),
];

/** Who is to do it; all by one word. */
function whoDoes(members: readonly string[], { meeting, names }: Printed): string {
  if (members.length === 0) return words.office;
  return meeting.attendance.length > 1 && meeting.attendance.every(({ memberId }) => members.includes(memberId)) ? words.all : members.map((id) => nameOf(names, id)).join(", ");
}

function taskBlocks(printed: Printed): Block[] {
  const { items } = printed;
  const tasks = items.flatMap((item) => item.tasks);
  if (tasks.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: words.tasks },
    {
      kind: "table",
      caption: words.tasks,
      columns: [
        { title: words.task, share: 4 },
        { title: words.who, share: 3 },
        { title: words.dueOn, share: 1 },
      ],
      rows: tasks.map(({ title, members, dueOn }) => [title, whoDoes(members, printed), dueOn === null ? "–" : formatShortDate(dueOn, "de")]),
      rowHeads: true,
    },
  ];
}

/** Who was there, what was said and decided on each point, who does what until when. */
export function minutesPaper(printed: Printed): { readonly name: string; readonly paper: Paper } {
  const { meeting, body, items, cooperative, statedAt, demo } = printed;
  const marks = [meeting.state === "released" ? "" : words.draft, demo ? words.invented : ""].filter((mark) => mark !== "");
  const paper: Paper = {
    title: words.minutesTitle,
    subtitle: words.minutesOf(body.name, meeting.heldOn),
    author: cooperative?.officeName ?? "",
    language: "de",
    state: words.state(formatDate(statedAt, "de")),
    statedAt,
    ...(marks.length === 0 ? {} : { marking: marks.join(" · ") }),
    blocks: [
      ...presenceBlocks(printed),
      { kind: "heading", level: 1, text: words.proceedings },
      ...items.flatMap((item, index) => itemBlocks(item, index, printed)),
      ...taskBlocks(printed),
      sentence(words.closed(meeting.endsAt)),
      ...(meeting.releasedAt === null ? [] : [sentence(words.released(formatDate(meeting.releasedAt, "de"), meeting.releasedByName))]),
      { kind: "signature", lines: [...words.signatures] },
    ],
  };
  return { name: words.minutesName(body.name, meeting.heldOn), paper };
}
