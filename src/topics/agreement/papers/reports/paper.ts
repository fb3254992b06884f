/** The paper a council decides on, with the amount of its own town. German, as councils read it; made to be edited further. */
import type { Block, Paper } from "#kernel/paper";
import { de as resolutionsDe } from "#topics/agreement/resolutions/words.de";
import { de as termsDe } from "#topics/agreement/terms/words.de";
import { formatDate, formatShortDate } from "#ui/dates";
import { comparisonOf, costLines, wholeCost } from "../rules.ts";
import { de } from "../words.de.ts";
import { amountsOf, costBlocks } from "./costs.ts";
import { fill, isHost, tasksOf, valuesOf, withArticle, type Printed, type Values } from "./wording.ts";

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: "heading", level, text });
const sentence = (text: string): Block => ({ kind: "text", text });

/** Number, day and who decides, in this order; sessions that are planned or past are filled in. */
function headBlocks({ text, member, path, paper }: Printed): Block[] {
  const words = de.paper.head;
  const house = text.kinds[member.kind];
  const bodies = { ...resolutionsDe.bodies[member.kind], committee: house.ausschuss };
  const number = path.map(({ paperNumber }) => paperNumber).findLast((one) => one !== "") ?? words.blank;
  return [
    {
      kind: "facts",
      facts: [
        { term: words.number, value: number },
        { term: words.date, value: formatDate(paper.preparedAt, "de") },
        { term: words.lead, value: words.blank },
        { term: words.public, value: words.publicValue },
        { term: words.competence, value: house.zustaendig },
      ],
    },
    {
      kind: "table",
      caption: words.path,
      rowHeads: true,
      columns: [
        { title: words.body, share: 4 },
        { title: words.session, share: 2 },
        { title: words.role, share: 2 },
      ],
      rows: (["executive", "committee", "council"] as const).map((step) => {
        const on = path.find((one) => one.step === step)?.sessionOn ?? null;
        return [bodies[step], on === null ? words.open : formatShortDate(on, "de"), words.roles[step]];
      }),
    },
  ];
}

/** What is to be resolved. */
function proposalBlocks(printed: Printed, values: Values): Block[] {
  const { text, version, paper, share, isJoining } = printed;
  const form = text.forms[version.legalForm];
  const lines = costLines(paper.basis, share);
  const isOne = lines.length === 1;
  const costs = wholeCost(lines) === 0 ? text.proposals.free : isOne ? text.proposals.costsone : text.proposals.costs;
  const points = [form.changes[version.change].proposal, isHost(printed) ? form.host : form.member, costs, isJoining ? text.proposals.join : text.proposals.sign];
  const sent = form.seat !== undefined && (version.change === "conclusion" || isJoining) ? [form.seat] : [];
  return [
    heading(1, de.paper.headings.proposal),
    sentence(fill(de.paper.resolves, values)),
    { kind: "list", ordered: true, items: [...points, ...sent, text.proposals.report].map((point) => fill(point, values)) },
  ];
}

/** Situation, in the office's own words first, and what is aimed at. */
function situationBlocks(printed: Printed, values: Values): Block[] {
  const { text, paper } = printed;
  const introduction = paper.introduction.split(/\n{2,}/).filter((part) => part.trim() !== "");
  return [
    heading(2, de.paper.headings.situation),
    ...introduction.map(sentence),
    ...text.situation.map((one) => sentence(fill(one, values))),
    heading(2, de.paper.headings.aim),
    sentence(fill(printed.isJoining ? text.aimjoin : isHost(printed) ? text.aimhost : text.aim, values)),
  ];
}

/** The legal form with its sections, from the law as data. */
function formBlocks({ text, version, law }: Printed, values: Values): Block[] {
  const demand = law.forms[version.legalForm][version.change];
  const said = [
    text.forms[version.legalForm].meaning,
    text.forms[version.legalForm].written,
    text.formalities[demand.formality],
    text.effective[demand.effective],
    ...(version.namedOn === null ? [] : [text.named]),
    version.content.term.years === 0 ? text.term.endless : text.term.years,
  ];
  return [heading(2, de.paper.headings.form), sentence(said.map((one) => fill(one, values)).join(" "))];
}

