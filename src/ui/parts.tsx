/** The parts most pages are made of. */
import { Sign } from "./icons.tsx";
import { classes, idFrom, useWords, type Child, type Tone } from "./markup.ts";

export type Crumb = { readonly label: string; readonly href?: string | undefined };

export type PageHeadProps = {
  readonly title: Child;
  /** Small line above the title. */
  readonly kicker?: Child;
  /** The way to this page; stands in place of the kicker. */
  readonly trail?: readonly Crumb[] | undefined;
  /** What matters today, or why this page exists. */
  readonly lead?: Child;
  /** Buttons and links; the first act of the page. */
  readonly acts?: Child;
  /** State of the thing, beside the title. */
  readonly tag?: Child;
};

/** Title of a page with the way to it, one sentence and its acts. */
export const PageHead = ({ title, kicker, trail, lead, acts, tag }: PageHeadProps) => {
  const words = useWords();
  return (
    <header class="rw-head">
      <div class="rw-head-text">
        {trail === undefined ? null : (
          <nav class="rw-trail" aria-label={words.trail}>
            <ol>
              {trail.map((crumb) => (
                <li>{crumb.href === undefined ? crumb.label : <a href={crumb.href}>{crumb.label}</a>}</li>
              ))}
            </ol>
          </nav>
        )}
        {kicker ? <p class="rw-kicker">{kicker}</p> : null}
        <div class="rw-head-title">
          <h1>{title}</h1>
          {tag}
        </div>
        {lead ? <p class="rw-lead">{lead}</p> : null}
      </div>
      {acts ? <div class="rw-acts">{acts}</div> : null}
    </header>
  );
};

export type CardProps = {
  readonly title?: Child;
  readonly titleId?: string | undefined;
  /** Level of the heading; default 2. */
  readonly level?: 2 | 3 | undefined;
  /** Soft words behind the title. */
  readonly note?: Child;
  /** Links or small buttons at the right of the title. */
  readonly acts?: Child;
  readonly tone?: Tone | undefined;
  /** A round number at the upper edge, for the three things of today. */
  readonly number?: number | undefined;
  readonly kicker?: Child;
  readonly id?: string | undefined;
  readonly children?: Child;
};

/** White ground for things that belong together. */
export const Card = ({ title, titleId, level = 2, note, acts, tone, number, kicker, id, children }: CardProps) => {
  const Heading = level === 2 ? "h2" : "h3";
  const named = titleId ?? (typeof title === "string" ? `karte-${idFrom(title)}` : undefined);
  return (
    <section class={classes("rw-card", tone && `rw-card--${tone}`, number !== undefined && "rw-card--numbered")} id={id} aria-labelledby={title ? named : undefined}>
      {number === undefined ? null : (
        <span class="rw-card-number" aria-hidden="true">
          {number}
        </span>
      )}
      {kicker ? <p class="rw-kicker">{kicker}</p> : null}
      {title ? (
        <div class="rw-card-head">
          <Heading id={named}>
            {title}
            {note ? <span class="rw-note"> {note}</span> : null}
          </Heading>
          {acts ? <div class="rw-acts">{acts}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
};

/** A state: sign and word in its colour; the word of the tone if none is given. */
export const StateTag = ({ tone, id, children }: { tone: Tone; /** For live parts. */ id?: string | undefined; children?: Child }) => {
  const words = useWords();
  return (
    <span class={`rw-tag rw-tag--${tone}`} id={id}>
      <Sign tone={tone} />
      <span data-text>{children ?? words.tones[tone]}</span>
    </span>
  );
};

export type AlertProps = {
  readonly tone: "success" | "info" | "warning" | "danger";
  readonly title: Child;
  readonly live?: boolean | undefined;
  readonly children?: Child;
};

/** A message in KERN's form: what happened, what it means, what to do. `live` is read out at once. */
export const Alert = ({ tone, title, live = false, children }: AlertProps) => {
  const words = useWords();
  return (
    <div class={`kern-alert kern-alert--${tone}`} role={live ? (tone === "danger" ? "alert" : "status") : undefined}>
      <div class="kern-alert__header">
        <span class={`kern-icon kern-icon--${tone}`} aria-hidden="true"></span>
        <span class="kern-title">
          <span class="kern-sr-only">{words.alerts[tone]}: </span>
          {title}
        </span>
      </div>
      {children ? <div class="kern-alert__body">{children}</div> : null}
    </div>
  );
};

/** An empty list says what it is for and offers the first act. */
export const EmptyState = ({ title, act, children }: { title: Child; act?: Child; children?: Child }) => (
  <div class="rw-empty">
    <p class="rw-empty-title">{title}</p>
    {children ? <div class="rw-soft">{children}</div> : null}
    {act ? <div class="rw-acts">{act}</div> : null}
  </div>
);

export type LinkButtonProps = {
  readonly href: string;
  readonly kind?: "primary" | "quiet" | undefined;
  readonly small?: boolean | undefined;
  /** Enter leads here on answering pages. */
  readonly next?: boolean | undefined;
  /** What a listener hears in addition: „Vorfall öffnen, Bischofsheim“. */
  readonly label?: string | undefined;
  readonly download?: boolean | undefined;
  readonly children?: Child;
};

/** A link that looks like a button, because it begins an act. */
export const LinkButton = ({ href, kind = "quiet", small = false, next = false, label, download = false, children }: LinkButtonProps) => (
  <a
    class={classes("kern-btn", kind === "primary" ? "kern-btn--primary" : "kern-btn--secondary", small && "rw-btn-small")}
    href={href}
    data-next={next ? "" : undefined}
    aria-label={label}
    download={download ? "" : undefined}
  >
    <span class="kern-label">{children}</span>
  </a>
);

/** The same content in other formats. */
export const ExportLinks = ({ links, label }: { links: readonly { readonly label: string; readonly href: string }[]; label?: string | undefined }) => {
  const words = useWords();
  return (
    <p class="rw-exports">
      <span class="rw-soft">{label ?? words.exports}:</span>
      {links.map((link) => (
        <a href={link.href} download="">
          {link.label}
        </a>
      ))}
    </p>
  );
};

/** Things beside each other where there is room: two or three columns, the answering page, or one below the other. */
export const Columns = ({ kind = "two", children }: { kind?: "two" | "three" | "wide-left" | "wide-right" | "answering" | "stack" | undefined; children?: Child }) => (
  <div class={kind === "stack" ? "rw-stack" : `rw-columns rw-columns--${kind}`}>{children}</div>
);

/** A row of acts. */
export const Acts = ({ children }: { children?: Child }) => <div class="rw-acts">{children}</div>;

/** A code to read out or to type, with a button to copy it. */
export const Code = ({ code }: { code: string }) => {
  const words = useWords();
  return (
    <rw-copy data-copy={words.copy} data-copied={words.copied}>
      <code class="rw-code">{code}</code>
    </rw-copy>
  );
};

/** Keeps the elements named by the answer of `src` current: `{ parts: { [id]: { text, tone, title, href } } }`. */
export const Live = ({ src, seconds = 30 }: { src: string; seconds?: number | undefined }) => <rw-live src={src} interval={seconds}></rw-live>;
