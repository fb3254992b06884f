/** Shared answers beside a requirement: what is offered, what it does here, and what the member makes of it. */
import type { Visit } from "#kernel/screen";
import { cooperativeOf } from "#kernel/ids";
import { formatShortDate } from "#ui/dates";
import { formatBytes } from "#ui/numbers";
import { Facts, type Fact } from "#ui/record";
import { SharedContext } from "#ui/shared-context";
import { choose } from "#ui/words";
import { decideShared, markDuty, readOffer } from "#topics/assessment/adoption/contract";
import { de as adoptionDe } from "#topics/assessment/adoption/words.de";
import { en as adoptionEn } from "#topics/assessment/adoption/words.en";
import { readSharedEvidence } from "#topics/assessment/shared/contract";
import type { RowRead } from "../contract.ts";
import type { OfferedAnswer } from "../model.ts";
import { isWaiting } from "../rules/sharing.ts";
import { filtersOf, StatusTag, wordsFor } from "./parts.tsx";

type SharedProps = { readonly read: RowRead; readonly visit: Visit };
type OfferProps = SharedProps & { readonly offer: OfferedAnswer };

/** What members are told of their decisions, in the language of the visit. */
export const decisionWordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: adoptionDe, en: adoptionEn }, language);

const EvidenceFile = ({ offer, read, visit }: OfferProps) => {
  if (offer.file === null) return null;
  const query = new URLSearchParams({ cooperativeId: cooperativeOf(read.check.memberId), sharedAnswerId: offer.id, version: String(offer.version) });
  return (
    <>
      <a href={`/api/${readSharedEvidence.name}?${query.toString()}`} download="">
        {offer.file.name}
      </a>{" "}
      ({formatBytes(offer.file.bytes, visit.language)})
    </>
  );
};

/** Both sides beside each other: the own word, what counts, and what would count with the offer. */
const Sides = ({ offer, read, visit }: OfferProps) => {
  const words = wordsFor(visit).rows;
  const { answer, check } = read;
  const [own, effective] = [answer?.status ?? null, answer?.effective ?? null];
  const tag = (status: typeof own) => <StatusTag status={status} check={check} visit={visit} />;
  const facts: Fact[] = [
    { term: visit.may(readOffer) ? words.yourAnswer : words.ownWord, value: tag(own) },
    {
      term: words.counting,
      value: (
        <>
          {tag(effective)} {offer.carries ? words.effectiveShared : null}
        </>
      ),
    },
    ...(isWaiting(offer) && offer.adopted !== effective ? [{ term: words.withOffer, value: tag(offer.adopted) }] : []),
  ];
  return <Facts facts={facts} dense />;
};

const Decided = ({ offer, visit }: Pick<OfferProps, "offer" | "visit">) => {
  const words = decisionWordsFor(visit);
  const { decided } = offer;
  if (decided === null) return null;
  return (
    <p class="rw-small rw-soft">
      {words.offer.decidedBy({ ...decided, decision: words.decisions[decided.decision], at: formatShortDate(decided.decidedAt, visit.language), name: decided.decidedByName })}
    </p>
  );
};

const Offered = (props: OfferProps) => {
  const { offer, read, visit } = props;
  const { memberId } = read.check;
  const inside = visit.may(readOffer);
  const { context } = decisionWordsFor(visit);
  const decides = read.lock === null && visit.may(decideShared);
  return (
    <SharedContext
      offer={offer}
      words={inside ? context : { ...context, ...wordsFor(visit).rows.sharedOutside }}
      decide={decides ? decideShared : null}
      markDuty={decides ? markDuty : null}
      settles
      visit={visit}
      keep={{ ...filtersOf(visit.query), requirement: read.requirement?.key ?? "" }}
      href={inside ? `/mitglied/${memberId}/gemeinschaftsantworten/${offer.id}` : `/verbund/${cooperativeOf(memberId)}/gemeinschaftsantworten/${offer.id}`}
      level={3}
      file={<EvidenceFile {...props} />}
    >
      <Decided {...props} />
      <Sides {...props} />
    </SharedContext>
  );
};

/** Every shared answer to the requirement, what waits first. */
export const Shared = ({ read, visit }: SharedProps) => (
  <>
    {read.shared
      .toSorted((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)))
      .map((offer) => (
        <Offered offer={offer} read={read} visit={visit} />
      ))}
  </>
);
