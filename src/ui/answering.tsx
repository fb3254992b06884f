/** Answering: the questions left, one question large in the middle, context at the right. */
import { Progress } from "./cockpit.tsx";
import { Sign } from "./icons.tsx";
import { StateTag } from "./parts.tsx";
import { classes, useWords, type Child, type Tone } from "./markup.ts";

export type QuestionLink = {
  readonly label: string;
  readonly href: string;
  readonly tone: Tone;
  readonly current?: boolean | undefined;
  /** A short number before the label. */
  readonly mark?: string | undefined;
  /** Stands behind the label: „Text geändert“. */
  readonly note?: string | undefined;
};

export type QuestionListProps = {
  /** „10 Fragen“. */
  readonly title: string;
  /** „3 beantwortet“. */
  readonly note?: string | undefined;
  readonly done: number;
  readonly total: number;
  readonly questions: readonly QuestionLink[];
  /** For very long lists: scrolls inside, what is not seen is not drawn. */
  readonly long?: boolean | undefined;
  /** „{n} beantwortet“: how the note reads once more are answered without a new page. */
  readonly notePattern?: string | undefined;
  /** „Frage {at} von {of}“: where in the list a question stands that came without a new page. */
  readonly placePattern?: string | undefined;
  /** What a state is called here where „ja“, „nein“ and „nicht bewertet“ do not fit: heard, not seen. */
  readonly tones?: Partial<Record<Tone, string>> | undefined;
};

const QuestionEntry = ({ question, tones }: { question: QuestionLink; tones: Readonly<Record<Tone, string>> }) => (
  <li>
    <a href={question.href} aria-current={question.current ? "step" : undefined} data-tone={question.tone}>
      <span class={`rw-dot rw-tone-${question.tone}`}>
        <Sign tone={question.tone} />
      </span>
      <span>
        {question.mark === undefined ? null : <span class="rw-soft">{question.mark} </span>}
        {question.label}
        <em class="rw-mark-note">{question.note === undefined ? null : ` ${question.note}`}</em>
        <span class="kern-sr-only" data-said>{` (${tones[question.tone]})`}</span>
      </span>
    </a>
  </li>
);

/** All questions of a section with their state; one of them is current. */
export const QuestionList = ({ title, note, done, total, questions, long = false, notePattern, placePattern, tones = {} }: QuestionListProps) => {
  const said = { ...useWords().tones, ...tones };
  return (
    <section class={classes("rw-card rw-questions", long && "rw-questions--long")} aria-labelledby="fragen">
      <h2 id="fragen">
        {title}
        {note === undefined ? null : (
          <span class="rw-note" data-pattern={notePattern}>
            {" "}
            {note}
          </span>
        )}
      </h2>
      <Progress done={done} total={total} label={title} />
      <ol data-list data-place={placePattern} data-tones={JSON.stringify(said)}>
        {questions.map((question) => (
          <QuestionEntry question={question} tones={said} />
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
  /** How the question stands now, and the note behind it: its entry in the list follows when it is drawn anew. */
  readonly tone?: Tone | undefined;
  readonly note?: string | undefined;
  /** The form: choices, comment, acts. */
  readonly children?: Child;
};

/** One question, large. */
export const Question = ({ kicker, title, lead, tone, note, children }: QuestionProps) => (
  <section class="rw-card rw-question" aria-labelledby="frage" data-tone={tone} data-note={note}>
    {kicker ? <p class="rw-kicker">{kicker}</p> : null}
    <h2 id="frage" tabindex={-1}>
      {title}
    </h2>
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

/**
 * Around an answering page: the next question comes without a new page, `j`/`k` move, filters narrow at once. `fragment` is the address of a page that
 * shows one question alone. Without scripts every link and form works by itself.
 */
export const Answers = ({
  fragment,
  ahead = true,
  children,
}: {
  fragment: string;
  /** Asks for the next question while one is read; off where every look is logged. */ ahead?: boolean;
  children?: Child;
}) => (
  <rw-answers data-fragment={fragment} data-ahead={ahead ? undefined : "off"}>
    {children}
  </rw-answers>
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
