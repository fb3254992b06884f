/** The letter to the supervisory authority, German as it is written. */
import type { Block, Paper } from "#kernel/paper";
import type { AgreementVersion, CooperationLaw } from "#topics/agreement/terms/model";
import type { MemberKind } from "#topics/members/model";
import { formatDate, formatShortDate } from "#ui/dates";
import type { CourseFacts } from "./model.ts";
import { de } from "./words.de.ts";

type Printed = {
  readonly version: AgreementVersion;
  readonly facts: CourseFacts;
  readonly law: CooperationLaw;
  readonly parties: readonly { readonly id: string; readonly letterName: string; readonly kind: MemberKind }[];
  readonly cooperativeName: string;
  readonly statedAt: Date;
  readonly demo: boolean;
};

/** From whom to whom, and when. */
const addressOf = (host: string, statedAt: Date): Block => ({
  kind: "facts",
  facts: [
    { term: de.paper.to, value: de.paper.toValue },
    { term: de.paper.from, value: host },
    { term: de.paper.date, value: formatDate(statedAt, "de") },
    { term: de.paper.reference, value: de.paper.blank },
  ],
});

/** Notification or request for approval, whatever the law asks for, with who has resolved and signed and what is enclosed. */
export function notificationPaper({ version, facts, law, parties, cooperativeName, statedAt, demo }: Printed): Paper {
  const words = de.paper;
  const demand = law.forms[version.legalForm][version.change];
  const host = parties.find(({ id }) => id === version.content.hostMemberId)?.letterName ?? cooperativeName;
  const day = (found: string | undefined) => (found === undefined ? "–" : formatShortDate(found, "de"));
  const rows = parties
    .filter(({ id }) => facts.deciding.includes(id))
    .map(({ id, letterName, kind }) => [
      letterName,
      `${words.councils[kind]}, ${day(facts.decisions.find((one) => one.memberId === id && one.isAdopted)?.on)}`,
      day(facts.signatures.find((one) => one.memberId === id)?.signedOn),
    ]);
  return {
    title: words.titles[demand.formality](version.legalForm),
    subtitle: version.title,
    author: host,
    language: "de",
    state: words.state(formatDate(statedAt, "de")),
    statedAt,
    ...(demo ? { marking: words.invented } : {}),
    blocks: [
      addressOf(host, statedAt),
      { kind: "text", text: words.greeting },
      { kind: "text", text: words.asks[demand.formality](version.title, words.forms[version.legalForm], demand.sections.formality) },
      { kind: "text", text: words.does[version.change](rows.length, version.legalForm) },
      { kind: "text", text: words.effect[demand.effective](demand.sections.effective) },
      {
        kind: "table",
        caption: words.caption,
        rowHeads: true,
        columns: [
          { title: words.party, share: 3 },
          { title: words.resolution, share: 4 },
          { title: words.signed, share: 2 },
        ],
        rows,
      },
      { kind: "text", text: words.closing },
      { kind: "text", text: words.regards },
      { kind: "signature", lines: words.signature(host) },
      { kind: "heading", level: 2, text: words.enclosed },
      { kind: "list", items: words.enclosures(version.legalForm, demand.published) },
    ],
  };
}
