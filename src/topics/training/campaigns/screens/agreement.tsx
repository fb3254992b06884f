/** „Was Schulungen erfassen“: what is stored, who sees it, until when, and how it was settled. */
import type { Visit } from "#kernel/screen";
import { KeptCard, RuleCard, RuleForm, RuleHistory } from "#ui/agreement";
import { Alert, Card, Columns, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { chooseAgreement, readAgreement } from "../contract.ts";
import { figureText, minePath, Since, wordsFor } from "./parts.tsx";

type Part = { readonly shown: (typeof readAgreement)["output"]["_output"]; readonly visit: Visit };

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

export const agreementPage = defineScreen({
  path: "/mitglied/:memberId/schulungen/was-erfasst-wird",
  lane: "trainings",
  title: (_, visit) => wordsFor(visit).agreement.title,
  shows: { shown: readAgreement },
  acts: [chooseAgreement],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { agreement } = words;
    const { names, ...always } = agreement.rows;
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
          <RuleCard isOn={shown.names} words={agreement} />
          <KeptCard rows={[...Object.values(always), ...(shown.names ? [names] : [])]} words={agreement} />
          <Columns>
            <Card title={agreement.how}>
              <p>{agreement.howText}</p>
            </Card>
            <Campaigns shown={shown} visit={visit} />
            <RuleHistory rules={shown.history.map((one) => ({ ...one, isOn: one.names }))} words={agreement} visit={visit} />
            <RuleForm operation={chooseAgreement} name="names" isOn={shown.names} words={agreement} visit={visit} />
          </Columns>
        </div>
      </>
    );
  },
});
