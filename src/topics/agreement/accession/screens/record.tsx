/** One request: what is next, every step, what agreement and law ask for, and the shares of all before and after. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { MoneyField, NumberField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, PageHead } from "#ui/parts";
import { Details, Facts, TaskList } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { amendAgreement, saveTerms, setParties } from "#topics/agreement/terms/contract";
import { admitMember } from "#topics/members/contract";
import { closeAccession, readAccession, saveAccession, type Accession } from "../contract.ts";
import type { AccessionShare } from "../model.ts";
import { Next } from "./next.tsx";
import { Done, registerPath, RequestForm, wordsFor } from "./parts.tsx";

type Part = { readonly shown: Accession; readonly visit: Visit };

const tones = { done: "ok", next: "part", open: "open" } as const;

const Steps = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const dayOf = ({ step, on }: Accession["steps"][number]) =>
    on === null ? "" : step === "admitted" || step === "dated" || step === "rights" ? words.page.from(on) : words.page.on(on);
  return (
    <Card title={words.page.steps}>
      <TaskList
        numbered
        tasks={shown.steps.map((line) => ({
          title: words.steps[line.step],
          tone: tones[line.standing],
          state: words.standings[line.standing],
          hint: [dayOf(line), line.section].filter((part) => part !== "").join(" · "),
        }))}
      />
    </Card>
  );
};

const Check = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { page } = words;
  const { demand, problems } = shown;
  const withSection = (sentence: string, section: string) => `${sentence} (${section})`;
  return (
    <Card title={page.check}>
      {problems.length === 0 ? null : (
        <Alert tone="warning" title={page.hindering}>
          <ul>
            {problems.map((problem) => (
              <li>{words.problems[problem]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {demand === null ? (
        <p>{page.noDemand}</p>
      ) : (
        <Facts
          facts={[
            { term: page.agreement, value: page.agreementText(demand.number, words.forms[demand.legalForm]) },
            { term: page.way, value: words.ways[demand.accessionBy] },
            {
              term: page.authority,
              value: `${withSection(words.formalities[demand.formality], demand.sections.formality)}${demand.published ? ` ${withSection(page.published, demand.sections.published)}` : ""}`,
            },
            { term: page.effect, value: withSection(words.effects[demand.effective], demand.sections.effective) },
          ]}
        />
      )}
    </Card>
  );
};

const Question = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const { shares } = shown;
  return (
    <form class="rw-form rw-form--inline" method="get" action={visit.path}>
      <Select name="keyId" label={page.key} value={shares.keyId ?? ""} empty={null} options={shares.keys.map(({ id, title }) => ({ value: id, label: title }))} />
      <NumberField name="year" label={page.year} value={shares.year} min={2_000} max={2_200} />
      <MoneyField name="amount" label={page.amount} value={visit.query["amount"] ?? ""} />
      <Submit kind="quiet">{page.calculate}</Submit>
    </form>
  );
};

const sumOf = (rows: readonly AccessionShare[], of: (row: AccessionShare) => number) => rows.reduce((total, row) => total + of(row), 0);

const Shares = ({ shown, visit }: Part) => {
  const { page } = wordsFor(visit);
  const { shares, request } = shown;
  const isNew = ({ before }: AccessionShare) => before === null;
  const differenceOf = ({ before, after }: AccessionShare) => after - (before ?? 0);
  return (
    <Card title={page.shares} note={shares.refused === null ? page.sharesText(shares.year, shares.cents) : undefined}>
      {shares.refused === null ? null : <Alert tone="warning" title={page.refusals[shares.refused]} />}
      {shares.rows.length === 0 ? null : (
        <DataTable
          caption={page.shares}
          rows={shares.rows}
          columns={[
            { key: "member", label: page.member, rowHead: true, cell: (row) => (isNew(row) ? page.newcomer(row.name) : row.name) },
            { key: "before", label: page.before, kind: "number", cell: ({ before }) => (before === null ? "–" : page.euro(before)) },
            { key: "after", label: page.after, kind: "number", cell: ({ after }) => page.euro(after) },
            { key: "difference", label: page.difference, kind: "number", wideOnly: true, cell: (row) => page.euro(differenceOf(row)) },
          ]}
          foot={
            shares.rows.length < 2 ? null : (
              <tr>
                <th scope="row">{page.total}</th>
                <td class="rw-number">{page.euro(sumOf(shares.rows, ({ before }) => before ?? 0))}</td>
                <td class="rw-number">{page.euro(sumOf(shares.rows, ({ after }) => after))}</td>
                <td class="rw-number rw-wide-only">{page.euro(sumOf(shares.rows, differenceOf))}</td>
              </tr>
            )
          }
        />
      )}
      {shares.refused !== null ? null : <p>{shares.firstYear === null ? page.ownOnly : page.firstYear(request.name, shares.firstYear, request.wantedFrom)}</p>}
      <Question shown={shown} visit={visit} />
    </Card>
  );
};

const Request = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { page } = words;
  const { request } = shown;
  const isOpen = (operation: { readonly name: string }) => visit.query["do"] === operation.name && visit.issues.length > 0;
  return (
    <Card title={page.facts}>
      <Facts
        facts={[
          { term: page.kind, value: words.kinds[request.kind] },
          { term: page.population, value: page.populationText(request.population, request.populationAsOf) },
          { term: page.source, value: request.populationSource },
          { term: page.requestedOn, value: words.register.day(request.requestedOn) },
          { term: page.wantedFrom, value: words.register.day(request.wantedFrom) },
          ...(request.note === "" ? [] : [{ term: page.note, value: request.note }]),
        ]}
      />
      {request.closedOn !== null || shown.version?.inForceOn || !visit.may(saveAccession) ? null : (
        <>
          <Details summary={words.form.change} open={isOpen(saveAccession)}>
            <RequestForm request={request} visit={visit} />
          </Details>
          <Details summary={page.close} open={isOpen(closeAccession)}>
            <p>{page.closeText}</p>
            <OperationForm operation={closeAccession} visit={visit}>
              <TextField name="reason" label={page.reason} maxlength={400} required />
              <Submit kind="danger">{page.close}</Submit>
            </OperationForm>
          </Details>
        </>
      )}
    </Card>
  );
};

export const recordScreen = defineScreen({
  path: "/verbund/:cooperativeId/beitritte/:requestId",
  title: ({ shown }) => shown.request.name,
  lane: "agreement",
  shows: { shown: readAccession },
  acts: [saveAccession, closeAccession, admitMember, amendAgreement, setParties, saveTerms],
  view: ({ shown }, visit) => {
    const { register, page } = wordsFor(visit);
    const { request } = shown;
    return (
      <>
        <PageHead
          title={request.name}
          lead={request.closedOn === null ? page.lead(request.officialName, request.wantedFrom) : page.closedLead(request.closedReason, request.closedOn)}
          trail={[{ label: register.title, href: registerPath(visit) }]}
        />
        <Done visit={visit} />
        <Columns kind="stack">
          <Next shown={shown} visit={visit} />
          <Steps shown={shown} visit={visit} />
          <Check shown={shown} visit={visit} />
          <Shares shown={shown} visit={visit} />
          <Request shown={shown} visit={visit} />
        </Columns>
      </>
    );
  },
});
