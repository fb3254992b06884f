/** Placeholder values: the cooperative's for all, and a member's own. */
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { TextField } from "#ui/fields";
import { Filters } from "#ui/filters";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Pager } from "#ui/navigation";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { clearMemberParameter, clearParameter, listMemberParameters, listParameters, setMemberParameter, setParameter, type ParameterEntry } from "../contract.ts";
import type { StoredCatalogue } from "../model.ts";
import { CatalogueTabs, Done, recordPath, requirementPath, trailTo, wordsFor } from "./parts.tsx";

type Page = (typeof listParameters)["output"]["_output"];
/** Whose values are set here. */
type Setting = { readonly set: Operation; readonly clear: Operation; readonly valueOf: (entry: ParameterEntry) => string | null; readonly mine: boolean };

const common: Setting = { set: setParameter, clear: clearParameter, valueOf: ({ cooperative }) => cooperative, mine: false };
const own: Setting = { set: setMemberParameter, clear: clearMemberParameter, valueOf: ({ member }) => member, mine: true };

type EntryPart = { readonly entry: ParameterEntry; readonly setting: Setting; readonly visit: Visit };

/** The query of this page, so that filter and place survive an act. */
const keptIn = ({ query }: Pick<Visit, "query">) => Object.fromEntries(["q", "set", "page"].flatMap((name) => (query[name] ? [[name, query[name]]] : [])));

const ValueForm = ({ entry, setting, visit }: EntryPart) => {
  const words = wordsFor(visit).parameters;
  const value = setting.valueOf(entry);
  const mine = visit.given["parameter"] === entry.id;
  const field = { name: "value", label: words.value(entry.label), labelHidden: true, value: value ?? "", required: true };
  return (
    <>
      <OperationForm operation={setting.set} visit={visit} instance={entry.id} mine={mine} keep={keptIn(visit)} hidden={{ parameter: entry.id }} layout="inline">
        {entry.choices.length > 0 ? <Select {...field} options={entry.choices.map((choice) => ({ value: choice, label: choice }))} /> : <TextField {...field} maxlength={1_000} />}
        <Submit small kind="quiet" label={words.saveNamed(entry.label)}>
          {words.save}
        </Submit>
      </OperationForm>
      {value === null ? null : (
        <ActButton
          small
          kind="plain"
          label={words.clearNamed(entry.label)}
          form={{ operation: setting.clear, visit, instance: `${entry.id}-clear`, mine, keep: keptIn(visit), hidden: { parameter: entry.id } }}
        >
          {words.clear}
        </ActButton>
      )}
    </>
  );
};

const Entry = ({ entry, setting, catalogue, visit }: EntryPart & { catalogue: StoredCatalogue }) => {
  const words = wordsFor(visit).parameters;
  const publisher = entry.values.length > 0 ? entry.values.join(", ") : words.open;
  return (
    <section class="rw-difference">
      <h3>
        „{entry.label}“ {setting.valueOf(entry) === null ? null : <StateTag tone={setting.mine ? "brand" : "shared"}>{setting.mine ? words.member : words.cooperative}</StateTag>}
      </h3>
      <Columns>
        <div>
          <p>
            <a href={requirementPath(visit, catalogue.id, entry.requirementKey)}>{words.inRequirement(entry.requirementLabel, entry.requirementTitle)}</a>
          </p>
          <p class="rw-small rw-soft">{words.known(publisher, setting.mine || !visit.may(setting.set) ? (entry.cooperative ?? words.open) : null)}</p>
        </div>
        {visit.may(setting.set) ? (
          <div>
            <ValueForm entry={entry} setting={setting} visit={visit} />
          </div>
        ) : null}
      </Columns>
    </section>
  );
};

const List = ({ page, setting, visit }: { page: Page; setting: Setting; visit: Visit }) => {
  const words = wordsFor(visit).parameters;
  const isNarrowed = Boolean(visit.query["q"] ?? visit.query["set"]);
  if (page.found === 0 && !isNarrowed)
    return (
      <Card>
        <EmptyState title={words.none} />
      </Card>
    );
  return (
    <Card title={words.caption}>
      <Filters
        query={visit.query}
        filters={[
          { kind: "text", name: "q", label: words.q },
          { kind: "flag", name: "set", label: words.set },
        ]}
        found={words.found(page.found)}
      />
      {page.found === 0 ? <p class="rw-soft">{words.nothingFound}</p> : null}
      {page.parameters.map((entry) => (
        <Entry entry={entry} setting={setting} catalogue={page.catalogue} visit={visit} />
      ))}
      <Pager page={page.page} pages={page.pages} query={visit.query} />
    </Card>
  );
};

/** The visitor's own members may set their own values. */
const ownMembers = ({ principal, params }: Visit) =>
  principal.assignments.flatMap(({ memberId, cooperativeId }) => (memberId !== null && cooperativeId === params["cooperativeId"] ? [memberId] : []));

const commonScreen = defineScreen({
  path: "/verbund/:cooperativeId/kataloge/:catalogueId/platzhalter",
  lane: "catalogues",
  title: ({ page }, visit) => wordsFor(visit).parameters.title(page.catalogue.title),
  shows: { page: listParameters },
  acts: [setParameter, clearParameter],
  view: ({ page }, visit) => {
    const words = wordsFor(visit);
    const [member] = ownMembers(visit);
    return (
      <>
        <PageHead
          title={page.catalogue.title}
          trail={trailTo(visit, page.catalogue, words.record.tabs.parameters)}
          lead={words.parameters.lead}
          acts={
            member !== undefined && visit.may(setMemberParameter, member) ? (
              <LinkButton href={`/mitglied/${member}/kataloge/${page.catalogue.id}/platzhalter`}>{words.parameters.toOwn}</LinkButton>
            ) : null
          }
        />
        <Done visit={visit} sentences={words.parameters.done} />
        <CatalogueTabs catalogue={page.catalogue} current="parameters" visit={visit} />
        <List page={page} setting={common} visit={visit} />
      </>
    );
  },
});

const memberScreen = defineScreen({
  path: "/mitglied/:memberId/kataloge/:catalogueId/platzhalter",
  lane: "catalogues",
  title: ({ page }, visit) => wordsFor(visit).parameters.title(page.catalogue.title),
  shows: { page: listMemberParameters },
  acts: [setMemberParameter, clearMemberParameter],
  view: ({ page }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead
          title={words.parameters.own(page.memberName)}
          trail={trailTo(visit, page.catalogue, words.record.tabs.parameters)}
          lead={words.parameters.leadMember(page.memberName)}
          acts={<LinkButton href={`${recordPath(visit, page.catalogue.id)}/platzhalter`}>{words.parameters.toCommon}</LinkButton>}
        />
        <Done visit={visit} sentences={words.parameters.done} />
        {page.shown ? (
          <List page={page} setting={own} visit={visit} />
        ) : (
          <Card>
            <EmptyState title={words.parameters.hidden}>{words.parameters.hiddenText(page.memberName)}</EmptyState>
          </Card>
        )}
      </>
    );
  },
});

export const parameterScreens = [commonScreen, memberScreen];
