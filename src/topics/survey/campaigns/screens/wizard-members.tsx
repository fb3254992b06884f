/** The second step: who is asked, when each wave begins, what they are told, and the act. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup } from "#ui/choices";
import { formatDate } from "#ui/dates";
import { DateField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton } from "#ui/parts";
import { Details, Facts, Prose } from "#ui/record";
import { launchCampaign, type prepareCampaign } from "../contract.ts";
import { acceptDates } from "../rules.ts";
import { wordsFor } from "./parts.tsx";

type Prepared = (typeof prepareCampaign)["output"]["_output"];
type Member = Prepared["members"][number];
type Plan = Readonly<Record<"questionnaireId" | "title" | "period" | "opensOn" | "dueOn" | "reminderDays" | "message" | "previousCampaignId", string>>;

export type ChooseMembersProps = { readonly plan: Plan; readonly back: string; readonly prepared: Prepared; readonly visit: Visit };

/** The value a form sent for a name of a wave: `waves.0.dueOn`. */
function sentFor(given: Visit["given"], index: number, field: "opensOn" | "dueOn"): string {
  const waves = given["waves"];
  const one: unknown = Array.isArray(waves) ? waves[index] : undefined;
  const value: unknown = typeof one === "object" && one !== null ? Reflect.get(one, field) : undefined;
  return typeof value === "string" ? value : "";
}

type WaveProps = { readonly wave: number; readonly index: number; readonly count: number; readonly visit: Visit };

const WaveDates = ({ wave, index, count, visit }: WaveProps) => {
  const words = wordsFor(visit).wizard;
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{words.wave(wave, count)}</legend>
      <input type="hidden" name={`waves.${index}.wave`} value={String(wave)} />
      <DateField name={`waves.${index}.opensOn`} label={words.waveOpens} value={sentFor(visit.given, index, "opensOn")} optional />
      <DateField name={`waves.${index}.dueOn`} label={words.waveDue} value={sentFor(visit.given, index, "dueOn")} optional />
    </fieldset>
  );
};

/** All members by wave, ticked; several waves may each have dates of their own. */
const MemberFields = ({ members, visit }: { members: readonly Member[]; visit: Visit }) => {
  const words = wordsFor(visit).wizard;
  const waves = [...Map.groupBy(members, ({ wave }) => wave)].toSorted(([a], [b]) => a - b);
  const hintOf = ({ wave, coordinators }: Member) => [...(waves.length > 1 ? [words.inWave(wave)] : []), ...(coordinators === 0 ? [words.noCoordinator] : [])].join(" · ");
  const options = waves.flatMap(([, group]) => group).map((member) => ({ value: member.memberId, label: member.name, hint: hintOf(member) || undefined }));
  return (
    <>
      <CheckboxGroup name="members" label={words.membersOf(members.length)} options={options} values={options.map(({ value }) => value)} look="columns" />
      {waves.length > 1 ? (
        <Details summary={words.waveDates}>
          <p class="rw-soft">{words.waveHint}</p>
          {waves.map(([wave, group], index) => (
            <WaveDates wave={wave} index={index} count={group.length} visit={visit} />
          ))}
        </Details>
      ) : null}
    </>
  );
};

const Preview = ({ plan, prepared, visit }: ChooseMembersProps) => {
  const words = wordsFor(visit).wizard;
  const { announcement } = wordsFor(visit).letters;
  const facts = {
    ...plan,
    name: words.previewName,
    memberName: words.previewMember,
    officeName: prepared.officeName,
    address: `…/mitglied/…/erhebungen/…`,
  };
  return (
    <Card title={words.preview}>
      <p>
        <span class="rw-soft">{words.previewSubject}:</span> <strong>{announcement.subject(facts)}</strong>
      </p>
      <Prose text={announcement.body(facts)} />
    </Card>
  );
};

const Warnings = ({ plan, prepared, visit }: ChooseMembersProps) => {
  const words = wordsFor(visit);
  const dates = acceptDates(plan, prepared.today);
  const silent = prepared.members.filter(({ coordinators }) => coordinators === 0);
  return (
    <>
      {dates.ok ? null : <Alert tone="warning" title={words.failures[dates.failure]} />}
      {silent.length === 0 ? null : (
        <Alert tone="info" title={words.wizard.without(silent.length)}>
          {silent.map(({ name }) => name).join(", ")}. {words.wizard.withoutText}
        </Alert>
      )}
    </>
  );
};

/** Members by wave, all ticked; the announcement beside; one button for all. */
export const ChooseMembers = (props: ChooseMembersProps) => {
  const { plan, back, prepared, visit } = props;
  const words = wordsFor(visit).wizard;
  const questionnaire = prepared.questionnaires.find(({ id }) => id === plan.questionnaireId);
  const facts = [
    {
      term: words.questionnaire,
      value: questionnaire ? words.questionnaireOption(questionnaire.title, questionnaire.version, questionnaire.questions) : "",
    },
    { term: words.name, value: `${plan.title} (${plan.period})` },
    { term: words.opensOn, value: formatDate(plan.opensOn, visit.language) },
    { term: words.dueOn, value: formatDate(plan.dueOn, visit.language) },
  ];
  return (
    <>
      <Warnings {...props} />
      <Columns>
        <Card title={words.members}>
          <OperationForm operation={launchCampaign} visit={visit} keep={{ ...plan, schritt: "2" }} hidden={{ ...plan, audience: "chosen" }}>
            <MemberFields members={prepared.members} visit={visit} />
            <Acts>
              <Submit>{words.launch}</Submit>
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
