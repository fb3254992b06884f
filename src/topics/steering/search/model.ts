import { z } from "zod";

/** One thing that was found, and where it leads whoever asks. */
export const searchHit = z.object({
  kind: z.enum([
    "member",
    "person",
    "campaign",
    "questionnaire",
    "check",
    "own-check",
    "cooperative-measure",
    "measure",
    "requirement",
    "model",
    "document",
    "course",
    "emergency",
    "contract",
    "framework",
    "purchase",
    "agreement",
    "decision",
  ]),
  title: z.string(),
  note: z.string(),
  href: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;
/** What is found among contracts, purchases, agreements and decisions of bodies. */
export type SharedKind = "contract" | "framework" | "purchase" | "agreement" | "decision";
/** What is found among documents, courses and registers, and among what is agreed and bought; whoever may not open it is not told of it. */
export type EssentialKind = "model" | "document" | "course" | "emergency" | SharedKind;
