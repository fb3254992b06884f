/** Style guide: the answering page in small. */
import { Answering, Autosave, KeyHint, Question, QuestionList, SavedState } from "./answering.tsx";
import { RadioGroup } from "./choices.tsx";
import { TextArea } from "./fields.tsx";
import { HiddenField, OperationForm, Submit } from "./form.tsx";
import { Acts, LinkButton } from "./parts.tsx";
import { SharedContext } from "./shared-context.tsx";

const choices = [
  { value: "yes", label: "Ja" },
  { value: "partly", label: "Teilweise" },
  { value: "no", label: "Nein" },
  { value: "unknown", label: "Weiß nicht" },
];

const sharedWords = {
  title: "Gemeinschaftsantwort",
  standings: { review: "Überprüfung nötig", undecided: "noch nicht entschieden", adopted: "übernommen", adapted: "angepasst", rejected: "abgelehnt", withdrawn: "zurückgezogen" },
  version: (version: number) => `Fassung ${version}`,
  relies: (version: number) => `Bei Ihnen gilt weiter Fassung ${version}.`,
  decidedWhy: "Ihre Begründung:",
  evidence: "Nachweis:",
  covers: { full: "deckt das ganz ab:", partial: "deckt einen Teil ab:", guidance: "gibt eine Hilfestellung:" },
  stays: "Bei Ihnen bleibt:",
  dutyDone: "Das haben wir schon erledigt",
  dutyIsDone: "erledigt",
  dutyIsOpen: "noch offen",
  markDone: "Ist erledigt",
  markOpen: "Doch nicht erledigt",
  adopt: "Übernehmen",
  adapt: "Anpassen …",
  adaptReason: "Was ist bei Ihnen anders?",
  reject: "Ablehnen …",
  rejectReason: "Warum passt die Antwort nicht?",
  save: "Speichern",
  again: "Neu entscheiden",
  look: "Ganz ansehen",
};

/** One question with list and context. */
export const GuideAnswering = () => (
  <Answering
    list={
      <QuestionList
        title="Drei Fragen"
        note="eine beantwortet"
        done={1}
        total={3}
        questions={[
          { label: "Laufen Sicherungen automatisch?", href: "#1", tone: "ok" },
          { label: "Wurde eine Wiederherstellung geübt?", href: "#2", tone: "open", current: true },
          { label: "Ist die Sicherung vertraglich geregelt?", href: "#3", tone: "na" },
        ]}
      />
    }
    question={
      <Question
        kicker="Frage 2 von 3 · Aufwand gering"
        title="Wurde in den letzten zwölf Monaten eine Wiederherstellung geübt?"
        lead="Es genügt, einmal im Jahr ein Fachverfahren wiederherzustellen."
      >
        <Autosave>
          <OperationForm operation={{ name: "member.correct" }} instance="answer" lenient>
            <HiddenField name="version" value={3} />
            <RadioGroup name="answer" label="Antwort" labelHidden look="cards" value="partly" options={choices} />
            <TextArea name="comment" label="Was fehlt noch?" hint="Wird automatisch gespeichert." />
            <SavedState savedAt="10:42">
              <a href="#n">Nachweis anhängen</a>
            </SavedState>
            <Acts>
              <LinkButton href="#z">Zurück</LinkButton>
              <Submit next>Nächste Frage</Submit>
              <KeyHint>Tasten 1–4 antworten, Eingabe weiter</KeyHint>
            </Acts>
          </OperationForm>
        </Autosave>
      </Question>
    }
    context={
      <SharedContext
        offer={{
          id: "muster",
          version: 2,
          provider: "Rechenzentrum",
          coverage: "partial",
          statement: "Rückspieltest halbjährlich, zuletzt am 14. September 2026.",
          residualDuty: "eigene Dateiablage und Postfächer üben.",
          evidence: "Protokoll vom 14. September 2026.",
          decided: null,
          standing: "undecided",
        }}
        words={sharedWords}
        decide={{ name: "shared-answer.decide" }}
        visit={{ issues: [], given: {}, query: {} }}
        href="#ganz"
      />
    }
  />
);
