/** Contracts, suppliers and certificates as a workbook. */
import type { Language } from "#kernel/screen";
import type { Sheet, SheetColumn, Workbook } from "#kernel/sheets";
import { choose } from "#ui/words";
import { questions, type Contract, type Supplier } from "./model.ts";
import { gradeOf, termOf } from "./rules.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

export type Exported = { readonly contracts: readonly Contract[]; readonly suppliers: readonly Supplier[]; readonly day: string; readonly language: Language };

const columnsOf = (titles: readonly string[]): SheetColumn[] => titles.map((title, index) => ({ title, width: index === 0 ? 40 : 18 }));

function contractSheet({ contracts, day, language }: Exported): Sheet {
  const words = choose({ de, en }, language);
  const rows = contracts.map((one) => {
    const { state, endsOn, noticeBy } = termOf(one, day);
    return [
      one.title,
      one.supplierName,
      one.memberName ?? words.page.cooperative,
      words.states[state],
      one.startsOn,
      endsOn,
      noticeBy,
      one.noticeMonths,
      one.prolongsMonths,
      one.noticeGivenOn,
      one.costOnce / 100,
      one.costYearly / 100,
      words.processings[one.processing],
      one.processingOn,
      one.subject,
    ];
  });
  return { name: words.sheets.contracts, columns: columnsOf(words.sheets.contractColumns), rows };
}

function supplierSheet({ suppliers, language }: Exported): Sheet {
  const words = choose({ de, en }, language);
  const rows = suppliers.map((one) => [
    one.name,
    one.memberName ?? words.page.cooperative,
    one.services,
    one.contact,
    one.email,
    one.phone,
    one.address,
    words.grades[gradeOf(one.assessment)],
    one.assessedOn,
    one.assessedByName,
    ...questions.map((question) => {
      const verdict = one.assessment[question];
      return verdict === undefined ? null : words.verdicts[verdict];
    }),
    one.assessmentNote,
  ]);
  const titles = [...words.sheets.supplierColumns, ...questions.map((question) => words.questions[question].short), words.sheets.note];
  return { name: words.sheets.suppliers, columns: columnsOf(titles), rows };
}

function certificateSheet({ suppliers, language }: Exported): Sheet {
  const words = choose({ de, en }, language).sheets;
  return {
    name: words.certificates,
    columns: columnsOf(words.certificateColumns),
    rows: suppliers.flatMap(({ name, certificates }) => certificates.map(({ title, expiresOn }) => [name, title, expiresOn])),
  };
}

/** Three sheets: what was agreed, with whom, and what proves it. */
export const contractBook = (exported: Exported): Workbook => ({
  name: choose({ de, en }, exported.language).sheets.name(exported.day),
  sheets: [contractSheet(exported), supplierSheet(exported), certificateSheet(exported)],
});
