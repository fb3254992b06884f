/** What is to be done after a point, and how it becomes a measure. */
import { membersFor } from "#ui/for-member";
import { CheckboxGroup, RadioGroup } from "#ui/choices";
import { dayOf } from "#ui/dates";
import { DateField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts } from "#ui/parts";
import { Details } from "#ui/record";
import { createMeasure, defineMeasure } from "#topics/measures/contract";
import { addTask, dropTask } from "../contract/holding.ts";
import type { ReadItem } from "../contract/meetings.ts";
import { numberText, taskDueOn } from "../rules/meetings.ts";
import { wordsFor, type Part } from "./parts.tsx";

type Task = ReadItem["tasks"][number];
type Given = { readonly item: ReadItem; readonly task: Task; readonly part: Part };

/** One definition for the members the task names – for all of them where it is the office's –, or a measure of the own house. */
const Making = ({ item, task, part: { shown, visit } }: Given) => {
  const words = wordsFor(visit);
  const origin = words.minutes.measureOrigin(shown.body.name, shown.meeting.heldOn);
  const decision = item.decision === null ? "" : numberText(item.decision);
  const facts = { title: task.title, description: words.minutes.measureText(origin, decision), dueOn: taskDueOn(task.dueOn, dayOf(visit.now)), originKey: task.key };
  const own = membersFor(createMeasure, visit).filter((member) => task.members.some((one) => one === member));
  const taken = new Set<string | null>(task.measures.map(({ memberId }) => memberId));
  const form = (instance: string) => ({ visit, instance: `${task.id}-${instance}`, mine: visit.given["originKey"] === task.key });
  if (taken.has(null)) return null;
  return (
    <>
      {visit.may(defineMeasure) && task.members.length > 0 ? (
        <OperationForm operation={defineMeasure} {...form("all")} layout="inline" hidden={{ ...facts, audience: "chosen", notify: "true" }}>
          {task.members.map((member) => (
            <input type="hidden" name="members" value={member} />
          ))}
          <Submit kind="quiet" small label={words.minutes.toMeasureLabel(task.title)}>
            {words.minutes.toMeasure}
          </Submit>
        </OperationForm>
      ) : null}
      {own
        .filter((memberId) => !taken.has(memberId))
        .map((memberId) => (
          <ActButton
            form={{ operation: createMeasure, ...form(memberId), hidden: { ...facts, memberId, origin: "decision", originTitle: origin } }}
            kind="quiet"
            small
            label={words.minutes.toMeasureLabel(task.title)}
          >
            {words.minutes.toOwnMeasure}
          </ActButton>
        ))}
    </>
  );
};

const TaskLine = ({ item, task, part }: Given) => {
  const { shown, visit } = part;
  const words = wordsFor(visit);
  const names = new Map(shown.seats.map(({ memberId, name }) => [memberId, name]));
  const who =
    task.members.length === 0
      ? words.minutes.office
      : task.members.length === shown.body.seats.length
        ? words.minutes.all
        : task.members.map((id) => names.get(id) ?? id).join(", ");
  return (
    <li id={task.id}>
      {[`${task.title} – ${who}`, task.dueOn === null ? "" : words.minutes.until(task.dueOn)].filter((text) => text !== "").join(", ")}{" "}
      {task.measures.map(({ memberId, memberName, measureId }) => (
        <a href={memberId === null ? `/verbund/${visit.params["cooperativeId"]}/massnahmen/${measureId}` : `/mitglied/${memberId}/massnahmen/${measureId}`}>
          {memberId === null ? words.minutes.measure : words.minutes.ownMeasure(memberName)}
        </a>
      ))}
      <Acts>
        <Making item={item} task={task} part={part} />
        {shown.meeting.state === "held" && visit.may(dropTask) ? (
          <ActButton
            form={{ operation: dropTask, visit, instance: task.id, mine: false, hidden: { taskId: task.id } }}
            kind="plain"
            small
            label={words.meeting.actLabel(words.minutes.dropTask, task.title)}
          >
            {words.minutes.dropTask}
          </ActButton>
        ) : null}
      </Acts>
    </li>
  );
};

/** The tasks of a point, and the form for another one. */
export const Tasks = ({ item, part }: { item: ReadItem; part: Part }) => {
  const { shown, visit } = part;
  const words = wordsFor(visit).minutes;
  const mayGive = shown.meeting.state === "held" && visit.may(addTask);
  const mine = visit.query["do"] === addTask.name && visit.given["itemId"] === item.id;
  if (item.tasks.length === 0 && !mayGive) return null;
  return (
    <>
      {item.tasks.length === 0 ? null : <h3>{words.tasks}</h3>}
      <ul class="rw-plain-list">
        {item.tasks.map((task) => (
          <TaskLine item={item} task={task} part={part} />
        ))}
      </ul>
      {mayGive ? (
        <Details summary={words.addTask} open={mine}>
          <OperationForm operation={addTask} visit={visit} instance={item.id} mine={mine} hidden={{ itemId: item.id }}>
            <TextField name="title" label={words.task} required maxlength={200} />
            <RadioGroup name="audience" label={words.taskFor} value="all" options={(["all", "chosen", "office"] as const).map((value) => ({ value, label: words[value] }))} />
            <CheckboxGroup name="members" label={words.members} look="columns" options={shown.seats.map(({ memberId, name }) => ({ value: memberId, label: name }))} />
            <DateField name="dueOn" label={words.dueOn} optional />
            <Submit kind="quiet">{words.addTask}</Submit>
          </OperationForm>
        </Details>
      ) : null}
    </>
  );
};
