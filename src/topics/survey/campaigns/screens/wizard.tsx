/** „Für alle: Erhebung starten“: first questionnaire and dates, kept in the address, then members, announcement and the act. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Steps } from "#ui/navigation";
import { Acts, Card, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { adoptQuestionnaire, listQuestionnaires, type ShippedEntry } from "#topics/survey/questionnaires/contract";
import { launchCampaign, prepareCampaign } from "../contract.ts";
import { registerPath, wordsFor } from "./parts.tsx";
import { ChooseMembers } from "./wizard-members.tsx";

type Prepared = (typeof prepareCampaign)["output"]["_output"];

/** What step 1 puts into the address. */
const planned = ["questionnaireId", "title", "period", "opensOn", "dueOn", "reminderDays", "message", "previousCampaignId"] as const;
type Plan = Readonly<Record<(typeof planned)[number], string>>;

/** An address is typed by anybody: only a calendar day is a day. */
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What the office has entered so far, with proposals for what is missing. */
function planOf({ query }: Pick<Visit, "query">, prepared: Prepared, shipped: readonly ShippedEntry[]): Plan {
  const named = prepared.questionnaires.find(({ id }) => id === (query["questionnaireId"] ?? query["fragebogen"]));
  const chosen = named ?? prepared.questionnaires.find(({ key }) => key === shipped[0]?.key) ?? prepared.questionnaires[0];
  return {
    questionnaireId: chosen?.id ?? "",
    title: query["title"] ?? chosen?.title ?? "",
    period: query["period"] ?? prepared.today.slice(0, 4),
    opensOn: isDay(query["opensOn"]) ? query["opensOn"] : prepared.opensOn,
    dueOn: isDay(query["dueOn"]) ? query["dueOn"] : prepared.dueOn,
    reminderDays: query["reminderDays"] ?? "-14, -3, 1",
    message: query["message"] ?? "",
    previousCampaignId: query["previousCampaignId"] ?? "",
  };
}

const AdoptFirst = ({ shipped, visit }: { shipped: readonly ShippedEntry[]; visit: Visit }) => {
  const words = wordsFor(visit).wizard;
  return (
    <Card title={words.noQuestionnaire}>
      <p>{words.noQuestionnaireText}</p>
      {shipped.map((one, index) => (
        <Card level={3} title={one.title}>
          <p class="rw-soft">{words.size(one.sections, one.questions, one.minutes)}</p>
          <OperationForm operation={adoptQuestionnaire} visit={visit} instance={one.key} mine={visit.given["key"] === one.key} hidden={{ key: one.key }}>
            <Submit kind={index === 0 ? "primary" : "quiet"} label={words.adoptNamed(one.title)}>
              {words.adopt}
            </Submit>
          </OperationForm>
        </Card>
      ))}
      <p>
        <a href={`/verbund/${visit.params["cooperativeId"]}/frageboegen`}>{words.ownQuestionnaires}</a>
      </p>
    </Card>
  );
};

const PlanForm = ({ plan, prepared, visit }: { plan: Plan; prepared: Prepared; visit: Visit }) => {
  const words = wordsFor(visit).wizard;
  const questionnaires = prepared.questionnaires.map(({ id, title, version, questions }) => ({
    value: id,
    label: words.questionnaireOption(title, version, questions),
  }));
  const earlier = prepared.earlier.map(({ id, title, period }) => ({ value: id, label: `${title} (${period})` }));
  return (
    <form method="get" class="rw-form">
      <input type="hidden" name="schritt" value="2" />
      <Select name="questionnaireId" label={words.questionnaire} options={questionnaires} empty={null} value={plan.questionnaireId} required />
      <TextField name="title" label={words.name} hint={words.nameHint} value={plan.title} maxlength={160} required />
      <TextField name="period" label={words.period} hint={words.periodHint} value={plan.period} maxlength={40} size="small" required />
      <DateField name="opensOn" label={words.opensOn} value={plan.opensOn} min={prepared.today} required />
      <DateField name="dueOn" label={words.dueOn} hint={words.dueHint} value={plan.dueOn} min={prepared.today} required />
      <TextField name="reminderDays" label={words.reminders} hint={words.remindersHint} value={plan.reminderDays} size="small" optional />
      {earlier.length === 0 ? null : (
        <Select name="previousCampaignId" label={words.previous} hint={words.previousHint} options={earlier} empty={words.previousNone} value={plan.previousCampaignId} optional />
      )}
      <TextArea name="message" label={words.message} hint={words.messageHint} value={plan.message} maxlength={2_000} rows={4} optional />
      <Acts>
        <Submit>{words.toMembers}</Submit>
        <LinkButton href={`/verbund/${visit.params["cooperativeId"]}/frageboegen`}>{words.ownQuestionnaires}</LinkButton>
      </Acts>
    </form>
  );
};

export const campaignWizard = defineScreen({
  path: "/verbund/:cooperativeId/erhebungen/neu",
  lane: "surveys",
  title: (_, visit) => wordsFor(visit).wizard.title,
  shows: { prepared: prepareCampaign, list: listQuestionnaires },
  acts: [launchCampaign, adoptQuestionnaire],
  next: (operation, value, { params }) => {
    const base = `/verbund/${params["cooperativeId"]}/erhebungen`;
    if (operation === launchCampaign.name) return `${base}/${launchCampaign.output.parse(value).campaignId}?getan=${operation}`;
    return `${base}/neu?fragebogen=${adoptQuestionnaire.output.parse(value).questionnaireId}`;
  },
  view: ({ prepared, list }, visit) => {
    const words = wordsFor(visit).wizard;
    const plan = planOf(visit, prepared, list.shipped);
    const second = visit.query["schritt"] === "2" && plan.questionnaireId !== "";
    const query = new URLSearchParams(plan).toString();
    const [first = "", last = ""] = words.steps;
    return (
      <>
        <PageHead title={words.title} trail={[{ label: wordsFor(visit).register.title, href: registerPath(visit) }, { label: words.title }]} lead={words.lead} />
        <Steps steps={[{ label: first, href: `?${query}` }, { label: last }]} current={second ? 2 : 1} />
        {prepared.questionnaires.length === 0 ? <AdoptFirst shipped={list.shipped} visit={visit} /> : null}
        {prepared.questionnaires.length > 0 && !second ? (
          <Card>
            <PlanForm plan={plan} prepared={prepared} visit={visit} />
          </Card>
        ) : null}
        {second ? <ChooseMembers plan={plan} back={`?${query}`} prepared={prepared} visit={visit} /> : null}
      </>
    );
  },
});
