/** Inputs for every operation around the things of a side: its own, a neighbour's, another cooperative's, nobody's, and mixtures. */
import type { Operation } from "#kernel/operation";
import type { Everything, Known, Side, SideName } from "./everything.ts";
import { thingsOf } from "./everything.ts";
import { filesOf, smallCatalogue } from "./catalogues.ts";
import { directoryLines } from "./directory.ts";
import { fileOf } from "./planting.ts";
import { sampleInput, type Things } from "./sample.ts";
import { smallDefinition } from "./survey.ts";

/** Where the things of an input come from. */
export const objects = ["own", "neighbour", "elsewhere", "nowhere", "own with a neighbour's things", "own with things of elsewhere", "own with nobody's things"] as const;
export type ObjectName = (typeof objects)[number];

const nobody = "0190b0a0-0000-7000-8000-00000000000f";

/** Things nobody has. */
const nothing: Things = {
  cooperativeId: "nirgends",
  memberId: "nirgends.nirgends",
  member: "nirgends.nirgends",
  members: ["nirgends.nirgends"],
  campaignId: nobody,
  previousCampaignId: nobody,
  questionnaireId: nobody,
  fromId: nobody,
  importId: nobody,
  catalogueId: nobody,
  versionId: nobody,
  mappingId: nobody,
  unitId: nobody,
  personId: nobody,
  assignmentId: nobody,
  delegationId: nobody,
  inquiryId: nobody,
  tokenId: nobody,
  sessionId: nobody,
  mailId: nobody,
  section: "org",
  sections: ["org"],
  question: "isb",
};

/** What an operation needs beyond its ids, so that its use case is reached and has something to do. */
const special: Readonly<Record<string, (side: Side) => Things>> = {
  "cooperative.found": () => ({ key: "neuer-verbund", template: "empty" }),
  "member.admit": () => ({ kind: "gemeinde", name: "Neudorf", ags: undefined, rs: undefined, postcode: undefined }),
  "member.correct": () => ({ kind: "gemeinde", ags: undefined, rs: undefined, postcode: undefined, revision: 1 }),
  "member.dismiss": () => ({ leftOn: "2026-12-31" }),
  "member.add-figure": () => ({ asOf: "2026-01-01", kind: "population" }),
  "member.stage-import": () => ({ file: fileOf("verzeichnis.asc", directoryLines.join("\n")), districtKey: "06433" }),
  "member.apply-import": () => ({ lines: [6] }),
  "member.list": () => ({ kind: undefined }),
  "member.export": () => ({ kind: undefined }),
  "unit.add": () => ({ name: "Bauhof", kind: "department" }),
  "person.hand-over": () => ({ email: "neu@example.org", from: "2026-12-01", reason: "election" }),
  "person.hand-over-central": ({ central }) => ({
    email: "neu@example.org",
    from: "2026-12-01",
    reason: "election",
    ...(central.things["central"] as Things),
  }),
  "person.appoint": () => ({ email: "neu@example.org", role: "coordinator", from: "2026-12-01", to: undefined }),
  "person.relieve": () => ({ lastDay: "2026-12-31" }),
  "person.relieve-central": ({ central }) => ({ lastDay: "2026-12-31", ...(central.things["central"] as Things) }),
  "person.correct": ({ local }) => ({ email: `neu-${local.things["personId"] as string}@example.org` }),
  "person.correct-central": ({ central }) => ({ email: "neu@example.org", ...(central.things["central"] as Things) }),
  "account.invite-central": ({ central }) => central.things["central"] as Things,
  "questionnaire.adopt": () => ({ key: "dienstleister" }),
  "questionnaire.import": () => ({ file: fileOf("fragebogen.json", JSON.stringify({ ...smallDefinition, title: "Noch eine" })) }),
  "questionnaire.draft": () => ({ title: "Abschrift" }),
  "questionnaire.withdraw": ({ central }) => ({ questionnaireId: central.draft.questionnaireId }),
  "questionnaire.save-question": ({ central }) => ({
    ...central.draft,
    kind: "text",
    text: "Noch etwas?",
    question: undefined,
    newKey: undefined,
    options: undefined,
    columns: undefined,
    condition: undefined,
  }),
  "questionnaire.save-checks": ({ central }) => ({ ...central.draft, checks: [] }),
  "campaign.launch": () => ({
    title: "Neue Erhebung",
    opensOn: "2026-11-24",
    dueOn: "2026-12-20",
    waves: [],
    audience: "chosen",
    reminderDays: [-3],
  }),
  "campaign.change-deadline": () => ({ dueOn: "2026-12-20", wave: undefined }),
  "campaign.add-members": () => ({ dueOn: "2026-12-20" }),
  "campaign.reopen": ({ central }) => ({ campaignId: central.campaigns.closed }),
  "campaign.list": () => ({ period: undefined }),
  "campaign.remind": ({ central }) => ({ campaignId: central.campaigns.ready, all: true }),
  "inquiry.ask": () => ({ text: "Wie ist das gemeint?", question: "stellen" }),
  "inquiry.reply": () => ({ text: "So." }),
  "person.appoint-central": () => ({ email: "neu@example.org", role: "steering", from: "2026-12-01", to: undefined }),
  "survey.answer": () => ({ value: "nein", version: 1, unknown: false, clear: false }),
  "survey.attach": () => ({ question: "konzept", file: fileOf("konzept.txt", "Neu"), version: 1 }),
  "survey.attachment": () => ({ question: "konzept" }),
  "survey.submit": ({ central }) => ({ campaignId: central.campaigns.ready }),
  "survey.withdraw": ({ central }) => ({ campaignId: central.campaigns.running }),
  "survey.sign-off": ({ central }) => ({ campaignId: central.campaigns.running }),
  "survey.return": ({ central }) => ({ campaignId: central.campaigns.running }),
  "survey.snapshot": ({ central }) => ({ campaignId: central.campaigns.closed }),
  "survey.snapshot-paper": ({ central }) => ({ campaignId: central.campaigns.closed }),
  "evaluation.comment": () => ({ subject: "", text: "Ein Satz.", version: 1 }),
  "survey.stage-workbook": ({ local }) => ({ workbook: local.workbook, fileName: "antworten.xlsx" }),
  "survey.read-workbook": ({ local }) => ({ importId: local.workbookImportId }),
  "survey.apply-workbook": ({ local }) => ({ importId: local.workbookImportId, take: "all", chosen: [], conflicts: [] }),
  "catalogue.list": () => ({ withdrawn: true }),
  "catalogue.read": () => ({ versionId: undefined }),
  "catalogue.adopt-shipped": () => ({ key: "ringwall-basis-check" }),
  "catalogue.stage-import": () => ({ files: filesOf(smallCatalogue("Neu", [], { key: "neuer-katalog" })) }),
  "catalogue.assign-sources": ({ central }) => ({ importId: central.library.importId, sources: [{ source: "quelle.json", catalogue: "kleiner-katalog" }] }),
  "catalogue.read-import": ({ central }) => ({ importId: central.library.importId }),
  "catalogue.apply-import": ({ central }) => ({ importId: central.library.importId, documents: [] }),
  "catalogue.discard-import": ({ central }) => ({ importId: central.library.importId }),
  "catalogue.requirements": () => ({ withdrawn: false }),
  "catalogue.export": () => ({ withdrawn: false }),
  "catalogue.parameters": () => ({ set: false }),
  "catalogue.member-parameters": () => ({ set: false }),
  "token.create": () => ({ name: "Skript" }),
};

