/** One acknowledgement in a member's house: slips, figures, lists signed by hand. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { DateField, FileField, NumberField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import {
  addReadingSlips,
  closeAcknowledgement,
  dropSheet,
  fetchSheet,
  handInSheet,
  printReadingSlips,
  printSigningList,
  readAcknowledgement,
  type ReadingRecord,
  type ShownDepartment,
} from "../contract.ts";
import { documentPath, Figure, listPath, ReadingTag, standOf, wordsFor } from "./parts.tsx";

type Part = { readonly shown: ReadingRecord; readonly visit: Visit };

const hrefOf = (operation: string, shown: ReadingRecord, more: Readonly<Record<string, string>>) =>
  `/api/${operation}?${new URLSearchParams({ memberId: shown.memberId, acknowledgementId: shown.id, ...more }).toString()}`;

const DepartmentActs = ({ department: { id, name }, shown, visit }: Part & { readonly department: ShownDepartment }) => {
  const words = wordsFor(visit).record;
  if (shown.state === "closed") return null;
  return (
    <Acts>
      <LinkButton small kind="primary" href={hrefOf(printReadingSlips.name, shown, { departmentId: id })} label={words.printFor(name)} download>
        {words.print}
      </LinkButton>
      <LinkButton small href={hrefOf(printSigningList.name, shown, { departmentId: id })} label={words.listFor(name)} download>
        {words.list}
      </LinkButton>
      <Details summary={words.more}>
        <OperationForm operation={addReadingSlips} visit={visit} instance={id} mine={visit.given["departmentId"] === id} hidden={{ departmentId: id }} layout="inline">
          <NumberField name="count" label={words.moreFor(name)} labelHidden value={2} min={1} max={50} required />
          <Submit kind="quiet" small>
            {words.make}
          </Submit>
        </OperationForm>
      </Details>
    </Acts>
  );
};

const Departments = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { record } = words;
  const open: readonly Column<ShownDepartment>[] = shown.openSlips
    ? [{ key: "open", label: record.columns.open, cell: (one) => (one.open === null || one.open.length === 0 ? record.noneOpen : record.openNumbers(one.open)) }]
    : [];
  return (
    <Card title={record.departments}>
      <DataTable
        caption={record.caption}
        rows={shown.departments}
        columns={[
          { key: "department", label: record.columns.department, rowHead: true, cell: ({ name }) => name },
          { key: "people", label: record.columns.people, kind: "number", cell: ({ people }) => String(people) },
          { key: "confirmed", label: record.columns.confirmed, cell: (one) => (one.pooled ? record.pooled : <Figure sum={one.sum} of={one.people} visit={visit} />) },
          ...open,
          { key: "acts", label: record.columns.acts, labelHidden: true, kind: "act", cell: (department) => <DepartmentActs department={department} shown={shown} visit={visit} /> },
        ]}
      />
      {shown.departments.some(({ pooled }) => pooled) ? (
        <p>
          {record.rest}: <Figure sum={shown.rest} of={shown.departments.reduce((sum, { pooled, people }) => sum + (pooled ? people : 0), 0)} visit={visit} />
          <br />
          <span class="rw-small rw-soft">{record.pooledText}</span>
        </p>
      ) : null}
      <p class="rw-small rw-soft">{words.weekly}</p>
      {shown.openSlips ? <p class="rw-small rw-soft">{record.openText}</p> : null}
    </Card>
  );
};

const Steps = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (shown.state === "closed") return null;
  return (
    <Card title={words.steps}>
      <ol>
        <li>{words.step1}</li>
        <li>{words.step2(shown.numbered)}</li>
        <li>{words.step3(shown.address)}</li>
        <li>{words.step4}</li>
      </ol>
    </Card>
  );
};

const Sheets = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).record;
  if (shown.state === "closed" && shown.sheets.length === 0) return null;
  const today = dayOf(visit.now);
  return (
    <Card title={words.sheets}>
      {shown.sheets.length === 0 ? null : (
        <ul class="rw-plain-list">
          {shown.sheets.map(({ id, department, people, signedOn }) => {
            const on = formatShortDate(signedOn, visit.language);
            return (
              <li>
                {words.sheet(people, department, on)}{" "}
                <Acts>
                  <LinkButton small href={hrefOf(fetchSheet.name, shown, { sheetId: id })} label={words.openFor(department, on)} download>
                    {words.open}
                  </LinkButton>
                  {shown.state === "closed" ? null : (
                    <ActButton
                      form={{ operation: dropSheet, visit, instance: id, hidden: { sheetId: id } }}
                      kind="quiet"
                      small
                      confirm={words.dropConfirm}
                      label={words.dropFor(department, on)}
                    >
                      {words.drop}
                    </ActButton>
                  )}
                </Acts>
              </li>
            );
          })}
        </ul>
      )}
      {shown.state === "closed" ? null : (
        <>
          <p class="rw-soft">{words.sheetsText}</p>
          <OperationForm operation={handInSheet} visit={visit} file>
            <Select name="departmentId" label={words.department} options={shown.departments.map(({ id, name }) => ({ value: id, label: name }))} empty={null} required />
            <DateField name="signedOn" label={words.signedOn} value={today} max={today} required />
            <NumberField name="people" label={words.signatures} min={1} max={5_000} required />
            <FileField name="file" label={words.scan} accept=".pdf,.png,.jpg,.jpeg" required />
            <Submit kind="quiet">{words.handIn}</Submit>
          </OperationForm>
        </>
      )}
    </Card>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentences: Readonly<Record<string, string>> = wordsFor(visit).record.done;
  const said = visit.done === null || visit.issues.length > 0 ? undefined : sentences[visit.done];
  return said === undefined ? null : <Alert tone="success" title={said} live />;
};

export const recordPage = defineScreen({
  path: "/mitglied/:memberId/kenntnisnahmen/:acknowledgementId",
  lane: "acknowledgements",
  title: ({ shown }) => shown.title,
  shows: { shown: readAcknowledgement },
  acts: [addReadingSlips, handInSheet, dropSheet, closeAcknowledgement],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { record } = words;
    const stand = standOf(shown, visit.now);
    return (
      <>
        <PageHead
          title={shown.title}
          kicker={shown.memberName}
          trail={[{ label: words.list.title, href: listPath(visit) }, { label: shown.title }]}
          tag={<ReadingTag of={shown} visit={visit} />}
          lead={record.lead(shown.number, formatDate(shown.dueOn, visit.language), shown.people)}
          acts={<LinkButton href={documentPath(visit, shown.documentId)}>{record.document}</LinkButton>}
        />
        <Done visit={visit} />
        <div class="rw-stack">
          {stand === "superseded" ? (
            <Alert tone="info" title={record.superseded}>
              {record.supersededText}
            </Alert>
          ) : null}
          {shown.note === "" ? null : (
            <Card>
              <Prose text={shown.note} />
            </Card>
          )}
          <Departments shown={shown} visit={visit} />
          <Columns>
            <Sheets shown={shown} visit={visit} />
            <Steps shown={shown} visit={visit} />
          </Columns>
          {shown.state === "closed" || !visit.may(closeAcknowledgement) ? null : (
            <ActButton form={{ operation: closeAcknowledgement, visit }} kind="quiet" confirm={record.closeConfirm}>
              {record.close}
            </ActButton>
          )}
        </div>
      </>
    );
  },
});
