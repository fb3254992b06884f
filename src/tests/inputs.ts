/** Inputs for every operation around the things of a side: its own, a neighbour's, another cooperative's, nobody's, and mixtures. */
import type { Operation } from "#kernel/operation";
import type { Everything, Known, Side, SideName } from "./everything.ts";
import { thingsOf } from "./everything.ts";
import { filesOf, smallCatalogue } from "./catalogues.ts";
import { directoryLines } from "./directory.ts";
import { smallDirective } from "./documents.ts";
import { fileOf } from "./planting.ts";
import { smallPicture } from "./pictures.ts";
import { onePixel } from "./planting-training.ts";
import { sampleInput, type Things } from "./sample.ts";
import { smallDefinition } from "./survey.ts";
import { smallCourseFile } from "./training.ts";

/** Where the things of an input come from. */
export const objects = ["own", "neighbour", "elsewhere", "nowhere", "own with a neighbour's things", "own with things of elsewhere", "own with nobody's things"] as const;
export type ObjectName = (typeof objects)[number];

const nobody = "0190b0a0-0000-7000-8000-00000000000f";

/** Things nobody has. */
const nothing: Things = {
  cooperativeId: "nirgends",
  memberId: "nirgends.nirgends",
  member: "nirgends.nirgends",
  hostMemberId: "nirgends.nirgends",
  party: "nirgends.nirgends",
  joining: "nirgends.nirgends",
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
  measureId: nobody,
  needsId: nobody,
  cooperativeMeasureId: nobody,
  feedId: nobody,
  modelId: nobody,
  documentId: nobody,
  sharedAnswerId: nobody,
  roundId: nobody,
  checkId: nobody,
  evidenceId: nobody,
  departmentId: nobody,
  acknowledgementId: nobody,
  sheetId: nobody,
  courseId: nobody,
  entryId: nobody,
  supplierId: nobody,
  contractId: nobody,
  contractFileId: nobody,
  purchaseId: nobody,
  offerId: nobody,
  callOffId: nobody,
  bodyId: nobody,
  meetingId: nobody,
  itemId: nobody,
  taskId: nobody,
  proposalId: nobody,
  seats: ["nirgends.nirgends"],
  present: ["nirgends.nirgends"],
  aidId: nobody,
  keyId: nobody,
  positionId: nobody,
  assumptionId: nobody,
  simulationId: nobody,
  requestId: nobody,
  grantId: nobody,
  runId: nobody,
  instalmentId: nobody,
  useId: nobody,
  serviceId: nobody,
  timeId: nobody,
  phoneId: nobody,
  section: "org",
  sections: ["org"],
  question: "isb",
};

/** A check of the side by its round. */
const checkOf = (side: Side, name: string): Things => ({ checkId: (side.local.things["checks"] as Things)[name] });

/** A document of the side by how far it has come. */
const documentOf = (side: Side, name: string): Things => ({ documentId: (side.local.things["documents"] as Things)[name] });

/** What the cooperative itself has bought. */
const ofCooperative = (things: Things): Things => Object.fromEntries(["supplierId", "contractId", "contractFileId"].map((name) => [name, things[name]]));
const agreed = { startsOn: "2026-01-01", endsOn: "2026-12-31", noticeGivenOn: undefined };

/** A grant that was applied for and not decided on. */
const appliedGrant = (things: Things): Things => ({ grantId: things["appliedGrantId"], version: 1 });

/** A purchase of the side by how far it has come. */
const purchaseOf = (side: Side, name: string): Things => (side.local.things["buying"] as Record<string, Things>)[name] ?? {};
/** A meeting of the side by how far it has come. */
const sessionOf = (side: Side, name: string): Things => (side.local.things["sessions"] as Record<string, Things>)[name] ?? {};
const clock = { startsAt: "09:00", endsAt: "10:30" };

