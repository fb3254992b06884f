import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memberId } from "#kernel/ids";
import { costShare } from "#tests/cost-keys";
import { textOf } from "#tests/papers";
import type { Paper } from "#kernel/paper";
import { agreementChanges, legalForms, type AgreementVersion, type LegalForm } from "#topics/agreement/terms/model";
import { findModel } from "#topics/agreement/terms/usecases/shipped";
import { keyDefinition } from "#topics/costs/keys/model";
import { memberKinds, type MemberKind } from "#topics/members/model";
import type { CouncilPaper, CouncilPaperShare } from "./model.ts";
import { councilPaperOf } from "./reports/paper.ts";
import { findLaw, findText } from "./usecases/shipped.ts";
import { de } from "./words.de.ts";

const [town, kreis] = [memberId.parse("gg.stockstadt"), memberId.parse("gg.kreis")];
const [versionId, keyId] = ["0190b0a0-0000-7000-8000-000000000001", "0190b0a0-0000-7000-8000-000000000002"];

const versionOf = (more: Partial<AgreementVersion> = {}): AgreementVersion => {
  const { tasks, clauses, annexes, term, accessionBy, title } = findModel(more.legalForm ?? "mandate");
  const parties = [town, kreis].map((one) => ({ memberId: one, tasks: null }));
  const dates = { namedOn: null, circulatedAt: new Date("2026-01-31"), inForceOn: null, endsOn: null, changedAt: new Date("2026-01-31"), changedByName: "x" };
  const content = { hostMemberId: kreis, parties, tasks, clauses, annexes, term, accessionBy, costKeyReference: "" };
  return { id: versionId, number: 1, change: "conclusion", legalForm: "mandate", title, state: "circulated", revision: 1, ...dates, content, ...more };
};

const paper: CouncilPaper = {
  versionId,
  basis: {
    simulationId: versionId,
    simulationTitle: "Für die Räte",
    simulatedOn: "2026-01-31",
    keyId,
    keyTitle: "Kreis die Hälfte, Rest nach Einwohnern",
    definition: keyDefinition.parse({
      shares: [
        costShare({ part: "percent", thousandths: 50_000, basis: "member", memberId: kreis }),
        costShare({ part: "rest", basis: "population", circle: "without-named", figuresOf: { monthDay: "12-31", year: 2_022 } }),
      ],
      vat: [],
    }),
    years: [{ year: 2_026, cents: 23_000_000 }],
    plan: [{ kind: "personnel", cents: 23_000_000 }],
  },
  introduction: "Die Bestandserhebung hat gezeigt, wo alle dasselbe brauchen.",
  revision: 1,
  preparedAt: new Date("2026-02-01T08:00:00Z"),
  preparedByName: "x",
};
const share: CouncilPaperShare = { memberId: town, cents: [291_625], fromYear: 2_026, figures: [null, 6_333], sums: [null, 249_737], alone: 4_000_000, wholeYear: 2_026 };

type Told = {
  readonly version?: AgreementVersion;
  readonly kind?: MemberKind;
  readonly paper?: CouncilPaper;
  readonly share?: CouncilPaperShare;
  readonly isJoining?: boolean;
  readonly as?: typeof town;
};

const printed = ({ version = versionOf(), kind = "gemeinde", as = town, ...more }: Told = {}): Paper => {
  const members = [
    { id: town, letterName: "Gemeinde Stockstadt am Rhein", kind },
    { id: kreis, letterName: "Kreis Groß-Gerau", kind: "landkreis" as const },
  ];
  const member = members.find(({ id }) => id === as);
  assert.ok(member);
  const path = [{ step: "executive" as const, paperNumber: "12/2026", sessionOn: "2026-03-03" }];
  const around = { text: findText(), law: findLaw(), members, officeName: "Gemeinsame Stelle", path, demo: false, isJoining: false, partiesBefore: 13, paper, share };
  return councilPaperOf({ ...around, version, member, ...more });
};

