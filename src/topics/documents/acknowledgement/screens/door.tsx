/** In with a code from a slip: read, and confirm. Works without scripts, without account, and prints as a document. */
import { toldBy, type Visit } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { CodeField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { PaperBlocks } from "#ui/paper";
import { Alert, Card, LinkButton, PageHead } from "#ui/parts";
import { Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { confirmReading, openWithSlip } from "../contract.ts";
import { wordsFor } from "./parts.tsx";

type Opened = Extract<(typeof openWithSlip)["output"]["_output"], { stage: "complete" }>;

/** The finished text and, at its end, the button that says it was read. Documents are German whatever the reader's language. */
const Reading = ({ opened, visit }: { opened: Opened; visit: Visit }) => {
  const words = wordsFor(visit).door;
  const { text } = opened;
  return (
    <>
      <PageHead
        title={opened.title}
        kicker={words.from(opened.memberName, opened.number)}
        lead={[words.due(formatDate(opened.dueOn, visit.language)), opened.inForceOn === null ? "" : words.inForce(formatDate(opened.inForceOn, visit.language))]
          .filter((part) => part !== "")
          .join(" ")}
        acts={<LinkButton href="#bestaetigen">{words.toEnd}</LinkButton>}
      />
      <div class="rw-stack">
        {opened.note === "" ? null : (
          <Card>
            <Prose text={opened.note} />
          </Card>
        )}
        <Card>
          <div class="rw-reading" lang={visit.language === "de" ? undefined : "de"}>
            {text.sections.map(({ title, parts }, index) => (
              <section>
                <h2>
                  {index + 1} {title}
                </h2>
                {parts.map(({ blocks }) => (
                  <PaperBlocks blocks={blocks} />
                ))}
              </section>
            ))}
          </div>
        </Card>
        <Card title={words.confirmTitle} id="bestaetigen">
          <p>{words.confirmText}</p>
          <OperationForm operation={confirmReading} visit={visit} hidden={{ code: opened.code }}>
            <Submit>{words.confirm}</Submit>
          </OperationForm>
        </Card>
      </div>
    </>
  );
};

const Door = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit).door;
  const confirmed = toldBy(confirmReading, visit);
  const refused = [toldBy(openWithSlip, visit), confirmed].find((told) => told?.stage === "refused");
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {refused?.stage === "refused" ? <Alert tone="danger" title={words.refused[refused.reason]} live /> : null}
      {confirmed?.stage === "complete" ? (
        <Alert tone="success" title={words.thanks} live>
          {words.thanksText(confirmed.title, confirmed.number)}
        </Alert>
      ) : null}
      <Card>
        <OperationForm operation={openWithSlip} visit={visit}>
          <CodeField name="code" label={words.code} hint={words.codeHint} length={20} required autofocus={confirmed === null} />
          <Submit>{words.go}</Submit>
        </OperationForm>
        <p class="rw-small rw-soft">{words.help}</p>
      </Card>
    </>
  );
};

export const doorPage = defineScreen({
  path: "/kenntnisnahme",
  title: (_, visit) => wordsFor(visit).door.title,
  frame: "bare",
  shows: {},
  acts: [openWithSlip, confirmReading],
  view: (_, visit) => {
    const opened = toldBy(openWithSlip, visit);
    return opened?.stage === "complete" ? <Reading opened={opened} visit={visit} /> : <Door visit={visit} />;
  },
});
