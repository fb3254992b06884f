/** „Was Schulungen erfassen“: what is stored, who sees it, until when, and how it was settled. */
import type { Visit } from "#kernel/screen";
import { RadioGroup } from "#ui/choices";
import { dayOf, formatShortDate } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { chooseAgreement, readAgreement } from "../contract.ts";
import { figureText, minePath, Since, wordsFor } from "./parts.tsx";

type Shown = (typeof readAgreement)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Stored = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).agreement;
  const { names, ...always } = words.rows;
  const rows = [...Object.values(always), ...(shown.names ? [names] : [])];
  return (
    <Card title={words.table}>
      <DataTable
        caption={words.table}
        rows={rows}
        columns={[
          { key: "what", label: words.what, rowHead: true, cell: ([what]) => what ?? "" },
          { key: "where", label: words.where, cell: ([, where]) => where ?? "" },
          { key: "until", label: words.until, cell: ([, , until]) => until ?? "" },
        ]}
      />
    </Card>
  );
};

const History = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).agreement;
  return (
    <Card title={words.history}>
      {shown.history.length === 0 ? (
        <p class="rw-soft">{words.never}</p>
      ) : (
        <DataTable
          caption={words.historyCaption}
          rows={shown.history}
          columns={[
            { key: "rule", label: words.rule, rowHead: true, cell: ({ names }) => (names ? words.yes : words.no) },
            { key: "basis", label: words.basis, cell: ({ basis }) => basis },
            { key: "agreed", label: words.decidedOn, kind: "nowrap", cell: ({ agreedOn }) => formatShortDate(agreedOn, visit.language) },
            { key: "by", label: words.setBy, cell: ({ setAt, setByName }) => `${formatShortDate(setAt, visit.language)}, ${setByName}` },
          ]}
        />
      )}
    </Card>
  );
};

const Campaigns = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.agreement.campaigns}>
      <DataTable
        caption={words.agreement.campaigns}
        rows={shown.campaigns}
        empty={<p class="rw-soft">{words.mine.emptyTitle}</p>}
        columns={[
          { key: "title", label: words.agreement.campaign, rowHead: true, cell: ({ title }) => title },
          { key: "slips", label: words.local.columns.slips, kind: "number", cell: ({ slips }) => String(slips) },
          {
            key: "completed",
            label: words.local.columns.completed,
            cell: ({ sum }) => (
              <>
                {figureText(sum, "completed", visit)} <Since sum={sum} visit={visit} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
};

const Change = ({ shown, visit }: Part) => {
  const words = wordsFor(visit).agreement;
  if (!visit.may(chooseAgreement)) return null;
  const today = dayOf(visit.now);
  return (
    <Card title={words.change}>
      <p class="rw-soft">{words.changeText}</p>
      <OperationForm operation={chooseAgreement} visit={visit}>
        <RadioGroup
          name="names"
          label={words.choice}
          options={[
            { value: "yes", label: words.choiceYes },
            { value: "no", label: words.choiceNo },
          ]}
          value={shown.names ? "no" : "yes"}
        />
        <TextField name="basis" label={words.basis} hint={words.basisHint} maxlength={400} required />
        <DateField name="agreedOn" label={words.decidedOn} max={today} required />
        <Submit kind="quiet">{words.save}</Submit>
      </OperationForm>
    </Card>
  );
};

export const agreementPage = defineScreen({
  path: "/mitglied/:memberId/schulungen/was-erfasst-wird",
  lane: "trainings",
  title: (_, visit) => wordsFor(visit).agreement.title,
  shows: { shown: readAgreement },
  acts: [chooseAgreement],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { agreement } = words;
    return (
      <>
        <PageHead
          title={agreement.title}
          kicker={shown.memberName}
          trail={[{ label: words.mine.title, href: minePath(visit) }, { label: agreement.title }]}
          lead={agreement.lead}
        />
        {visit.done === chooseAgreement.name && visit.issues.length === 0 ? <Alert tone="success" title={agreement.changed} live /> : null}
        <div class="rw-stack">
          <Card title={agreement.now}>
            <p>
              <StateTag tone={shown.names ? "part" : "ok"}>{shown.names ? agreement.with : agreement.without}</StateTag>
            </p>
            <p>{shown.names ? agreement.withText : agreement.withoutText}</p>
          </Card>
          <Stored shown={shown} visit={visit} />
          <Columns>
            <Card title={agreement.how}>
              <p>{agreement.howText}</p>
            </Card>
            <Campaigns shown={shown} visit={visit} />
            <History shown={shown} visit={visit} />
            <Change shown={shown} visit={visit} />
          </Columns>
        </div>
      </>
    );
  },
});