describe("A council paper is whole", () => {
  for (const kind of memberKinds)
    for (const legalForm of legalForms)
      for (const change of agreementChanges)
        test(`for ${kind}, ${legalForm}, ${change}: every section, no gap, the law's own sections`, () => {
          for (const as of [town, kreis]) {
            const text = textOf(printed({ kind, as, version: versionOf({ legalForm, change, namedOn: "2026-07-01" }), isJoining: change === "accession" }));
            assert.doesNotMatch(text, /\{\{|undefined|null|NaN/);
            for (const heading of Object.values(de.paper.headings)) assert.ok(text.includes(`\n${heading}\n`), heading);
            const demand = findLaw().forms[legalForm][change];
            assert.ok(text.includes(findLaw().forms[legalForm].section) && text.includes(demand.sections.formality) && text.includes(demand.sections.effective));
            assert.equal(text.includes("Öffentliche Bekanntmachung"), demand.published);
          }
        });

  const acts: Record<LegalForm, readonly [proposal: string, order: string, law: string]> = {
    mandate: ["Dem Abschluss der „Öffentlich-rechtliche Vereinbarung", "die Vereinbarung zu unterzeichnen", "(§ 24 Abs. 4 Satz 1 KGG, § 24 Abs. 4 Satz 2 KGG)"],
    delegation: ["Dem Abschluss der „Öffentlich-rechtliche Vereinbarung", "die Vereinbarung zu unterzeichnen", "(§ 24 Abs. 4 Satz 1 KGG, § 24 Abs. 4 Satz 2 KGG)"],
    "working-group": ["beteiligt sich an der kommunalen Arbeitsgemeinschaft und stimmt der Vereinbarung („", "die Vereinbarung zu unterzeichnen", "(§ 4 Abs. 2 KGG)"],
    association: ["bildet mit den übrigen Beteiligten einen Zweckverband und stimmt der Verbandssatzung („", "die Verbandssatzung zu unterzeichnen", "(§ 9 Abs. 1 KGG)"],
  };
  for (const legalForm of legalForms)
    test(`a council that decides on a ${legalForm} agrees to what is agreed in it`, () => {
      const text = textOf(printed({ version: versionOf({ legalForm }) }));
      for (const sentence of acts[legalForm]) assert.ok(text.includes(sentence), sentence);
      assert.equal(text.includes("Vertretung der Gemeinde in der Verbandsversammlung"), legalForm === "association");
      if (legalForm === "association") assert.doesNotMatch(text, /(die|der) Vereinbarung/);
      if (legalForm === "working-group") assert.doesNotMatch(text, /mandatiert|übertragen/);
    });

  test("its path follows the kind of the member, with what is known of it", () => {
    const rows = (kind: MemberKind) => printed({ kind }).blocks.flatMap((block) => (block.kind === "table" && block.caption === de.paper.head.path ? block.rows : []));
    assert.deepEqual(rows("gemeinde"), [
      ["Gemeindevorstand", "03.03.2026", "Vorbereitung"],
      ["Haupt- und Finanzausschuss", "____________", "Beratung"],
      ["Gemeindevertretung", "____________", "Entscheidung"],
    ]);
    assert.deepEqual(
      [rows("stadt").map(([body]) => body), rows("landkreis").map(([body]) => body)],
      [
        ["Magistrat", "Haupt- und Finanzausschuss", "Stadtverordnetenversammlung"],
        ["Kreisausschuss", "Haupt- und Finanzausschuss", "Kreistag"],
      ],
    );
    assert.match(textOf(printed()), /Vorlage Nr\.: 12\/2026/);
  });
});

describe("A council paper says what it costs this member", () => {
  test("how much, by which key and from which figures, to the cent", () => {
    const text = textOf(printed());
    assert.match(text, /von voraussichtlich 2\.916,25 € im Jahr 2026/);
    assert.match(text, /50 % der Kosten trägt der Kreis Groß-Gerau/);
    assert.match(text, /Den übrigen Betrag tragen die übrigen Beteiligten nach der amtlichen Einwohnerzahl zum 31\.12\.2022/);
    assert.match(text, /6\.333 Einwohnerinnen und Einwohner zum 31\.12\.2022, das sind 2,54 % von 249\.737\./);
    assert.match(text, /Die Zusammenarbeit spart also 37\.083,75 € im Jahr \(92,7 %\)/);
    assert.match(text, /Der Vergleich reicht bis 2026; die Vereinbarung gilt fünf Jahre\./);
  });

  test("by pieces it names the services that count, or all", () => {
    const places = [{ id: keyId, title: "Lernplatz" }];
    const byPieces = (services: typeof places) => {
      const definition = keyDefinition.parse({ shares: [costShare({ basis: "pieces", figuresOf: { monthDay: "12-31", year: 1 }, services })], vat: [] });
      return textOf(printed({ paper: { ...paper, basis: { ...paper.basis, definition } }, share: { ...share, figures: [18], sums: [333] } }));
    };
    assert.match(byPieces(places), /tragen alle Beteiligten nach der genutzten Stückzahl \(Lernplatz\) im Jahr bis zum 31\.12\.2025/);
    assert.match(byPieces(places), /18 Stück zum 31\.12\.2025, das sind 5,41 % von 333\./);
    assert.match(byPieces([]), /nach der genutzten Stückzahl \(alle Leistungen in Stück\) im Jahr/);
  });

  test("and that it costs more than alone, or nothing, where that is so", () => {
    const dear = textOf(printed({ share: { ...share, alone: 100_000 } }));
    assert.match(dear, /also 1\.916,25 € mehr/);
    assert.doesNotMatch(dear, /spart/);
    const free = textOf(printed({ share: { ...share, cents: [0], figures: [null, null] } }));
    assert.match(free, /trägt die Gemeinde für das Jahr 2026 keinen Anteil/);
    assert.match(textOf(printed({ share: { ...share, alone: null } })), /liegt noch nicht vor/);
  });

  test("with tax where the key has it", () => {
    const definition = { ...paper.basis.definition, vat: [{ from: "2026-01-01", hundredths: 1_900 }] };
    const text = textOf(printed({ paper: { ...paper, basis: { ...paper.basis, definition } } }));
    assert.match(text, /2\.916,25 € \| 554,09 € \| 3\.470,34 €/);
  });

  test("the office's introduction stands first in the grounds; whoever joins declares it", () => {
    const text = textOf(printed({ isJoining: true, version: versionOf({ change: "accession" }) }));
    assert.ok(text.indexOf("Die Bestandserhebung hat gezeigt") < text.indexOf("Kaum eine Leistung der Gemeinde"));
    assert.match(text, /Beitrittserklärung durch den Gemeindevorstand/);
    assert.match(text, /13 Verwaltungen betreiben bereits gemeinsam/);
    assert.doesNotMatch(text, /Unterzeichnung durch/);
  });
});
