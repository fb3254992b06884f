/** What a record shows besides its form: facts, tasks, threads, history. */
import { StateTag } from "./parts.tsx";
import { classes, useWords, type Child, type Tone } from "./markup.ts";

export type Fact = { readonly term: string; readonly value: Child };

/** Terms and values; beside each other where there is room. `figures`: short numbers, always beside their terms. */
export const Facts = ({ facts, dense = false, figures = false }: { facts: readonly Fact[]; dense?: boolean | undefined; figures?: boolean | undefined }) => (
  <dl class={classes("rw-facts", (dense || figures) && "rw-facts--dense", figures && "rw-facts--figures")}>
    {facts.map((fact) => (
      <div>
        <dt>{fact.term}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

export type Task = {
  readonly title: string;
  readonly href?: string | undefined;
  readonly hint?: Child;
  readonly tone: Tone;
  /** The state in words; the tone's word if not said. */
  readonly state?: string | undefined;
  /** A second thing that can be done with it, beside its link. */
  readonly act?: Child;
  /** Why it cannot be begun yet. */
  readonly disabledReason?: string | undefined;
};

/** KERN's task list: what there is to do, each with its state. */
export const TaskList = ({ tasks, numbered = false }: { tasks: readonly Task[]; numbered?: boolean | undefined }) => (
  <ol class="kern-task-list__list rw-tasks">
    {tasks.map((task, index) => (
      <li class="kern-task-list__item">
        {numbered ? <span class="kern-number">{index + 1}</span> : null}
        <div class="kern-task-list__title">
          {task.href === undefined || task.disabledReason !== undefined ? (
            <span>{task.title}</span>
          ) : (
            <a class="kern-link kern-link--stretched" href={task.href}>
              {task.title}
            </a>
          )}
          {(task.disabledReason ?? task.hint) ? <div class="rw-small rw-soft">{task.disabledReason ?? task.hint}</div> : null}
        </div>
        {task.act ? <div class="rw-task-act">{task.act}</div> : null}
        <div class="kern-task-list__status">
          <StateTag tone={task.tone}>{task.state}</StateTag>
        </div>
      </li>
    ))}
  </ol>
);

export type Message = {
  readonly author: string;
  /** Already worded. */
  readonly at: string;
  readonly text: Child;
  /** From this reader's own house: stands at the right. */
  readonly own?: boolean | undefined;
  readonly kind?: Child;
  readonly id?: string | undefined;
};

/** Questions and answers in the order they were written. */
export const Thread = ({ messages, empty }: { messages: readonly Message[]; empty?: Child }) =>
  messages.length === 0 ? (
    <>{empty ?? null}</>
  ) : (
    <ol class="rw-thread">
      {messages.map((message) => (
        <li class={message.own ? "rw-own" : undefined} id={message.id}>
          <p class="rw-small">
            <strong>{message.author}</strong> <span class="rw-soft">{message.at}</span> {message.kind ?? null}
          </p>
          <div class="rw-prose">{message.text}</div>
        </li>
      ))}
    </ol>
  );

export type Happening = { readonly at: string; readonly who?: string | undefined; readonly what: Child; readonly tone?: Tone | undefined };

/** What happened, newest first; long histories are folded. */
export const History = ({ entries, shown = 5 }: { entries: readonly Happening[]; shown?: number | undefined }) => {
  const words = useWords();
  const list = (part: readonly Happening[]) => (
    <ol class="rw-history">
      {part.map((entry) => (
        <li class={`rw-history-${entry.tone ?? "open"}`}>
          <span class="rw-small rw-soft">
            {entry.at}
            {entry.who === undefined ? "" : ` · ${entry.who}`}
          </span>
          <span>{entry.what}</span>
        </li>
      ))}
    </ol>
  );
  if (entries.length === 0) return <p class="rw-soft">{words.nothing}</p>;
  if (entries.length <= shown) return list(entries);
  return (
    <>
      {list(entries.slice(0, shown))}
      <details class="rw-details">
        <summary>{words.more}</summary>
        {list(entries.slice(shown))}
      </details>
    </>
  );
};

/** Folded words: the summary says what opens. */
export const Details = ({ summary, open = false, children }: { summary: Child; open?: boolean | undefined; children?: Child }) => (
  <details class="rw-details" open={open}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
);

/** Running text with its paragraphs kept as typed. */
export const Prose = ({ text }: { text: string }) => (
  <div class="rw-prose">
    {text.split(/(?:\r?\n){2,}/u).map((paragraph) => (
      <p>{paragraph}</p>
    ))}
  </div>
);
