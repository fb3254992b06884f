import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { memberId } from "#kernel/ids";
import { closeDocuments, renderPaper } from "#platform/documents/documents";
import { pagesOf, textOf } from "#tests/papers";
import { legalForms, type AgreementContent, type AgreementVersion, type LegalForm } from "./model.ts";
import { accessionPaper, agreementPaper, gapsOf, type PrintedAgreement } from "./reports.ts";
import { contentFrom, problemsOf } from "./rules.ts";
import { findLaw, findModel } from "./usecases/shipped.ts";

const [town, kreis] = [memberId.parse("kreis-gg.raunheim"), memberId.parse("kreis-gg.kreis")];
const members = [
  { id: town, name: "Raunheim", letterName: "Stadt Raunheim", kind: "stadt" as const },
  { id: kreis, name: "Kreis", letterName: "Kreis Groß-Gerau", kind: "landkreis" as const },
];

function printed(legalForm: LegalForm, part: Partial<AgreementContent> = {}, namedOn: string | null = null): PrintedAgreement {
  const model = findModel(legalForm);
  const content = { ...contentFrom(model, [town, kreis], kreis), costKeyReference: "Nach Einwohnern", ...part };
  const day = new Date("2026-01-31");
  const version: AgreementVersion = {
    id: "0190b0a0-0000-7000-8000-000000000001",
    number: 1,
    change: "conclusion",
    legalForm,
    title: model.title,
    namedOn,
    state: "draft",
    revision: 1,
    changedAt: day,
    changedByName: "x",
    circulatedAt: null,
    inForceOn: null,
    endsOn: null,
    content,
  };
  return { version, law: findLaw(), cooperative: { name: "Verbund", officeName: "Gemeinsame Stelle" }, members, statedAt: day, today: "2026-02-01", demo: false };
}

const agreementOf = (...about: Parameters<typeof printed>): string => textOf(agreementPaper(printed(...about)));

/** What only one form says, and what it must not. */
const own: Record<LegalForm, { readonly says: readonly string[]; readonly never: RegExp }> = {
  mandate: {
    says: ["nach § 24 Abs. 1 Nr. 2 KGG folgende öffentlich-rechtliche Vereinbarung", "Mandatierte Aufgaben führt die Stelle für die Beteiligten durch", "A Steuern | mandatiert"],
    never: /Verbandssatzung|Arbeitsgemeinschaft|auf die aufnehmende Verwaltung über/,
  },
  delegation: {
    says: [
      "nach § 24 Abs. 1 Nr. 1 KGG folgende öffentlich-rechtliche Vereinbarung",
      "gehen das Recht und die Pflicht, diese Aufgaben zu erfüllen, auf die aufnehmende Verwaltung über",
      "wird am Tag nach der öffentlichen Bekanntmachung wirksam",
      "A Steuern | übertragen",
    ],
    never: /Verbandssatzung|Arbeitsgemeinschaft|[Mm]andatiert/,
  },
  "working-group": {
    says: [
      "nach § 3 KGG folgende Vereinbarung über eine kommunale Arbeitsgemeinschaft",
      "keine eigene Rechtspersönlichkeit",
      "Aufgaben und Befugnisse gehen nicht über",
      "Die Arbeitsgemeinschaft berät und empfiehlt",
      "wird mit dem letzten Beschluss und der letzten Unterschrift der Beteiligten wirksam",
    ],
    never: /Verbandssatzung|[Mm]andatiert|übertragen|Genehmigung|Bekanntmachung|öffentlich-rechtliche Vereinbarung/,
  },
  association: {
    says: [
      "bilden nach § 5 KGG einen Zweckverband und vereinbaren dafür folgende Verbandssatzung",
      "Verbandsmitglieder sind: Stadt Raunheim und Kreis Groß-Gerau.",
      "Organe des Verbands sind die Verbandsversammlung und der Verbandsvorstand",
      "Jedes Verbandsmitglied hat eine Stimme",
      "Der Verband erhebt von seinen Mitgliedern eine Umlage",
      "tritt am Tag nach der öffentlichen Bekanntmachung in Kraft; damit entsteht der Verband",
      "mit einer Frist von 24 Monaten ausscheiden",
      "A Steuern | übertragen",
    ],
    never: /dieser Vereinbarung|Lenkungsgruppe|[Mm]andatiert|Arbeitsgemeinschaft|öffentlich-rechtliche Vereinbarung/,
  },
};

