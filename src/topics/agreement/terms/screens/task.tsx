/** One task of a draft: what it is, who does what, and what the office sees for it. */
import { RadioGroup, Select } from "#ui/choices";
import { TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card, Columns, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { readAgreement, removeTask, saveTask } from "../contract.ts";
import { dataClasses, raciParts, taskActors, taskKinds, type AgreementTask } from "../model.ts";
import { recordPath, registerPath, wordsFor } from "./parts.tsx";

const alphabet = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));

/** A task nobody has described yet, under the first letter that is free. */
const blank = (tasks: readonly AgreementTask[]): AgreementTask => ({
  letter: alphabet.find((letter) => !tasks.some((task) => task.letter === letter)) ?? "Z",
  title: "",
  description: "",
  kind: "supported",
  dataClass: "aggregate",
  roles: { office: "responsible", member: "accountable", coordinator: "consulted", third: "none" },
});

export const taskScreen = defineScreen({
  path: "/verbund/:cooperativeId/vereinbarung/:versionId/aufgaben/:letter",
  title: (_, visit) => (visit.params["letter"] === "neu" ? wordsFor(visit).taskPage.newTitle : wordsFor(visit).taskPage.title(visit.params["letter"] ?? "")),
  lane: "agreement",
  shows: { shown: readAgreement },
  acts: [saveTask, removeTask],
  next: (_, __, visit) => recordPath(visit),
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { record, taskPage } = words;
    const { tasks } = shown.version.content;
    const known = tasks.find(({ letter }) => letter === visit.params["letter"]);
    const task = known ?? blank(tasks);
    const hidden = { revision: shown.version.revision };
    return (
      <>
        <PageHead
          title={known ? taskPage.title(known.letter) : taskPage.newTitle}
          trail={[
            { label: record.allVersions, href: registerPath(visit) },
            { label: words.register.numbered(shown.version.number), href: recordPath(visit) },
          ]}
        />
        <Columns kind="stack">
          <Card>
            <OperationForm operation={saveTask} visit={visit} hidden={hidden}>
              <Select name="letter" label={record.letter} value={task.letter} options={(known ? [task.letter] : alphabet).map((value) => ({ value, label: value }))} required />
              <TextField name="title" label={record.task} value={task.title} maxlength={120} required />
              <TextArea name="description" label={record.description} value={task.description} maxlength={1_000} optional />
              <RadioGroup name="taskKind" label={record.kind} value={task.kind} options={taskKinds.map((value) => ({ value, label: words.taskKinds[value] }))} />
              <RadioGroup name="dataClass" label={record.sees} value={task.dataClass} options={dataClasses.map((value) => ({ value, label: words.classes[value] }))} />
              <h2>{taskPage.who}</h2>
              {taskActors.map((actor) => (
                <Select
                  name={`${actor}Part`}
                  label={words.actors[actor]}
                  value={task.roles[actor]}
                  options={raciParts.map((value) => ({ value, label: words.raci[value] }))}
                  required
                />
              ))}
              <Submit>{record.saveTask}</Submit>
            </OperationForm>
          </Card>
          {known ? (
            <ActButton form={{ operation: removeTask, visit, hidden: { ...hidden, letter: known.letter } }} kind="danger" confirm={record.removeTask}>
              {record.removeTask}
            </ActButton>
          ) : null}
        </Columns>
      </>
    );
  },
});
