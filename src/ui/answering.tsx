/** Answering: the questions left, one question large in the middle, context at the right. */
import { Progress } from "./cockpit.tsx";
import { Sign } from "./icons.tsx";
import { StateTag } from "./parts.tsx";
import { useWords, type Child, type Tone } from "./markup.ts";

export type QuestionLink = { readonly label: string; readonly href: string; readonly tone: Tone; readonly current?: boolean | undefined };

export type QuestionListProps = {
  /** „10 Fragen“. */
  readonly title: string;
  /** „3 beantwortet“. */
  readonly note?: string | undefined;
  readonly done: number;
  readonly total: number;
  readonly questions: readonly QuestionLink[];
};

/** All questions of a section with their state; one of them is current. */
export const QuestionList = ({ title, note, done, total, questions }: QuestionListProps) => {
  const words = useWords();
  return (
    <section class="rw-card rw-questions" aria-labelledby="fragen">
      <h2 id="fragen">
        {title}
        {note === undefined ? null : <span class="rw-note"> {note}</span>}
      </h2>
      <Progress done={done} total={total} label={title} />
      <ol data-list>
        {questions.map((question) => (
          <li>
            <a href={question.href} aria-current={question.current ? "step" : undefined}>
              <span class={`rw-dot rw-tone-${question.tone}`}>
                <Sign tone={question.tone} />
              </span>
              <span>
                {question.label}
                <span class="kern-sr-only"> ({words.tones[question.tone]})</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
};

export type QuestionProps = {
  /** „Frage 4 von 10 · Aufwand gering“. */
  readonly kicker?: Child;
  readonly title: string;
  /** Why it is asked and what suffices. */
  readonly lead?: Child;
  /** The form: choices, comment, acts. */
  readonly children?: Child;
};

/** One question, large. */
export const Question = ({ kicker, title, lead, children }: QuestionProps) => (
  <section class="rw-card rw-question" aria-labelledby="frage">
    {kicker ? <p class="rw-kicker">{kicker}</p> : null}
    <h2 id="frage">{title}</h2>
    {lead ? <div class="rw-question-lead">{lead}</div> : null}
    {children}
  </section>
);

export type AnsweringProps = { readonly list: Child; readonly question: Child; readonly context: Child };

/** The three columns; narrow pages show the question first. */
export const Answering = ({ list, question, context }: AnsweringProps) => (
  <div class="rw-columns rw-columns--answering">
    {list}
    {question}
    <aside class="rw-stack">{context}</aside>
  </div>
);

/** Saves the `OperationForm` within while it is filled in and keeps its hidden `version` current; holds a `SavedState`. Without scripts the form's button saves. */
export const Autosave = ({ children }: { children?: Child }) => {
  const words = useWords();
  return (
    <rw-autosave
      data-saved={words.saved("{time}")}
      data-saving={words.saving}
      data-failed={words.notSaved}
      data-invalid={words.checkInput}
      data-forbidden={words.forbidden}
      data-reload={words.reload}
      data-leaving={words.leaving}
    >
      {children}
    </rw-autosave>
  );
};

/** Where the autosave around it says what is saved; further links may stand beside. */
export const SavedState = ({ savedAt, children }: { /** When it was last saved, already worded: „10:42“. */ savedAt?: string | undefined; children?: Child }) => {
  const words = useWords();
  return (
    <div class="rw-saved">
      <span role="status">{savedAt === undefined ? null : <StateTag tone="ok">{words.saved(savedAt)}</StateTag>}</span>
      {children}
    </div>
  );
};

/** Says which keys answer; hidden where there is no keyboard. */
export const KeyHint = ({ children }: { children?: Child }) => <p class="rw-keyhint">{children}</p>;