function taskBlocks(printed: Printed, values: Values): Block[] {
  const words = de.paper.tasks;
  return [
    heading(2, de.paper.headings.tasks),
    sentence(fill(printed.text.forms[printed.version.legalForm].tasks, values)),
    {
      kind: "table",
      caption: words.caption,
      rowHeads: true,
      columns: [
        { title: words.task, share: 3 },
        { title: words.kind, share: 2 },
        { title: words.sees, share: 2 },
      ],
      rows: tasksOf(printed).map(({ letter, title, kind, dataClass }) => [`${letter} ${title}`, termsDe.kindsOf[printed.version.legalForm][kind], termsDe.classes[dataClass]]),
    },
  ];
}

/** What happens after the resolution, as the law demands it for this form and step. */
function nextSteps({ text, version, law, isJoining }: Printed, values: Values): string[] {
  const demand = law.forms[version.legalForm][version.change];
  const when = version.namedOn === null ? text.next.asearly : `am ${formatDate(version.namedOn, "de")}`;
  const steps = [
    isJoining ? text.next.declared : text.next.signed,
    text.next[demand.formality],
    ...(demand.published ? [text.next.published] : []),
    fill(text.next.force, { wann: when }),
  ];
  return steps.map((one) => fill(one, values));
}

function annexes({ text, paper, share, isJoining }: Printed, values: Values): string[] {
  const named = [text.annexes.agreement, text.annexes.simulation, ...(comparisonOf(paper.basis, share) === null ? [] : [text.annexes.proof])];
  return [...named, ...(isJoining ? [text.annexes.declaration] : [])].map((one) => fill(one, values));
}

function groundBlocks(printed: Printed, values: Values): Block[] {
  const { text } = printed;
  const { headings } = de.paper;
  const filled = (one: string) => fill(one, values);
  return [
    heading(1, headings.grounds),
    ...situationBlocks(printed, values),
    ...formBlocks(printed, values),
    ...taskBlocks(printed, values),
    heading(2, headings.benefit),
    { kind: "list", items: text.benefits.map(filled) },
    heading(2, headings.alternatives),
    { kind: "list", items: text.alternatives.map(({ option, result }) => [{ strong: `${option}.` }, ` ${filled(result)}`]) },
    heading(1, headings.costs),
    ...costBlocks(printed, values),
    heading(1, headings.effects),
    heading(2, headings.staff),
    sentence(filled(isHost(printed) ? text.forms[printed.version.legalForm].staffhost : text.staff)),
    heading(2, headings.privacy),
    sentence(filled(text.privacy)),
    heading(1, headings.next),
    { kind: "list", ordered: true, items: nextSteps(printed, values) },
    heading(1, headings.annexes),
    { kind: "list", items: annexes(printed, values) },
  ];
}

/** The paper of one member on one version. */
export function councilPaperOf(printed: Printed): Paper {
  const { text, version, member, paper, demo } = printed;
  const values = { ...valuesOf(printed), ...amountsOf(printed) };
  return {
    title: de.paper.title,
    subtitle: text.forms[version.legalForm].changes[version.change].subject,
    author: member.letterName,
    language: "de",
    state: de.paper.state(formatDate(paper.preparedAt, "de")),
    statedAt: paper.preparedAt,
    ...(demo ? { marking: de.paper.invented } : {}),
    type: "small",
    blocks: [
      ...headBlocks(printed),
      ...proposalBlocks(printed, values),
      ...groundBlocks(printed, values),
      { kind: "signature", lines: [de.paper.signature(withArticle(member, text, "hausakk")), de.paper.signatory] },
    ],
  };
}
