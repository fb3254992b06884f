/** „Für alle: Check ausgeben“: first catalogue and dates, kept in the address, then scope, members and the act. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField, TextArea, TextField } from "#ui/fields";
import { Submit } from "#ui/form";
import { Steps } from "#ui/navigation";
import { Acts, Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { issueCheck, prepareCheck, type Prepared } from "../contract.ts";
import { registerPath, wordsFor } from "./parts.tsx";
import { ChooseScope, type Plan } from "./wizard-scope.tsx";

/** An address is typed by anybody: only a calendar day is a day. */
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What the office has entered so far, with proposals for what is missing. */
const planOf = ({ query }: Pick<Visit, "query">, { chosen, today, opensOn, dueOn }: Prepared): Plan => ({
  catalogueId: chosen?.id ?? "",
  title: query["title"] ?? chosen?.title ?? "",
  period: query["period"] ?? today.slice(0, 4),
  opensOn: isDay(query["opensOn"]) ? query["opensOn"] : opensOn,
  dueOn: isDay(query["dueOn"]) ? query["dueOn"] : dueOn,
  reminderDays: query["reminderDays"] ?? "-14, -3, 1",
  part: query["part"] ?? "",
  message: query["message"] ?? "",
});

const PlanForm = ({ plan, prepared, visit }: { plan: Plan; prepared: Prepared; visit: Visit }) => {
  const words = wordsFor(visit).wizard;
  const catalogues = prepared.catalogues.map(({ id, title, label, requirements }) => ({ value: id, label: words.catalogueOption(title, label, requirements) }));
  return (
    <form method="get" class="rw-form">
      <input type="hidden" name="schritt" value="2" />
      <Select name="catalogueId" label={words.catalogue} options={catalogues} empty={null} value={plan.catalogueId} required />
      <TextField name="title" label={words.name} hint={words.nameHint} value={plan.title} maxlength={160} required />
      <TextField name="period" label={words.period} hint={words.periodHint} value={plan.period} maxlength={40} size="small" required />
      <DateField name="opensOn" label={words.opensOn} value={plan.opensOn} min={prepared.today} required />
      <DateField name="dueOn" label={words.dueOn} hint={words.dueHint} value={plan.dueOn} min={prepared.today} required />
      <TextField name="reminderDays" label={words.reminders} hint={words.remindersHint} value={plan.reminderDays} size="small" optional />
      <TextField name="part" label={words.part} hint={words.partHint} value={plan.part} maxlength={80} optional />
      <TextArea name="message" label={words.message} hint={words.messageHint} value={plan.message} maxlength={2_000} rows={4} optional />
      <Acts>
        <Submit>{words.next}</Submit>
      </Acts>
    </form>
  );
};

export const checkWizard = defineScreen({
  path: "/verbund/:cooperativeId/checks/neu",
  lane: "checks",
  title: (_, visit) => wordsFor(visit).wizard.title,
  shows: { prepared: prepareCheck },
  acts: [issueCheck],
  next: (operation, value, visit) => (operation === issueCheck.name ? `${registerPath(visit)}/${issueCheck.output.parse(value).roundId}?getan=${operation}` : null),
  view: ({ prepared }, visit) => {
    const words = wordsFor(visit).wizard;
    const plan = planOf(visit, prepared);
    const second = visit.query["schritt"] === "2" && prepared.chosen !== null;
    const query = new URLSearchParams(plan).toString();
    const [first = "", last = ""] = words.steps;
    return (
      <>
        <PageHead title={words.title} trail={[{ label: wordsFor(visit).register.title, href: registerPath(visit) }, { label: words.title }]} lead={words.lead} />
        <Steps steps={[{ label: first, href: `?${query}` }, { label: last }]} current={second ? 2 : 1} />
        {second ? (
          <ChooseScope plan={plan} back={`?${query}`} prepared={prepared} visit={visit} />
        ) : (
          <Card>
            {prepared.catalogues.length === 0 ? (
              <EmptyState title={words.noCatalogue} act={<LinkButton href={`/verbund/${visit.params["cooperativeId"] ?? ""}/kataloge`}>{words.toCatalogues}</LinkButton>}>
                {words.noCatalogueText}
              </EmptyState>
            ) : (
              <PlanForm plan={plan} prepared={prepared} visit={visit} />
            )}
          </Card>
        )}
      </>
    );
  },
});
