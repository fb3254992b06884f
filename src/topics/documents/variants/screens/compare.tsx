/** Two versions beside each other, word by word; and the council paper as it will be printed. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { Compared } from "#ui/compared";
import { Submit } from "#ui/form";
import { Paper } from "#ui/paper";
import { Card, Columns, ExportLinks, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { compareDocuments, printCouncilPaper, type DocumentComparison } from "../contract.ts";
import { trailTo, wordsFor } from "./parts.tsx";

type Side = DocumentComparison["before"];

const sideName = ({ name, number, label }: Side, visit: Visit): string => {
  const words = wordsFor(visit).compare;
  return name === "model" ? words.model(label) : words.own(number ?? 0, label);
};

const Chooser = ({ shown, visit }: { shown: DocumentComparison; visit: Visit }) => {
  const words = wordsFor(visit);
  const others = shown.versions.filter(({ id }) => id !== shown.document.id);
  return (
    <form method="get" class="rw-form rw-form--inline">
      <Select
        name="withId"
        label={words.compare.with}
        empty={null}
        value={shown.before.id ?? "model"}
        options={[
          { value: "model", label: words.compare.model(shown.document.modelLabel) },
          ...others.map(({ id, number, modelLabel, state }) => ({ value: id, label: `${words.compare.own(number, modelLabel)}, ${words.states[state]}` })),
        ]}
      />
      <Submit kind="quiet">{words.compare.act}</Submit>
    </form>
  );
};

const compareScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/vergleich",
  title: ({ shown }, visit) => wordsFor(visit).compare.title(shown.document.title),
  lane: "documents",
  shows: { shown: compareDocuments },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const [before, after] = [sideName(shown.before, visit), sideName(shown.after, visit)];
    return (
      <>
        <PageHead
          title={words.compare.title(shown.document.title)}
          trail={trailTo(shown.document, visit, words.compare.crumb)}
          lead={shown.parts.length === 0 ? words.compare.same : words.compare.lead(shown.unchanged)}
        />
        <Chooser shown={shown} visit={visit} />
        {shown.parts.map((one, index) => (
          <Card title={`${index + 1}. ${one.title}`} titleId={`teil-${one.id}`}>
            <Compared
              before={{ head: before, pieces: one.before }}
              after={{ head: after, pieces: one.after }}
              absentBefore={words.compare.absentBefore}
              absentAfter={words.compare.absentAfter}
            />
          </Card>
        ))}
      </>
    );
  },
});

const councilScreen = defineScreen({
  path: "/mitglied/:memberId/dokumente/:documentId/vorlage",
  title: (_, visit) => wordsFor(visit).council.page,
  lane: "documents",
  shows: { printed: printCouncilPaper },
  view: ({ printed }, visit) => {
    const words = wordsFor(visit);
    const { document: held } = printed;
    const place = { memberId: held.memberId, documentId: held.id };
    const links = (["docx", "odt", "pdf"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: `/api/${printCouncilPaper.name}?${new URLSearchParams({ ...place, format }).toString()}`,
    }));
    return (
      <>
        <PageHead title={words.council.page} trail={trailTo(held, visit, words.council.page)} lead={words.council.pageLead} />
        <Columns kind="stack">
          <ExportLinks links={links} label={words.record.formats} />
          <Paper paper={printed.paper} />
        </Columns>
      </>
    );
  },
});

export const comparingScreens = [compareScreen, councilScreen];