/** What § 9 Abs. 2 KGG demands of statutes, and what every form settles in its own way. */
const subjects: Record<LegalForm, readonly string[]> = {
  mandate: ["purpose", "seat", "tasks", "duties", "costs", "vat", "liability", "privacy", "bodies", "term", "notice", "accession", "form"],
  delegation: ["purpose", "seat", "tasks", "duties", "costs", "vat", "liability", "privacy", "bodies", "term", "notice", "accession", "form"],
  "working-group": ["purpose", "tasks", "bodies", "seat", "duties", "costs", "vat", "liability", "privacy", "accession", "term", "notice", "form"],
  association: "purpose members tasks duties organs bodies assembly meetings board seat budget costs vat liability privacy publication accession notice term amendment form".split(
    " ",
  ),
};

after(closeDocuments);

describe("Every legal form has a text of its own", () => {
  for (const form of legalForms) {
    test(`${form}: it says what the form is, names the law, and nothing of another`, () => {
      const text = agreementOf(form);
      for (const sentence of own[form].says) assert.ok(text.includes(sentence), sentence);
      assert.doesNotMatch(text, own[form].never);
      assert.ok(text.includes(findLaw().title));
    });

    test(`${form}: every subject is settled, and it can go before the councils as it is`, () => {
      assert.deepEqual(
        findModel(form).clauses.map(({ key }) => key),
        subjects[form],
      );
      assert.deepEqual(problemsOf(printed(form).version, findLaw(), null), []);
    });

    test(`${form}: every gap is filled from the key points, whatever they are; an open cost key stays in brackets`, () => {
      for (const years of [0, 1, 5])
        for (const months of [0, 1, 12])
          for (const accessionBy of ["declaration", "amendment"] as const) {
            const text = agreementOf(form, { term: { years, prolongationMonths: months, noticeMonths: months }, accessionBy }, "2027-01-01");
            assert.doesNotMatch(text, /\{\{|undefined|null|NaN/);
            assert.ok(text.includes("Nach Einwohnern") && text.includes("Gemeinsame Stelle") && text.includes("1. Januar 2027"));
          }
      assert.match(agreementOf(form, { costKeyReference: "" }), /\[Hier den Kostenschlüssel einfügen/);
    });

    test(`${form}: no gap of the shipped text is one nobody fills`, () => {
      const { clauses, annexes } = findModel(form);
      const known = Object.keys(gapsOf(printed(form)));
      const used = [...clauses, ...annexes].flatMap(({ text }) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ""));
      assert.deepEqual(
        used.filter((name) => !known.includes(name)),
        [],
      );
      for (const name of ["sitz", "stelle", "laufzeit", "verlaengerung", "kuendigung", "beitritt", "schluessel"]) assert.ok(used.includes(name), name);
    });
  }

  for (const form of ["working-group", "association"] as const)
    test(`${form}: it is printed whole as PDF/UA, DOCX and ODT`, async () => {
      const paper = agreementPaper(printed(form));
      const pdf = await renderPaper(paper, "pdf");
      assert.ok(pagesOf(pdf) >= 5);
      for (const [format, part] of [
        ["docx", "word/document.xml"],
        ["odt", "content.xml"],
      ] as const) {
        const bytes = unzipSync(await renderPaper(paper, format))[part] ?? assert.fail(part);
        const text = strFromU8(bytes).replaceAll(/<[^>]+>/g, "");
        for (const heading of paper.blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []))) assert.ok(text.includes(heading), `${format}: ${heading}`);
      }
    });

  test("no two forms print the same", () => assert.equal(new Set(legalForms.map((form) => agreementOf(form))).size, 4));
});

describe("Whoever joins declares what the form asks for", () => {
  const declared: Record<LegalForm, readonly [string, string, string]> = {
    mandate: ["Die Stadt Raunheim tritt der „", "Der Text der Vereinbarung", "§ 27 Abs. 1 Satz 2 KGG"],
    delegation: ["Die Stadt Raunheim tritt der „", "Der Text der Vereinbarung", "§ 27 Abs. 1 Satz 1 KGG"],
    "working-group": ["tritt der kommunalen Arbeitsgemeinschaft bei und stimmt der „", "Die Mitarbeit gilt allen Aufgaben", "§ 4 KGG"],
    association: ["beantragt den Beitritt zum Zweckverband und stimmt der „Verbandssatzung", "Der Text der Verbandssatzung", "§ 21 KGG"],
  };
  for (const form of legalForms)
    test(form, () => {
      const text = textOf(accessionPaper(printed(form), members[0] ?? null));
      for (const sentence of declared[form]) assert.ok(text.includes(sentence), `${sentence}\n${text}`);
      assert.doesNotMatch(text, /\{\{|undefined/);
    });
});