/** The department of the side that reads a document. */
const readersOf = ({ local }: Side): Things => ({ departmentId: local.things["readerDepartmentId"] });

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
  "check.stage-workbook": ({ local }) => ({ workbook: local.checkTable.workbook, fileName: "check.xlsx" }),
  "check.read-workbook": ({ local }) => ({ importId: local.checkTable.importId }),
  "check.apply-workbook": ({ local }) => ({ importId: local.checkTable.importId, take: "all", chosen: [], conflicts: [] }),
  "agreement.draft": () => ({ legalForm: "mandate" }),
  "agreement.amend": () => ({ change: "powers" }),
  "agreement.save-terms": () => ({ title: "Anders", legalForm: "mandate", namedOn: undefined, years: 5, prolongationMonths: 12, noticeMonths: 12 }),
  "agreement.save-clause": () => ({ clause: "vat", text: "Anders." }),
  "agreement.save-task": () => ({ letter: "B", title: "Noch eine", memberPart: "accountable", officePart: "responsible" }),
  "agreement.remove-task": () => ({ letter: "A" }),
  "agreement.choose-tasks": () => ({ letters: ["A"] }),
  "agreement.sign": () => ({ signedOn: "2026-11-01" }),
  "agreement.note-formality": () => ({ formality: "notified", happenedOn: "2026-11-01" }),
  "agreement.give-notice": () => ({ notice: "ordinary", givenOn: "2026-11-01" }),
  "agreement.end": () => ({ lastDay: "2026-12-31" }),
  "agreement-entry.answer": ({ local }) => ({ subject: "resolution", subjectId: String(local.things["officeEntryId"]) }),
  "resolution.record": () => ({ step: "committee", sessionOn: "2026-10-02", result: "adopted", conditions: "" }),
  "visibility.read-member": () => ({ page: 1 }),
  "visibility.choose": () => ({ reason: "Beschluss" }),
  ...Object.fromEntries(
    ["measure.list", "measure.export"].map((name) => [
      name,
      () => ({ state: undefined, origin: undefined, effort: undefined, owner: undefined, text: undefined, sort: "priority" }),
    ]),
  ),
  "body.save": () => ({ kind: "own", name: "Neue Runde", short: "Neu", chairId: undefined }),
  "meeting.list": () => ({ bodyId: undefined }),
  "meeting.plan": () => clock,
  "meeting.reschedule": () => clock,
  "meeting.save-item": () => ({ kind: "discussion", title: "Anders" }),
  "meeting.take-points": ({ local }) => ({ points: [`proposal/${String(local.things["proposalId"])}`] }),
  "meeting.move-item": () => ({ direction: "up" }),
  ...Object.fromEntries(["hold", "minute", "vote", "decide", "add-task", "drop-task"].map((act) => [`meeting.${act}`, (side: Side) => sessionOf(side, "held")])),
  "meeting.add-task": (side) => ({ ...sessionOf(side, "held"), title: "Noch etwas", audience: "all" }),
  "meeting.release": (side) => sessionOf(side, "ready"),
  "meeting.minutes-paper": (side) => sessionOf(side, "released"),
  "measure.gaps": () => ({ effort: undefined }),
  "measure.from-gaps": ({ local }) => ({ gaps: [`${local.things["checkId"] as string}/test`] }),
  "measure.month": () => ({ month: "2026-12" }),
  "measure.create": () => ({ title: "Noch eine", ownerId: undefined, ownerName: "IT", dueOn: "2026-12-24", costOnce: "1,00", costYearly: "0" }),
  "measure.change": () => ({ title: "Anders", ownerId: undefined, ownerName: "IT", dueOn: "2026-12-24", costOnce: "1,00", costYearly: "0", version: 1 }),
  "measure.move": () => ({ state: "in-progress", reason: "", version: 1 }),
  "measure.remark": () => ({ text: "Ein Wort." }),
  "cooperative-measure.list": () => ({ kind: undefined }),
  "cooperative-measure.read": () => ({ year: undefined }),
  "cooperative-measure.define": () => ({ title: "Neue Verbundmaßnahme", dueOn: "2026-12-24", yearlyMonth: undefined, audience: "chosen" }),
  "cooperative-measure.redefine": () => ({ title: "Andere Verbundmaßnahme", dueOn: "2026-12-24", yearlyMonth: undefined }),
  "cooperative-measure.spread": () => ({ year: undefined }),
  "cooperative-measure.push-year": () => ({ year: 2027 }),
  "member.put-emblem": () => ({ file: { name: "wappen.png", bytes: smallPicture() } }),
  "document-model.list": () => ({ state: undefined }),
  "document-model.adopt": () => ({ keys: ["strategie"] }),
  "document-model.draft": ({ central }) => ({ fromId: central.things["modelId"], title: undefined }),
  "document-model.import": () => ({ file: fileOf("richtlinie.md", smallDirective({ key: "noch-eine" })) }),
  "document-model.save": ({ central }) => ({ modelId: central.things["draftModelId"], text: smallDirective({ key: "neu", satz: "Anders." }) }),
  "document-model.publish": ({ central }) => ({ modelId: central.things["draftModelId"] }),
  "document-model.withdraw": ({ central }) => ({ modelId: central.things["draftModelId"] }),
  "document-model.compare": () => ({ withId: undefined }),
  "document.start": () => ({ key: "frei" }),
  "document.answer": () => ({ version: 3, values: { verwaltung: "Rathaus" } }),
  "document.choose": () => ({ version: 3, ticks: ["zweck-zwei"] }),
  "document.reword": () => ({ version: 3, clause: "zweck-satz", text: "Neuer Wortlaut." }),
  "document.put-passage": () => ({ version: 3, passage: undefined, place: "zweck/zweck-satz", title: "Zusatz", text: "Noch etwas." }),
  "document.drop-passage": ({ local }) => ({ version: 3, passage: local.things["passageId"] }),
  "document.preview-merge": (side) => documentOf(side, "alt"),
  "document.merge": (side) => ({ ...documentOf(side, "alt"), version: 2 }),
  "document.discard": (side) => documentOf(side, "weg"),
  "document.settle": (side) => ({ ...documentOf(side, "streit"), version: 3, clause: "zweck-satz", decision: "both", text: undefined }),
  "document.submit": () => ({ version: 3 }),
  "document.return": (side) => documentOf(side, "pruefung"),
  "document.works-council": () => ({ step: "informed", on: "2026-11-01", note: "Gelesen" }),
  "document.release": (side) => ({ ...documentOf(side, "pruefung"), version: 2 }),
  "document.resolve": (side) => ({ ...documentOf(side, "leitlinie"), resolution: "resolved", on: "2026-11-02", number: "1", body: "Vertretung", note: "" }),
  "document.publish": (side) => ({ ...documentOf(side, "freigabe"), inForceOn: "2026-12-01" }),
  "document.withdraw": (side) => ({ ...documentOf(side, "kraft"), reason: "Überholt" }),
  "document.plan-review": (side) => ({ ...documentOf(side, "kraft"), reviewOn: "2099-01-01", note: "Passt" }),
  "document.compare": () => ({ withId: "model" }),
  ...Object.fromEntries(
    ["acknowledgement.add-slips", "acknowledgement.slips", "acknowledgement.signing-list"].map((name) => [name, (side: Side) => ({ ...readersOf(side), count: 2 })]),
  ),
  "acknowledgement.prepare": (side) => documentOf(side, "leitlinie"),
  "acknowledgement.start": (side) => ({ ...documentOf(side, "leitlinie"), dueOn: "2026-12-20", people: { house: 6 } }),
  "acknowledgement.hand-in-sheet": (side) => ({ ...readersOf(side), signedOn: "2026-11-20", people: 3, file: { name: "liste.png", bytes: onePixel } }),
  "acknowledgement-agreement.choose": () => ({ openSlips: "no", basis: "Beschluss", agreedOn: "2026-11-20" }),
  "emergency.group": () => ({ group: "menschen" }),
  "emergency.save-entry": () => ({ register: "alarm", entryId: undefined, version: undefined, facts: { whom: "Neue Stelle", phone: "06142 1" } }),
  "emergency.remove-entry": ({ local }) => ({ entryId: local.things["spareEntryId"] }),
  "emergency.move-entry": () => ({ direction: "down" }),
  "emergency.confirm-register": () => ({ register: "alarm" }),
  "emergency.take-proposals": () => ({ register: "decisions", proposals: ["template:decisions:abschalten"] }),
  "emergency.pack-paper": () => ({ part: "core" }),
  "emergency.carry-pack": () => ({ passphrase: "vier Wörter ohne Sinn" }),
  "emergency.set-up-phone": ({ local }) => ({ code: local.things["phoneCode"] }),
  "emergency.phone-pack": ({ local }) => ({ token: local.things["phoneToken"], held: undefined }),
  "emergency.note-receipt": () => ({ kind: "printed", day: "2026-11-23" }),
  "office-service.save": () => ({ title: "Neue Leistung", version: 1, plannedHours: 2, counts: "hours" }),
  "office-time.note": ({ central }) => ({ line: `30 alle ${central.things["serviceTitle"] as string}`, day: undefined }),
  "office-time.list": () => ({ year: undefined }),
  "office-time.export": () => ({ year: undefined }),
  "office-time.list-member": () => ({ year: undefined }),
  "office-capacity.set": () => ({ year: 2027 }),
  "cost-plan.save-position": () => ({ year: 2026, version: 1, title: "Neue Position", cents: 100 }),
  "accession.read": () => ({ year: 2026, amount: 1_000 }),
  "accession.save": () => ({
    name: "Anderswo",
    officialName: undefined,
    kind: "gemeinde",
    ags: undefined,
    postcode: undefined,
    population: 9_000,
    populationAsOf: "2022-12-31",
    requestedOn: "2026-11-01",
    wantedFrom: "2027-01-01",
    populationSource: "Register",
  }),
  "accession.close": () => ({ reason: "Zurückgenommen" }),
  "council-paper.ask-print": () => ({ kind: "zip-odt" }),
  "council-paper.keep-print": ({ central }) => ({ runId: central.things["paperRunId"], files: [{ number: 1, name: "Noch eine", bytes: onePixel }] }),
  "council-paper.fetch-print": ({ central }) => ({ runId: central.things["paperRunId"] }),
  "council-paper.prepare": ({ central }) => ({ keyId: central.things["plainKeyId"], introduction: "Anders.", revision: 1 }),
  "cost-plan.read": () => ({ year: 2026 }),
  "cost-plan.export": () => ({ year: 2026 }),
  "cost-plan.copy": () => ({ year: 2026, toYear: 2031, increase: 0 }),
  ...Object.fromEntries(
    ["cost-simulation.run", "cost-simulation.export", "cost-simulation.save"].map((name) => [
      name,
      ({ central }: Side) => ({ year: 2026, years: 2, amount: 1_000, increase: 0, keys: [central.things["plainKeyId"]], title: "Noch ein Vergleich" }),
    ]),
  ),
  "cost-simulation.remove": ({ central }) => ({ simulationId: central.things["spareSimulationId"] }),
  "cost-account.save": () => ({ holder: "Kreiskasse", iban: "DE89370400440532013000", purpose: "Kostenbeitrag", days: 30, version: 1 }),
  "cost-charge.list": () => ({ year: 2026 }),
  "cost-charge.export": () => ({ year: 2026 }),
  "cost-charge.statements": () => ({ year: 2026 }),
  "cost-charge.statement": () => ({ year: 2026 }),
  "cost-charge.ask-statements": () => ({ year: 2026, kind: "odt" }),
  "cost-charge.keep-statements": () => ({ files: [{ number: 1, name: "Noch eine", bytes: onePixel }] }),
  "cost-charge.levy": ({ central }) => ({ year: 2027, keyId: central.things["plainKeyId"], dueDays: ["2027-02-15"] }),
  "cost-charge.settle": () => ({ year: 2026 }),
  ...Object.fromEntries(["cost-efficiency.read", "cost-efficiency.paper", "cost-efficiency.export"].map((name) => [name, () => ({ year: 2026 })])),
  ...Object.fromEntries(
    ["cost-efficiency.take-purchase", "cost-efficiency.leave-purchase"].map((name) => [name, (side: Side) => ({ ...purchaseOf(side, "framework"), year: 2026 })]),
  ),
  "cost-efficiency.save-assumption": () => ({ title: "Neue Annahme", version: 1, cents: 100, source: "Schätzung" }),
  "steering.release-figure": () => ({ figure: "inhabitants" }),
  "steering.withdraw-figure": () => ({ figure: "inhabitants" }),
  "grant.save": ({ central }) => ({ ...appliedGrant(central.things), programme: "ikz-hessen", title: "Neuer Antrag", requestedCents: 100, appliedOn: "2026-11-01" }),
  "grant.note-award": () => ({ version: 3, grantedCents: 25_000, awardedOn: "2026-10-01", instalments: [], evidence: [] }),
  "grant.note-refusal": ({ central }) => appliedGrant(central.things),
  "grant.note-received": () => ({ receivedOn: "2026-11-01" }),
  "grant.note-submitted": ({ central }) => ({ evidenceId: central.things["grantEvidenceId"], submittedOn: "2026-11-01" }),
  "grant.add-use": () => ({ title: "Neue Verwendung", positionId: undefined, usedOn: "2026-11-01", cents: 1 }),
  "grant.write-report": () => ({ version: 3, report: "Neu geschrieben." }),
  "cost-key.read": () => ({ year: 2026, amount: 1_000 }),
  "cost-key.save": () => ({ title: "Neuer Schlüssel", version: 1, shares: [{ part: "rest", basis: "equal", circle: "all" }], vat: [] }),
  "mutual-aid.post": () => ({ untilOn: undefined }),
  "shared-answer.list": () => ({ area: undefined, provider: undefined, coverage: undefined, state: undefined, member: undefined }),
  "shared-answer.export": () => ({ area: undefined, provider: undefined, coverage: undefined, state: undefined, member: undefined }),
  "shared-answer.prepare": () => ({ requirement: "bak.1", text: "bak" }),
  "shared-answer.publish": ({ central }) => ({
    sharedAnswerId: central.shared.relied,
    version: 1,
    coverage: "full",
    statement: "Neu gefasst.",
    file: fileOf("neu.txt", "Neu"),
  }),
  "shared-answer.evidence": () => ({ version: 1 }),
  "shared-answer.decide": () => ({ version: 1, decision: "adopted", reason: "" }),
  "shared-answer.mark-duty": ({ central }) => ({ sharedAnswerId: central.shared.relied, done: true }),
  "shared-answer.propose-withdrawal": ({ central }) => ({ sharedAnswerId: central.shared.relied }),
  "shared-answer.withdraw": ({ central }) => ({ sharedAnswerId: central.shared.relied, reason: "Endet." }),
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
  ...Object.fromEntries(
    ["course.save-head", "course.save-lesson", "course.move-lesson", "course.remove-lesson", "course.remove-question", "course.publish", "course.withdraw", "course.picture"].map(
      (name) => [name, ({ central }: Side) => central.courses.draft],
    ),
  ),
  ...Object.fromEntries(
    [
      "training.read",
      "training.export",
      "training.add-members",
      "training.renew-course",
      "training.remind",
      "training.close",
      "training.departments",
      "training.issue-slips",
      "training.slips",
      "training.attendance-list",
      "training.record-attendance",
      "training.import-completions",
      "training.participations",
    ].map((name) => [name, ({ central }: Side) => ({ campaignId: central.courses.trainingId })]),
  ),
  "training.list": () => ({ state: undefined }),
  "training.issue": () => ({ title: "Neue Schulung", opensOn: "2026-11-24", dueOn: "2026-12-20", reminderDays: [-3], departments: undefined, choose: undefined }),
  "training.issue-slips": ({ central }) => ({ campaignId: central.courses.trainingId, count: 3 }),
  "training.record-attendance": ({ central }) => ({ campaignId: central.courses.trainingId, heldOn: "2026-11-20", people: 3 }),
  "training.import-completions": ({ central }) => ({
    campaignId: central.courses.trainingId,
    workbook: {
      sheets: [
        {
          name: "Blatt",
          rows: [
            ["Bereich", "Datum", "Name"],
            ["Gesamtes Haus", "2026-11-20", "Wer auch immer"],
          ],
        },
      ],
    },
    fileName: "abschluesse.csv",
  }),
  "training-agreement.choose": () => ({ names: "no", basis: "Beschluss", agreedOn: "2026-11-20" }),
  ...Object.fromEntries(["sensitisation.read", "sensitisation.poster", "sensitisation.paper", "sensitisation.text"].map((name) => [name, () => ({ theme: "passwoerter" })])),
  "learning.lesson": () => ({ lesson: "absender" }),
  "learning.picture": () => ({ name: "bild.png" }),
  "learning.read-lesson": () => ({ lesson: "ankommen" }),
  "learning.answer": () => ({ lesson: "absender", question: "wer", choices: [1], places: undefined }),
  "course.adopt": () => ({ key: undefined }),
  "course.draft": () => ({ fromId: undefined, title: "Noch ein Kurs" }),
  "course.save-lesson": ({ central }) => ({ ...central.courses.draft, text: "Ein Satz." }),
  "course.save-question": ({ central }) => ({ ...central.courses.draft, text: "Wer?", kind: "order", answers: [{ text: "Eins" }, { text: "Zwei" }] }),
  "course.attach": ({ central }) => ({ ...central.courses.draft, file: { name: "neu.png", bytes: onePixel } }),
  "course.import": () => ({ file: fileOf("kurs.md", smallCourseFile("Neu", { key: "neuer-kurs" })) }),
  "supplier.list": () => ({ text: undefined }),
  "supplier.save": ({ name }) => ({ name: `Lieferant von ${name}`, certificates: [], assessment: {} }),
  "supplier.save-central": ({ central }) => ({ ...ofCooperative(central.things), name: "Lieferant des Verbunds", certificates: [], assessment: {} }),
  "contract.list": () => ({ text: undefined }),
  "contract.save": () => agreed,
  "contract.save-central": ({ central }) => ({ ...ofCooperative(central.things), ...agreed }),
  "purchase.ask": () => ({ title: "Noch etwas", answerBy: "2026-12-20", items: [{ title: "Lizenz", unit: "Stück", alonePrice: "10" }] }),
  "purchase.answer": (side) => ({ ...purchaseOf(side, "collecting"), quantities: { p1: "3" }, alonePrices: {}, nothing: false }),
  "purchase.close": (side) => purchaseOf(side, "collecting"),
  "purchase.set-rules": (side) => ({ ...purchaseOf(side, "collecting"), lots: [], places: {}, priceWeight: 100, criteria: [] }),
  "purchase.save-offer": (side) => ({
    ...ofCooperative(side.central.things),
    ...purchaseOf(side, "comparing"),
    supplierId: side.central.things["supplierId"],
    lot: "l1",
    prices: { p1: "1" },
    points: {},
  }),
  "purchase.drop-offer": (side) => purchaseOf(side, "comparing"),
  "purchase.exclude-offer": (side) => ({ ...purchaseOf(side, "comparing"), ground: "late", exclusion: "Zwei Tage zu spät." }),
  "purchase.readmit-offer": (side) => purchaseOf(side, "comparing"),
  "purchase.award": (side) => ({ ...purchaseOf(side, "comparing"), reason: "Bestes Angebot.", decidedOn: "2026-11-22" }),
  "purchase.withdraw": (side) => purchaseOf(side, "collecting"),
  "framework.read": (side) => purchaseOf(side, "framework"),
  "framework.propose": (side) => ({ ...purchaseOf(side, "awarded"), lot: "l1" }),
  "framework.conclude": (side) => ({ ...purchaseOf(side, "awarded"), lot: "l1" }),
  "framework.volume-paper": (side) => purchaseOf(side, "framework"),
  "call-off.order": (side) => ({ ...purchaseOf(side, "framework"), item: "p1", quantity: 1 }),
  "call-off.move": () => ({ state: "delivered", on: undefined }),
  "contract.attach": () => ({ file: fileOf("neu.txt", "Neu") }),
  "contract.attach-central": ({ central }) => ({ ...ofCooperative(central.things), file: fileOf("neu.txt", "Neu") }),
  "steering.overview": ({ central }) => ({ runde: central.rounds.open, am: undefined, seit: undefined }),
  "steering.map": ({ central }) => ({ runde: central.rounds.open, farbe: "maturity" }),
  "steering.overview-export": ({ central }) => ({ runde: central.rounds.open, am: undefined, seit: undefined, teil: "whole", format: "csv" }),
  ...Object.fromEntries(["steering.essentials", "steering.essentials-export"].map((name) => [name, () => ({ sort: "documents", luecke: "all" })])),
  "steering.compare-export": ({ central }) => ({ runde: central.rounds.open, format: "csv" }),
  "steering.compare": ({ central }) => ({ runde: central.rounds.open }),
  "check.prepare": () => ({ areas: [], levels: [], modals: [], maxEffort: undefined }),
  "check.issue": () => ({
    title: "Neuer Check",
    opensOn: "2026-11-24",
    dueOn: "2026-12-20",
    audience: "chosen",
    reminderDays: [-3],
    areas: [],
    levels: [],
    modals: [],
    maxEffort: undefined,
  }),
  "check.add-members": () => ({ dueOn: "2026-12-20", part: "Stadtwerke" }),
  "check.change-deadline": () => ({ dueOn: "2026-12-20" }),
  "check.remind": () => ({ all: true }),
  "check.reopen-round": ({ central }) => ({ roundId: central.rounds.ended }),
  "check.open": () => ({ area: undefined, state: undefined, effort: undefined, audience: undefined }),
  "check.row": () => ({ area: undefined, state: undefined, effort: undefined, audience: undefined }),
  "check.go-through": () => ({ area: undefined, state: undefined, effort: undefined, audience: undefined }),
  "check.answer": () => ({ status: "no", version: 0, dueOn: "2027-01-31", requirement: "netz" }),
  "check.confirm-suggestion": (side) => ({ requirement: "konzept", fromCheck: checkOf(side, "outdated")["checkId"], fromRequirement: "z-konzept", version: 0 }),
  "check.link": () => ({ title: "Leitlinie", address: "https://example.org/leitlinie" }),
  "check.attach": () => ({ file: fileOf("nachweis.txt", "Neu") }),
  "check.assign": ({ local }) => ({ area: "netze", personId: local.things["personId"] }),
  "check.submit": () => ({ incomplete: true }),
  "check.return": (side) => checkOf(side, "submitted"),
  "check.verify-row": (side) => ({ ...checkOf(side, "submitted"), verdict: "no" }),
  "check.verify": (side) => checkOf(side, "submitted"),
  "check.close": (side) => checkOf(side, "verified"),
  "check.reopen": (side) => checkOf(side, "submitted"),
  "check.triage": ({ central }) => ({ roundId: central.rounds.outdated, concern: undefined }),
  "check.update-catalogue": ({ central }) => ({ roundId: central.rounds.outdated }),
};

