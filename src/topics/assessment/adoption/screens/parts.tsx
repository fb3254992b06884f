/** What the pages of offers have in common: words, ways, tags. */
import type { Visit } from "#kernel/screen";
import type { Tone } from "#ui/markup";
import { StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { RequirementName, Status } from "#topics/assessment/shared/model";
import type { Standing } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** The words in the visitor's language. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** The list of a member's offers. */
export const listPath = ({ params }: Pick<Visit, "params">): string => `/mitglied/${params["memberId"] ?? ""}/gemeinschaftsantworten`;

/** Number and title of a requirement, as it is spoken of. */
export const spoken = ({ label, title }: Pick<RequirementName, "label" | "title">): string => `${label} ${title}`.trim();

const statusTones = { yes: "ok", partly: "part", no: "no", dispensable: "na", open: "open" } as const satisfies Record<Status | "open", Tone>;

/** An answer, or that there is none. */
export const StatusTag = ({ status, visit }: { status: Status | null; visit: Visit }) => (
  <StateTag tone={statusTones[status ?? "open"]}>{wordsFor(visit).statuses[status ?? "open"]}</StateTag>
);

const standingTones = { review: "part", undecided: "open", adopted: "shared", adapted: "shared", rejected: "no", withdrawn: "na" } as const satisfies Record<Standing, Tone>;

/** Where the member stands with an offer. */
export const StandingTag = ({ standing, visit }: { standing: Standing; visit: Visit }) => <StateTag tone={standingTones[standing]}>{wordsFor(visit).standings[standing]}</StateTag>;
