/** What others have answered already, beside a question or in a list: who, how much, what stays here, and what to make of it. */
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { Checkbox } from "./choices.tsx";
import { TextArea } from "./fields.tsx";
import { OperationForm, Submit } from "./form.tsx";
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
  /** `review`: an older version is relied on; `undecided`: nothing decided yet; else what was decided. */
  readonly standing: "review" | "undecided" | "adopted" | "adapted" | "rejected" | "withdrawn";
};

/** The words around it, from the topic that offers. */
export type SharedContextWords = {
  readonly title: string;
  readonly standings: Readonly<Record<SharedOffer["standing"], string>>;
  /** Follows the provider's name: „deckt das ganz ab.“ */
  readonly covers: Readonly<Record<SharedOffer["coverage"], string>>;
  readonly stays: string;
  readonly dutyDone: string;
  readonly adopt: string;
  readonly adapt: string;
  readonly adaptReason: string;
  readonly reject: string;
  readonly rejectReason: string;
  readonly save: string;
  readonly look: string;
};

export type SharedContextProps = {
  readonly offer: SharedOffer;
  readonly words: SharedContextWords;
  /** The operation that decides; it must be among the acts of the page. */
  readonly decide: Pick<Operation, "name">;
  readonly visit: Pick<Visit, "issues" | "given" | "query">;
  /** Where the whole offer is read and decided at length. */
  readonly href: string;
  /** Heading in place of „Gemeinschaftsantwort“, with its level. */
  readonly title?: Child;
  readonly kicker?: Child;
  /** Stands between the answer and the acts. */
  readonly children?: Child;
};

const tones: Record<SharedOffer["standing"], Tone> = { review: "part", undecided: "open", adopted: "shared", adapted: "shared", rejected: "no", withdrawn: "na" };

const Deciding = ({ offer, words, decide, visit }: SharedContextProps) => {
  const sent = visit.given["sharedAnswerId"] === offer.id ? visit.given["decision"] : undefined;
  const form = (decision: "adopted" | "adapted" | "rejected") => ({
    operation: decide,
    visit,
    keep: Object.fromEntries(Object.entries(visit.query).filter(([name]) => name !== "do" && name !== "getan")),
    instance: `${offer.id}-${decision}`,
    mine: sent === decision,
    hidden: { sharedAnswerId: offer.id, version: offer.version, decision },
  });
  const reasoned = (decision: "adapted" | "rejected", summary: string, label: string) => (
    <Details summary={summary} open={sent === decision}>
      <OperationForm {...form(decision)}>
        <TextArea name="reason" label={label} rows={3} maxlength={2_000} required />
        {decision === "adapted" && offer.coverage === "partial" ? <Checkbox name="dutyDone" label={words.dutyDone} /> : null}
        <Submit small kind="quiet" label={`${summary}: ${words.save}`}>
          {words.save}
        </Submit>
      </OperationForm>
    </Details>
  );
  return (
    <>
      <OperationForm {...form("adopted")}>
        {offer.coverage === "partial" ? <Checkbox name="dutyDone" label={words.dutyDone} /> : null}
        <Submit small>{words.adopt}</Submit>
      </OperationForm>
      {reasoned("adapted", words.adapt, words.adaptReason)}
      {reasoned("rejected", words.reject, words.rejectReason)}
    </>
  );
};

/** An answer by somebody else: whose, what, what stays here, and – while it waits – adopt, adapt or reject, each a form without scripts. */
export const SharedContext = (props: SharedContextProps) => {
  const { offer, words, href, title, kicker, children } = props;
  const waits = offer.standing === "undecided" || offer.standing === "review";
  return (
    <Card tone="shared" title={title ?? words.title} titleId={`angebot-${offer.id}`} kicker={kicker}>
      <p>
        <StateTag tone={tones[offer.standing]}>{words.standings[offer.standing]}</StateTag>
      </p>
      <p>
        <strong>{offer.provider}</strong> {words.covers[offer.coverage]}
      </p>
      <Prose text={offer.statement} />
      {offer.residualDuty === "" ? null : (
        <p>
          <strong>{words.stays}</strong> {offer.residualDuty}
        </p>
      )}
      {children}
      {waits ? <Deciding {...props} /> : null}
      <p>
        <a href={href}>{words.look}</a>
      </p>
    </Card>
  );
};
