/** The proof of efficiency as a paper for councils and funders. */
import type { Block, Paper } from "#kernel/paper";
import type { Language } from "#kernel/screen";
import { dayOf, formatDate } from "#ui/dates";
import { formatDecimal, formatEuro } from "#ui/numbers";
import { choose } from "#ui/words";
import type { readProof } from "./contract.ts";
import { savedThousandths, wantedThousandths } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

type Proof = (typeof readProof)["output"]["_output"];
type Around = { readonly cooperative: string; readonly office: string; readonly statedAt: Date; readonly language: Language; readonly demo: boolean };

const percent = (thousandths: number, language: Language) => `${formatDecimal(thousandths / 10, language, 1)} %`;

function memberTable({ rows, alone, shared, year }: Proof, language: Language): Block {
  const { page, paper } = choose({ de, en }, language);
  const euro = (cents: number) => formatEuro(cents, language);
  const line = (name: string, one: { readonly alone: number; readonly shared: number }) => [
    name,
    euro(one.alone),
    euro(one.shared),
    euro(one.alone - one.shared),
    percent(savedThousandths(one.alone, one.shared), language),
  ];
  return {
    kind: "table",
    caption: paper.table(year),
    columns: [
      { title: page.member, share: 4 },
      { title: page.alone, align: "right", share: 2.4 },
      { title: page.shared, align: "right", share: 2.4 },
      { title: page.saved, align: "right", share: 2.4 },
      { title: page.share, align: "right", share: 1.6 },
    ],
    rows: [...rows.map((row) => line(row.memberName, row)), line(page.total, { alone, shared })],
    rowHeads: true,
  };
}

function assumptionTable({ assumptions }: Proof, language: Language): Block {
  const words = choose({ de, en }, language);
  return {
    kind: "table",
    caption: words.page.assumptions,
    columns: [
      { title: words.page.what, share: 3 },
      { title: words.page.measure, share: 3 },
      { title: words.page.amount, align: "right", share: 2 },
      { title: words.page.source, share: 4 },
    ],
    rows: assumptions.map((one) => [one.title, `${words.measures[one.measure]}, ${words.audiences[one.audience]}`, formatEuro(one.cents, language), one.source]),
    rowHeads: true,
  };
}

/** Purchases that count, with their contract as the source. */
function purchaseBlocks({ purchases }: Proof, language: Language): Block[] {
  const { page } = choose({ de, en }, language);
  const euro = (cents: number) => formatEuro(cents, language);
  const taken = purchases.filter(({ takenAt }) => takenAt !== null);
  if (taken.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: page.purchases },
    {
      kind: "table",
      caption: page.purchases,
      columns: [
        { title: page.contract, share: 5 },
        { title: page.alone, align: "right", share: 2 },
        { title: page.shared, align: "right", share: 2 },
        { title: page.saved, align: "right", share: 2 },
      ],
      rows: taken.map(({ title, supplierName, alone, pooled }) => [page.contractOf(title, supplierName), euro(alone), euro(pooled), euro(alone - pooled)]),
      rowHeads: true,
    },
  ];
}

function sensitivityTable({ sensitivity }: Proof, language: Language): Block {
  const { page } = choose({ de, en }, language);
  return {
    kind: "table",
    caption: page.sensitivity,
    columns: [
      { title: page.varied, share: 2 },
      { title: page.alone, align: "right", share: 2 },
      { title: page.saved, align: "right", share: 2 },
      { title: page.share, align: "right" },
      { title: page.enough },
    ],
    rows: sensitivity.map((one) => [
      page.changed(one.percent),
      formatEuro(one.alone, language),
      formatEuro(one.saved, language),
      percent(one.thousandths, language),
      one.holds ? page.yes : page.no,
    ]),
    rowHeads: true,
  };
}

/** What the members pay together beside what each would pay alone, with the assumptions and how much they may be off. */
export function proofPaper(proof: Proof, { cooperative, office, statedAt, language, demo }: Around): { readonly name: string; readonly paper: Paper } {
  const { paper, page } = choose({ de, en }, language);
  const saved = savedThousandths(proof.alone, proof.shared);
  const holds = saved >= wantedThousandths;
  return {
    name: paper.name(proof.year, dayOf(statedAt)),
    paper: {
      title: paper.title(proof.year),
      subtitle: cooperative,
      author: office,
      language,
      state: paper.state(formatDate(statedAt, language)),
      statedAt,
      ...(demo ? { marking: paper.invented } : {}),
      blocks: [
        { kind: "note", tone: holds ? "ok" : "no", title: page.verdict(holds), text: page.lead(formatEuro(proof.alone - proof.shared, language), percent(saved, language)) },
        { kind: "text", text: page.bases[proof.basis] },
        { kind: "heading", level: 1, text: page.proof },
        memberTable(proof, language),
        { kind: "heading", level: 1, text: page.assumptions },
        { kind: "text", text: paper.assumed },
        assumptionTable(proof, language),
        ...purchaseBlocks(proof, language),
        { kind: "heading", level: 1, text: page.sensitivity },
        { kind: "text", text: page.margin(percent(proof.margin, language), proof.margin >= 0) },
        sensitivityTable(proof, language),
        { kind: "signature", lines: [...paper.signature] },
      ],
    },
  };
}
