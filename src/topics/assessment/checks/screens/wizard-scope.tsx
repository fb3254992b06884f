/** The second step: what is asked, of whom, what they are told, and the act. */
import { levels, modals } from "#topics/catalogue/formats/model";
import type { Visit } from "#kernel/screen";
import { CheckboxGroup, Select } from "#ui/choices";
import { formatDate } from "#ui/dates";
import { OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { issueCheck, type Prepared } from "../contract.ts";
import { wordsFor } from "./parts.tsx";

/** What step 1 puts into the address. */
export type Plan = Readonly<Record<"catalogueId" | "title" | "period" | "opensOn" | "dueOn" | "reminderDays" | "part" | "message", string>>;

export type ChooseScopeProps = { readonly plan: Plan; readonly back: string; readonly prepared: Prepared; readonly visit: Visit };

const ScopeFields = ({ prepared, visit }: ChooseScopeProps) => {
  const words = wordsFor(visit);
  const { chosen } = prepared;
  if (!chosen) return null;
  const areas = chosen.areas.filter(({ requirements }) => requirements > 0);
  const options = areas.map(({ key, label, title, requirements }) => ({ value: key, label: [label, title].filter(Boolean).join(" "), hint: words.wizard.areaHint(requirements) }));
  return (
    <>
      <p class="rw-soft">{words.wizard.scopeLead(areas.reduce((sum, { requirements }) => sum + requirements, 0))}</p>
      <CheckboxGroup name="areas" label={words.wizard.areas} options={options} values={options.map(({ value }) => value)} look="columns" />
      {chosen.hasLevels ? (
        <CheckboxGroup name="levels" label={words.wizard.levels} hint={words.wizard.levelsHint} options={levels.map((value) => ({ value, label: words.levels[value] }))} />
      ) : null}
      {chosen.hasModals ? (
        <CheckboxGroup name="modals" label={words.wizard.modals} hint={words.wizard.levelsHint} options={modals.map((value) => ({ value, label: words.modals[value] }))} />
      ) : null}
      {chosen.hasEffort ? (
        <Select
          name="maxEffort"
          label={words.wizard.effort}
          options={[1, 2, 3, 4].map((value) => ({ value: String(value), label: words.efforts[value] ?? "" }))}
          empty={words.wizard.effortAll}
          optional
        />
      ) : null}
    </>
  );
};

const MemberFields = ({ prepared, visit }: ChooseScopeProps) => {
  const words = wordsFor(visit).wizard;
  const options = prepared.members.map(({ memberId, name, coordinators }) => ({ value: memberId, label: name, hint: coordinators === 0 ? words.noCoordinator : undefined }));
  return <CheckboxGroup name="members" label={words.membersOf(options.length)} labelHidden options={options} values={options.map(({ value }) => value)} look="columns" />;
};

const Preview = ({ plan, prepared, visit }: ChooseScopeProps) => {
  const words = wordsFor(visit).wizard;
  const { announcement } = wordsFor(visit).letters;
  const facts = { ...plan, name: words.previewName, memberName: words.previewMember, officeName: prepared.officeName, address: "…/mitglied/…/checks" };
  return (
    <Card title={words.preview}>
      <p>
        <span class="rw-soft">{words.previewSubject}:</span> <strong>{announcement.subject(facts)}</strong>
      </p>
      <Prose text={announcement.body(facts)} />
    </Card>
  );
};

const Silent = ({ prepared, visit }: ChooseScopeProps) => {
  const words = wordsFor(visit).wizard;
  const silent = prepared.members.filter(({ coordinators }) => coordinators === 0);
  if (silent.length === 0) return null;
  return (
    <Alert tone="info" title={words.without(silent.length)}>
      {silent.map(({ name }) => name).join(", ")}. {words.withoutText}
    </Alert>
  );
};

/** Areas and members, all ticked; the announcement beside; one button for all. */
export const ChooseScope = (props: ChooseScopeProps) => {
  const { plan, back, prepared, visit } = props;
  const words = wordsFor(visit).wizard;
  const facts = [
    { term: words.catalogue, value: prepared.chosen?.title ?? "" },
    { term: words.name, value: `${plan.title} (${plan.period})` },
    ...(plan.part === "" ? [] : [{ term: words.part, value: plan.part }]),
    { term: words.opensOn, value: formatDate(plan.opensOn, visit.language) },
    { term: words.dueOn, value: formatDate(plan.dueOn, visit.language) },
  ];
  return (
    <>
      <Silent {...props} />
      <Columns>
        <Card>
          <OperationForm operation={issueCheck} visit={visit} keep={{ ...plan, schritt: "2" }} hidden={{ ...plan, audience: "chosen" }}>
            <h2>{words.scope}</h2>
            <ScopeFields {...props} />
            <h2>{words.members}</h2>
            <Details summary={words.membersOf(prepared.members.length)} open={prepared.members.length <= 30}>
              <MemberFields {...props} />
            </Details>
            <Acts>
              <Submit>{words.issue}</Submit>
              <LinkButton href={back}>{words.back}</LinkButton>
            </Acts>
          </OperationForm>
        </Card>
        <div class="rw-stack">
          <Card title={words.summary}>
            <Facts facts={facts} />
          </Card>
          <Preview {...props} />
        </div>
      </Columns>
    </>
  );
};
