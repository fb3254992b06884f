/** What others have answered already, beside a question or in a list: who, how much, what stays here, and what to make of it. */
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { Checkbox } from "./choices.tsx";
import { TextArea } from "./fields.tsx";
import { ActButton, OperationForm, Submit } from "./form.tsx";
import { Card, StateTag } from "./parts.tsx";
import { Details, Prose } from "./record.tsx";
import type { Child, Tone } from "./markup.ts";

/** An offered answer as this part shows it. */
export type SharedOffer = {
  readonly id: string;
  readonly version: number;
  readonly provider: string;
  readonly coverage: "full" | "partial" | "guidance";
  readonly statement: string;
  readonly residualDuty: string;
  readonly evidence: string;
  /** What was decided, for which version. */
  readonly decided: { readonly version: number; readonly reason: string; readonly dutyDone: boolean; readonly coverage: "full" | "partial" | "guidance" } | null;
  /** `review`: an older version is relied on; `undecided`: nothing decided yet; else what was decided. */
  readonly standing: "review" | "undecided" | "adopted" | "adapted" | "rejected" | "withdrawn";
};

/** The words around it, from the topic that offers. */
export type SharedContextWords = {
  readonly title: string;
  readonly standings: Readonly<Record<SharedOffer["standing"], string>>;
  readonly version: (version: number) => string;
  /** The earlier version that goes on counting until the new one is decided on. */
  readonly relies: (version: number) => string;
  readonly decidedWhy: string;
  readonly evidence: string;
  /** Follows the provider's name: „deckt das ganz ab.“ */
  readonly covers: Readonly<Record<SharedOffer["coverage"], string>>;
  readonly stays: string;
  readonly dutyDone: string;
  readonly dutyIsDone: string;
  readonly dutyIsOpen: string;
  readonly markDone: string;
  readonly markOpen: string;
  readonly adopt: string;
  readonly adapt: string;
  readonly adaptReason: string;
  readonly reject: string;
  readonly rejectReason: string;
  readonly save: string;
  readonly again: string;
  readonly look: string;
};

export type SharedContextProps = {
  readonly offer: SharedOffer;
  readonly words: SharedContextWords;
  /** The operation that decides, among the acts of the page; null where the reader only looks. */
  readonly decide: Pick<Operation, "name"> | null;
  /** The operation that marks the own duty, among the acts of the page. */
  readonly markDuty?: Pick<Operation, "name"> | null | undefined;
  readonly visit: Pick<Visit, "issues" | "given" | "query">;
  /** Queries of the address that must survive an act; those of the visit if not said. */
  readonly keep?: Readonly<Record<string, string>> | undefined;
  /** Where the whole offer is read and decided at length. */
  readonly href: string;
  /** A settled offer is shown with the way to decide anew. */
  readonly settles?: boolean | undefined;
  readonly level?: 2 | 3 | undefined;
  /** The file that proves it. */
  readonly file?: Child;
  /** Heading in place of „Gemeinschaftsantwort“, with its level. */
  readonly title?: Child;
  readonly kicker?: Child;
  /** Stands between the answer and the acts. */
  readonly children?: Child;
};

const tones: Record<SharedOffer["standing"], Tone> = { review: "part", undecided: "open", adopted: "shared", adapted: "shared", rejected: "no", withdrawn: "na" };

const keepOf = ({ keep, visit }: SharedContextProps) => keep ?? Object.fromEntries(Object.entries(visit.query).filter(([name]) => name !== "do" && name !== "getan"));

/** Where the reader stands with an offer: what a listener hears once an act is done. */
const standId = ({ offer }: SharedContextProps): string => `stand-${offer.id}`;

const isSent = ({ offer, visit }: SharedContextProps): boolean => visit.given["sharedAnswerId"] === offer.id;