/** Operations on the draft of a questionnaire, and on a campaign that is over. */
const draftOf = (operation: string) => /^questionnaire\.(save|move|remove|publish)/.test(operation);
const closedOf = (operation: string) => operation.startsWith("evaluation.");

/** Which version of the agreement an operation is about: what is written is the draft. */
const versionOf = (operation: string, { settled, circulated, draft }: Side["central"]["agreement"]): string => {
  if (/^agreement\.(save|remove|set|choose|discard|circulate)/.test(operation)) return draft;
  return operation === "agreement.amend" || operation === "agreement.end" ? settled : circulated;
};

function thingsFor(operation: string, side: Side): Things {
  const edited = draftOf(operation) ? { ...side.central.draft } : {};
  // Checks and shared answers are of catalogues of their own.
  const checked = operation.startsWith("check.") ? { catalogueId: side.central.catalogue.catalogueId } : {};
  const offered = operation.startsWith("shared-answer.") ? { catalogueId: side.central.shared.catalogueId } : checked;
  const over = closedOf(operation) ? { campaignId: side.central.campaigns.closed } : {};
  const agreed = /^(agreement|resolution|council-paper)\./.test(operation)
    ? { versionId: versionOf(operation, side.central.agreement), entryId: side.local.things["resolutionEntryId"] }
    : {};
  return { revision: 1, text: undefined, date: "2026-12-01", ...thingsOf(side), ...edited, ...offered, ...over, ...agreed, ...(special[operation]?.(side) ?? {}) };
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
