/** „Was Kenntnisnahmen erfassen“: what is stored, who sees it, until when, and how it was settled. */
import { KeptCard, RuleCard, RuleForm, RuleHistory } from "#ui/agreement";
import { Alert, Card, Columns, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { chooseOpenSlips, readOpenSlipsAgreement } from "../contract.ts";
import { readingColumns } from "./list.tsx";
import { listPath, wordsFor } from "./parts.tsx";

export const agreementPage = defineScreen({
  path: "/mitglied/:memberId/kenntnisnahmen/was-erfasst-wird",
  lane: "acknowledgements",
  title: (_, visit) => wordsFor(visit).agreement.title,
  shows: { shown: readOpenSlipsAgreement },
  acts: [chooseOpenSlips],
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { agreement } = words;
    const { open, ...always } = agreement.rows;
    return (
      <>
        <PageHead
          title={agreement.title}
          kicker={shown.memberName}
          trail={[{ label: words.list.title, href: listPath(visit) }, { label: agreement.title }]}
          lead={agreement.lead}
        />
        {visit.done === chooseOpenSlips.name && visit.issues.length === 0 ? <Alert tone="success" title={agreement.changed} live /> : null}
        <div class="rw-stack">
          <RuleCard isOn={shown.openSlips} words={agreement} />
          <KeptCard rows={[...Object.values(always), ...(shown.openSlips ? [open] : [])]} words={agreement} />
          <Card title={agreement.acknowledgements}>
            <DataTable caption={agreement.acknowledgements} columns={readingColumns(visit)} rows={shown.acknowledgements} empty={<p class="rw-soft">{words.list.emptyTitle}</p>} />
          </Card>
          <Columns>
            <Card title={agreement.how}>
              <p>{agreement.howText}</p>
            </Card>
            <RuleHistory rules={shown.history.map((one) => ({ ...one, isOn: one.openSlips }))} words={agreement} visit={visit} />
            <RuleForm operation={chooseOpenSlips} name="openSlips" isOn={shown.openSlips} words={agreement} visit={visit} />
          </Columns>
        </div>
      </>
    );
  },
});