const Deciding = ({ operation, ...props }: SharedContextProps & { operation: Pick<Operation, "name"> }) => {
  const { offer, words, visit } = props;
  const sent = isSent(props) ? visit.given["decision"] : undefined;
  const form = (decision: "adopted" | "adapted" | "rejected") => ({
    operation,
    visit,
    keep: keepOf(props),
    instance: `${offer.id}-${decision}`,
    mine: sent === decision,
    hidden: { sharedAnswerId: offer.id, version: offer.version, decision },
  });
  const duty =
    offer.coverage === "partial" ? <Checkbox name="dutyDone" label={words.dutyDone} checked={offer.decided?.version === offer.version && offer.decided.dutyDone} /> : null;
  const reasoned = (decision: "adapted" | "rejected", summary: string, label: string) => (
    <Details summary={summary} open={sent === decision}>
      <OperationForm {...form(decision)}>
        <TextArea name="reason" label={label} rows={3} maxlength={2_000} required />
        {decision === "adapted" ? duty : null}
        <Submit small kind="quiet" stay={standId(props)} label={`${summary}: ${words.save}`}>
          {words.save}
        </Submit>
      </OperationForm>
    </Details>
  );
  return (
    <>
      <OperationForm {...form("adopted")}>
        {duty}
        <Submit small stay={standId(props)}>
          {words.adopt}
        </Submit>
      </OperationForm>
      {reasoned("adapted", words.adapt, words.adaptReason)}
      {reasoned("rejected", words.reject, words.rejectReason)}
    </>
  );
};

/** What stays with the reader, whether it is done, and the one button that says so. */
const Duty = (props: SharedContextProps) => {
  const { offer, words, visit, markDuty } = props;
  const { decided, standing } = offer;
  if (offer.residualDuty === "") return null;
  const duty = decided?.coverage === "partial" && (standing === "adopted" || standing === "adapted") ? decided : null;
  return (
    <>
      <p>
        <strong>{words.stays}</strong> {offer.residualDuty}{" "}
        {duty ? <StateTag tone={duty.dutyDone ? "ok" : "part"}>{duty.dutyDone ? words.dutyIsDone : words.dutyIsOpen}</StateTag> : null}
      </p>
      {duty && markDuty ? (
        <ActButton
          form={{
            operation: markDuty,
            visit,
            keep: keepOf(props),
            instance: offer.id,
            mine: isSent(props),
            hidden: { sharedAnswerId: offer.id, done: duty.dutyDone ? "" : "true" },
          }}
          kind="quiet"
          small
          stay={standId(props)}
        >
          {duty.dutyDone ? words.markOpen : words.markDone}
        </ActButton>
      ) : null}
    </>
  );
};

const Standing = (props: SharedContextProps) => {
  const { offer, words } = props;
  const { decided, standing, version } = offer;
  return (
    <>
      <p id={standId(props)} tabindex={-1}>
        <StateTag tone={tones[standing]}>{words.standings[standing]}</StateTag> <span class="rw-small rw-soft">{words.version(version)}</span>
      </p>
      {standing === "review" && decided !== null ? <p class="rw-small">{words.relies(decided.version)}</p> : null}
    </>
  );
};

const Proof = ({ offer, words, file }: SharedContextProps) =>
  offer.evidence === "" && !file ? null : (
    <p class="rw-small">
      <strong>{words.evidence}</strong> {offer.evidence} {file}
    </p>
  );

const Acting = (props: SharedContextProps) => {
  const { decide, settles = false } = props;
  const { standing } = props.offer;
  if (decide === null || standing === "withdrawn") return null;
  const forms = <Deciding {...props} operation={decide} />;
  if (standing === "undecided" || standing === "review") return forms;
  if (!settles) return null;
  return (
    <Details summary={props.words.again} open={isSent(props) && props.visit.issues.length > 0}>
      {forms}
    </Details>
  );
};

/** An answer by somebody else: whose, what, what stays here, and – while it waits – adopt, adapt or reject, each a form without scripts. */
export const SharedContext = (props: SharedContextProps) => {
  const { offer, words, href, title, kicker, level, children } = props;
  return (
    <Card tone="shared" title={title ?? words.title} titleId={`angebot-${offer.id}`} kicker={kicker} level={level}>
      <Standing {...props} />
      <p>
        <strong>{offer.provider}</strong> {words.covers[offer.coverage]}
      </p>
      <Prose text={offer.statement} />
      <Proof {...props} />
      <Duty {...props} />
      {offer.decided === null || offer.decided.reason === "" ? null : (
        <p class="rw-small">
          <strong>{words.decidedWhy}</strong> {offer.decided.reason}
        </p>
      )}
      {children}
      <Acting {...props} />
      <p>
        <a href={href}>{words.look}</a>
      </p>
    </Card>
  );
};
