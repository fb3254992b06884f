/** What may be changed while a campaign runs: deadline, members, closing. */
import type { Visit } from "#kernel/screen";
import { Checkbox, CheckboxGroup, Select } from "#ui/choices";
import { dayOf, formatDate, formatShortDate } from "#ui/dates";
import { DateField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { addMembers, changeDeadline, closeCampaign, readCampaign, reopenCampaign, type AskedMember, type CampaignRecord } from "../contract.ts";
import { CampaignTag, ProgressTag, registerPath, wordsFor } from "./parts.tsx";

type PartProps = { readonly campaign: CampaignRecord; readonly visit: Visit };

const FactsCard = ({ campaign, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const { questionnaire, previous } = campaign;
  const facts = [
    {
      term: words.questionnaire,
      value: (
        <a href={`/verbund/${visit.params["cooperativeId"]}/frageboegen/${questionnaire.id}`}>
          {wordsFor(visit).register.questionnaire(questionnaire.title, questionnaire.version)}
        </a>
      ),
    },
    { term: words.period, value: campaign.period },
    { term: words.opens, value: formatDate(campaign.opensOn, visit.language) },
    { term: words.due, value: formatDate(campaign.dueOn, visit.language) },
    { term: words.reminders, value: words.reminderDays(campaign.reminderDays) },
    { term: words.previous, value: previous ? `${previous.title} (${previous.period})` : words.none },
    ...(campaign.message === "" ? [] : [{ term: words.message, value: <Prose text={campaign.message} /> }]),
  ];
  return (
    <Card title={words.facts}>
      <Facts facts={facts} />
    </Card>
  );
};

const Deadline = ({ campaign, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const waves = [...new Set(campaign.members.map(({ wave }) => wave))].toSorted((a, b) => a - b);
  const members = campaign.members.map(({ memberId, name, dueOn }) => ({
    value: memberId,
    label: `${name} (${formatShortDate(dueOn, visit.language)})`,
  }));
  return (
    <Card title={words.deadline}>
      <OperationForm operation={changeDeadline} visit={visit}>
        <DateField name="dueOn" label={words.newDue} value={campaign.dueOn} min={dayOf(visit.now)} required />
        <Select name="memberId" label={words.forWhom} options={members} empty={words.everybody} />
        {waves.length > 1 ? (
          <Select name="wave" label={words.onlyWave} options={waves.map((wave) => ({ value: String(wave), label: words.forWave(wave) }))} empty={words.allWaves} />
        ) : null}
        <Checkbox name="notify" label={words.notify} checked />
        <Submit>{words.saveDeadline}</Submit>
      </OperationForm>
    </Card>
  );
};

const MoreMembers = ({ campaign, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  if (campaign.absent.length === 0)
    return (
      <Card title={words.add}>
        <p class="rw-soft">{words.addNobody}</p>
      </Card>
    );
  return (
    <Card title={words.add}>
      <p>{words.addText}</p>
      <OperationForm operation={addMembers} visit={visit}>
        <CheckboxGroup name="members" label={words.addWhom} options={campaign.absent.map(({ memberId, name }) => ({ value: memberId, label: name }))} look="columns" />
        <DateField name="dueOn" label={words.addDue} min={dayOf(visit.now)} optional />
        <Submit>{words.addAct}</Submit>
      </OperationForm>
    </Card>
  );
};

const End = ({ campaign, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const missing = campaign.members.filter(({ progress }) => progress !== "submitted" && progress !== "signed-off").length;
  if (campaign.state === "closed")
    return (
      <Card title={words.again}>
        <p>{words.againText(campaign.closedAt ? formatDate(campaign.closedAt, visit.language) : "")}</p>
        <ActButton form={{ operation: reopenCampaign, visit }} kind="quiet">
          {words.reopen}
        </ActButton>
      </Card>
    );
  return (
    <Card title={words.end}>
      <p>{words.endText}</p>
      {missing === 0 ? null : <p>{words.endMissing(missing)}</p>}
      <ActButton form={{ operation: closeCampaign, visit }} kind="danger" confirm={words.closeConfirm}>
        {words.close}
      </ActButton>
    </Card>
  );
};

const Asked = ({ campaign, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  const columns: Column<AskedMember>[] = [
    { key: "name", label: words.columns.name, rowHead: true, cell: ({ name }) => name },
    { key: "wave", label: words.columns.wave, kind: "number", cell: ({ wave }) => wave },
    { key: "opens", label: words.columns.opens, kind: "nowrap", cell: ({ opensOn }) => formatShortDate(opensOn, visit.language) },
    { key: "due", label: words.columns.due, kind: "nowrap", cell: ({ dueOn }) => formatShortDate(dueOn, visit.language) },
    { key: "progress", label: words.columns.progress, cell: ({ progress }) => <ProgressTag progress={progress} visit={visit} /> },
  ];
  return (
    <Card title={words.asked} note={campaign.members.length}>
      <DataTable caption={words.asked} columns={columns} rows={campaign.members} instantFilter={campaign.members.length > 20} />
    </Card>
  );
};

const Acts = ({ campaign, visit }: PartProps) => {
  const words = wordsFor(visit).settings;
  if (!visit.may(changeDeadline)) return <p class="rw-reason">{words.onlyOffice}</p>;
  return (
    <>
      {campaign.state === "open" ? <Deadline campaign={campaign} visit={visit} /> : <p class="rw-reason">{words.closedReason}</p>}
      {campaign.state === "open" ? <MoreMembers campaign={campaign} visit={visit} /> : null}
      <End campaign={campaign} visit={visit} />
    </>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const said = Object.entries(wordsFor(visit).settings.done).find(([operation]) => operation === visit.done);
  return said ? <Alert tone="success" title={said[1]} live /> : null;
};

export const campaignSettings = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen/:campaignId/einstellungen",
  lane: "surveys",
  title: ({ campaign }, visit) => wordsFor(visit).settings.title(campaign.title),
  shows: { campaign: readCampaign },
  acts: [changeDeadline, addMembers, closeCampaign, reopenCampaign],
  view: ({ campaign }, visit) => {
    const words = wordsFor(visit).settings;
    const matrix = `${registerPath(visit)}/${campaign.id}`;
    const trail = [{ label: wordsFor(visit).register.title, href: registerPath(visit) }, { label: campaign.title, href: matrix }, { label: wordsFor(visit).register.settings }];
    return (
      <>
        <PageHead
          title={words.title(campaign.title)}
          trail={trail}
          lead={words.lead}
          tag={<CampaignTag campaign={campaign} visit={visit} />}
          acts={<LinkButton href={matrix}>{words.matrix}</LinkButton>}
        />
        <Done visit={visit} />
        <Columns kind="wide-left">
          <div class="rw-stack">
            <FactsCard campaign={campaign} visit={visit} />
            <Asked campaign={campaign} visit={visit} />
          </div>
          <div class="rw-stack">
            <Acts campaign={campaign} visit={visit} />
          </div>
        </Columns>
      </>
    );
  },
});
