/** In with a code from a slip; and the page where anybody verifies a certificate. */
import { toldBy } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { CodeField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert, Card, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { enterLearning, leaveLearning, verifyCertificate } from "../contract.ts";
import { coursePath, wordsFor } from "./parts.tsx";

export const learningDoor = defineScreen({
  path: "/lernen",
  title: (_, visit) => wordsFor(visit).enter.title,
  frame: "bare",
  shows: {},
  acts: [enterLearning],
  next: (_operation, value) => (enterLearning.output.parse(value).stage === "complete" ? coursePath : null),
  view: (_, visit) => {
    const words = wordsFor(visit).enter;
    const told = toldBy(enterLearning, visit);
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {told?.stage === "refused" ? <Alert tone="danger" title={words.refused[told.reason]} live /> : null}
        {visit.done === leaveLearning.name ? <Alert tone="success" title={words.left} live /> : null}
        <Card>
          <OperationForm operation={enterLearning} visit={visit}>
            <CodeField name="code" label={words.code} hint={words.codeHint} length={20} required autofocus />
            <Submit>{words.go}</Submit>
          </OperationForm>
          <p class="rw-small rw-soft">{words.again}</p>
          <p class="rw-small rw-soft">{words.help}</p>
        </Card>
      </>
    );
  },
});

export const verifyPage = defineScreen({
  path: "/nachweis",
  title: (_, visit) => wordsFor(visit).verify.title,
  frame: "bare",
  shows: {},
  acts: [verifyCertificate],
  view: (_, visit) => {
    const words = wordsFor(visit).verify;
    const told = toldBy(verifyCertificate, visit);
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {told?.stage === "genuine" ? (
          <Alert tone="success" title={words.genuine} live>
            {words.genuineText({ course: told.courseTitle, label: told.courseLabel, minutes: told.minutes, day: formatDate(told.passedOn, visit.language) })}
          </Alert>
        ) : null}
        {told?.stage === "unknown" ? (
          <Alert tone="danger" title={words.unknown} live>
            {words.unknownText}
          </Alert>
        ) : null}
        <Card>
          <OperationForm operation={verifyCertificate} visit={visit}>
            <CodeField name="code" label={words.code} hint={words.codeHint} length={20} required />
            <TextField name="name" label={words.name} maxlength={80} autocomplete="off" required />
            <Submit>{words.check}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});
