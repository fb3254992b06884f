import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memberId } from "#kernel/ids";
import { agreementChanges, legalForms, type AgreementChange, type AgreementVersion, type LegalForm } from "#topics/agreement/terms/model";
import { contentFrom } from "#topics/agreement/terms/rules";
import { findModel } from "#topics/agreement/terms/usecases/shipped";
import { textOf } from "#tests/papers";
import { notificationPaper } from "./reports.ts";
import { factsOf } from "./rules.ts";
import { findLaw } from "./usecases/law.ts";

const [town, kreis] = [memberId.parse("kreis-gg.raunheim"), memberId.parse("kreis-gg.kreis")];
const parties = [
  { id: town, letterName: "Stadt Raunheim", kind: "stadt" as const },
  { id: kreis, letterName: "Kreis Groß-Gerau", kind: "landkreis" as const },
];

function letterOf(legalForm: LegalForm, change: AgreementChange = "conclusion"): string {
  const model = findModel(legalForm);
  const day = new Date("2026-01-31");
  const state = { namedOn: null, state: "circulated", revision: 1, changedAt: day, changedByName: "x", circulatedAt: day, inForceOn: null, endsOn: null } as const;
  const content = contentFrom(model, [town, kreis], kreis);
  const version: AgreementVersion = { ...state, id: "0190b0a0-0000-7000-8000-000000000001", number: 1, change, legalForm, title: model.title, content };
  const facts = factsOf({ version, before: null, decisions: [], signatures: [], formalities: [] });
  return textOf(notificationPaper({ version, facts, law: findLaw(), parties, cooperativeName: "Verbund", statedAt: day, demo: false }));
}

/** What the authority is asked for, and by which section. */
const letters: Record<LegalForm, readonly string[]> = {
  mandate: [
    "Anzeige einer öffentlich-rechtlichen Vereinbarung",
    "hiermit zeigen wir nach § 26 Abs. 2 Satz 1 KGG die „Öffentlich-rechtliche Vereinbarung",
    "Text der Vereinbarung mit allen Anlagen",
  ],
  delegation: [
    "Antrag auf Genehmigung einer öffentlich-rechtlichen Vereinbarung",
    "nach § 26 Abs. 1 Satz 1 KGG die Genehmigung der „Öffentlich",
    "Entwurf der öffentlichen Bekanntmachung",
  ],
  "working-group": [
    "Mitteilung über eine kommunale Arbeitsgemeinschaft",
    "sieht das Gesetz für diese Form nicht vor",
    "(§ 4 Abs. 2 KGG)",
    "Text der Vereinbarung mit allen Anlagen",
  ],
  association: [
    "Antrag auf Genehmigung einer Verbandssatzung",
    "hiermit beantragen wir nach § 10 KGG die Genehmigung der „Verbandssatzung",
    "Dem Zweckverband sollen zwei Verwaltungen angehören",
    "am Tag nach der öffentlichen Bekanntmachung wirksam",
    "Text der Verbandssatzung mit allen Anlagen",
  ],
};

describe("The authority reads what is laid before it", () => {
  for (const form of legalForms)
    test(form, () => {
      const text = letterOf(form);
      for (const sentence of letters[form]) assert.ok(text.includes(sentence), sentence);
    });

  test("statutes are called nothing else, whatever is changed in them", () => {
    for (const change of agreementChanges) assert.doesNotMatch(letterOf("association", change), /Vereinbarung/);
  });
});