/** Operations on the draft of a questionnaire, and on a campaign that is over. */
const draftOf = (operation: string) => /^questionnaire\.(save|move|remove|publish)/.test(operation);
const closedOf = (operation: string) => operation.startsWith("evaluation.");

function thingsFor(operation: string, side: Side): Things {
  const edited = draftOf(operation) ? { ...side.central.draft } : {};
  const over = closedOf(operation) ? { campaignId: side.central.campaigns.closed } : {};
  return { revision: 1, text: undefined, date: "2026-12-01", ...thingsOf(side), ...edited, ...over, ...(special[operation]?.(side) ?? {}) };
}

const neighbourOf: Record<SideName, SideName> = { raunheim: "nauheim", nauheim: "raunheim", friedberg: "raunheim" };
const elsewhereOf: Record<SideName, SideName> = { raunheim: "friedberg", nauheim: "friedberg", friedberg: "nauheim" };

const idNames = Object.keys(nothing).filter((name) => !["cooperativeId", "memberId", "section", "sections", "question"].includes(name));
const only = (things: Things, names: readonly string[]): Things => Object.fromEntries(names.filter((name) => name in things).map((name) => [name, things[name]]));

/** The things an input of the operation names for this principal and object. */
function chosen({ sides }: Pick<Everything, "sides">, operation: string, home: SideName, object: ObjectName): Things {
  const own = thingsFor(operation, sides[home]);
  const [neighbour, elsewhere] = [thingsFor(operation, sides[neighbourOf[home]]), thingsFor(operation, sides[elsewhereOf[home]])];
  switch (object) {
    case "own":
      return own;
    case "neighbour":
      return neighbour;
    case "elsewhere":
      return elsewhere;
    case "nowhere":
      return { ...own, ...only(nothing, Object.keys(own)) };
    case "own with a neighbour's things":
      return { ...own, ...only(neighbour, idNames) };
    case "own with things of elsewhere":
      return { ...own, ...only(elsewhere, idNames) };
    case "own with nobody's things":
      return { ...own, ...only(nothing, idNames) };
  }
}

export type Input = { readonly object: ObjectName; readonly input: Record<string, unknown> };

/** One input for each object; those that turn out equal to an earlier one are left out. */
export function inputsFor(everything: Pick<Everything, "sides">, operation: Operation, { home }: Pick<Known, "home">): readonly Input[] {
  const seen = new Set<string>();
  return objects.flatMap((object) => {
    const input = sampleInput(operation, chosen(everything, operation.name, home, object));
    const text = JSON.stringify(input);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ object, input }];
  });
}
