/** Choosing files, and what can be read. */
import { Select } from "#ui/choices";
import { FileField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, Columns, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { listCatalogues, readTemplate, stageImport } from "../contract.ts";
import { Exports, importPath, trailTo, wordsFor } from "./parts.tsx";

export const importForm = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/einlesen",
  lane: "catalogues",
  title: (_, visit) => wordsFor(visit).import.title,
  shows: { list: listCatalogues },
  acts: [stageImport],
  next: (_, value, visit) => `${importPath(visit, stageImport.output.parse(value).importId)}?getan=${stageImport.name}`,
  view: ({ list }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.import.title} lead={words.import.lead} trail={trailTo(visit, undefined, words.import.title)} />
        <Columns kind="wide-left">
          <Card>
            <OperationForm operation={stageImport} visit={visit} file>
              <FileField name="files" label={words.import.files} hint={words.import.filesHint} required multiple accept=".json,.xml,.yaml,.yml,.xlsx,.ods,.csv" />
              {list.catalogues.length === 0 ? null : (
                <Select
                  name="catalogue"
                  label={words.import.version}
                  hint={words.import.versionHint}
                  empty={words.import.versionNone}
                  options={list.catalogues.map(({ key, title }) => ({ value: key, label: title }))}
                />
              )}
              <Submit disabledReason={visit.may(stageImport) ? null : words.onlyOffice}>{words.import.read}</Submit>
            </OperationForm>
          </Card>
          <Card title={words.import.kinds}>
            <ul>
              {words.import.kindsRows.map((row) => (
                <li>{row}</li>
              ))}
            </ul>
            <p class="rw-soft">{words.import.kindsNote}</p>
            {visit.may(readTemplate) ? <Exports operation={readTemplate} visit={visit} more={{}} label={words.import.template} /> : null}
          </Card>
        </Columns>
      </>
    );
  },
});
