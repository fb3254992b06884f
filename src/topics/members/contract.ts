import { z } from "zod";
import { day, flag, line, optional, pageNumber, prose, several, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId, personId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import {
  appointedRoles,
  centralRoles,
  contact,
  cooperative,
  cooperativeFacts,
  differences,
  directory,
  directoryRow,
  email,
  figure,
  figureKind,
  handOverReasons,
  heldOffice,
  member,
  memberFacts,
  memberKind,
  memberRoles,
  namedOffice,
  person,
  sizeClasses,
  templates,
  unit,
  unitKinds,
} from "./model.ts";

const inCooperative = z.object({ cooperativeId });
const inMember = z.object({ memberId });
const nothing = z.object({});
const sheets = z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() });
const format = z.object({ format: z.enum(sheetFormats).default("xlsx") });
const revision = wholeNumber(1, 1_000_000_000);
const paged = { total: z.int(), page: z.int(), pages: z.int() };

// The cooperative

export const foundCooperative = defineOperation({
  name: "cooperative.found",
  kind: "write",
  scope: "installation",
  input: z.object({
    key: cooperativeId,
    name: line(160),
    template: z.enum(templates),
    officeName: line(160),
    officeHost: line(160),
    officeLead: contact,
  }),
  output: z.object({ cooperativeId, members: z.int(), personId }),
  failures: ["cooperative-exists", "template-missing"],
});

export const listAllCooperatives = defineOperation({
  name: "cooperative.list-all",
  kind: "read",
  scope: "installation",
  input: nothing,
  output: z.object({
    cooperatives: z.array(cooperative.pick({ id: true, name: true, officeName: true, officeHost: true, foundedAt: true, publicPage: true })),
  }),
  failures: [],
});

export const listCooperatives = defineOperation({
  name: "cooperative.list",
  kind: "read",
  scope: "self",
  input: nothing,
  output: z.object({
    cooperatives: z.array(z.object({ id: cooperativeId, name: z.string(), offices: z.array(heldOffice.extend({ memberName: z.string().nullable() })) })),
  }),
  failures: [],
});

export const readCooperative = defineOperation({
  name: "cooperative.read",
  kind: "read",
  scope: "cooperative",
  input: inCooperative,
  output: cooperative,
  failures: ["cooperative-unknown"],
});

export const showPublicCooperative = defineOperation({
  name: "cooperative.show-public",
  kind: "read",
  scope: "public",
  input: inCooperative,
  output: cooperative
    .omit({ template: true, revision: true, publicPage: true })
    .extend({ members: z.array(member.pick({ id: true, name: true, officialName: true, kind: true })) }),
  failures: ["cooperative-unknown"],
});

export const describeCooperative = defineOperation({
  name: "cooperative.describe",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend(cooperativeFacts.shape).extend({ publicPage: flag, revision }),
  output: z.object({ revision: z.int() }),
  failures: ["changed-meanwhile"],
});

// Members

/** A filter left at „alle“ or at its first choice arrives blank. */
const blankIsFirst = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => (value === "" ? undefined : value), schema);

const memberFilter = {
  text: optional(line(80)),
  kind: optional(memberKind),
  state: blankIsFirst(z.enum(["active", "left", "all"]).default("active")),
};
const memberSort = z.enum(["name", "-name", "kind", "-kind", "population", "-population", "wave", "-wave"]).default("name");
const listedMember = member.extend({ population: figure.omit({ kind: true }).nullable(), sizeClass: z.enum(sizeClasses) });

export const listMembers = defineOperation({
  name: "member.list",
  kind: "read",
  scope: "cooperative",
  input: inCooperative.extend(memberFilter).extend({ sort: memberSort, page: pageNumber }),
  output: z.object({ members: z.array(listedMember), ...paged }),
  failures: [],
});

export const exportMembers = defineOperation({
  name: "member.export",
  kind: "read",
  scope: "cooperative",
  answers: "sheets",
  logged: true,
  input: inCooperative.extend(memberFilter).extend({ sort: memberSort }).extend(format.shape),
  output: sheets,
  failures: [],
});

export const readMember = defineOperation({
  name: "member.read",
  kind: "read",
  scope: "member",
  input: inMember,
  output: listedMember.extend({
    figures: z.array(figure),
    units: z.array(unit),
    offices: z.array(namedOffice),
    /** Since when a coat of arms is kept. */ emblemAt: z.date().nullable(),
  }),
  failures: ["member-unknown"],
});

export const admitMember = defineOperation({
  name: "member.admit",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend(memberFacts.shape).extend({
    admittedOn: optional(day),
    population: optional(wholeNumber(0, 20_000_000)),
    populationAsOf: optional(day),
    populationSource: optional(line(200)),
  }),
  output: z.object({ memberId, returned: z.boolean() }),
  failures: ["member-exists", "figure-incomplete", "figure-in-future"],
});

export const correctMember = defineOperation({
  name: "member.correct",
  kind: "write",
  scope: "member",
  input: inMember.extend(memberFacts.shape).extend({ revision }),
  output: z.object({ revision: z.int() }),
  failures: ["member-unknown", "member-exists", "changed-meanwhile"],
});

export const dismissMember = defineOperation({
  name: "member.dismiss",
  kind: "write",
  scope: "member",
  input: inMember.extend({ leftOn: day }),
  output: z.object({ leftOn: day, endedOffices: z.int() }),
  failures: ["member-unknown", "member-left", "left-before-admitted", "left-before-today"],
});

export const addFigure = defineOperation({
  name: "member.add-figure",
  kind: "write",
  scope: "member",
  input: inMember.extend({
    kind: figureKind,
    asOf: day,
    value: z.preprocess(toNumber, z.number().min(0).max(1_000_000_000)),
    source: line(200),
  }),
  output: figure,
  failures: ["member-unknown", "figure-in-future"],
});

// The official directory

export const stageImport = defineOperation({
  name: "member.stage-import",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend({
    file: upload,
    districtKey: optional(
      z
        .string()
        .trim()
        .regex(/^\d{2}(\d(\d{2})?)?$/),
    ),
    asOf: optional(day),
  }),
  output: z.object({ importId: objectId, rows: z.int(), problems: z.int() }),
  failures: ["file-too-large", "file-not-directory", "directory-empty", "directory-too-long", "district-missing"],
});

export const readImport = defineOperation({
  name: "member.read-import",
  kind: "read",
  scope: "cooperative",
  input: inCooperative.extend({ importId: objectId }),
  output: z.object({
    importId: objectId,
    fileName: z.string(),
    source: z.string(),
    stagedAt: z.date(),
    appliedAt: z.date().nullable(),
    problems: directory.shape.problems,
    rows: z.array(
      directoryRow.extend({
        difference: z.enum(differences),
        memberId: memberId.nullable(),
        memberName: z.string().nullable(),
        known: figure.omit({ kind: true }).nullable(),
      }),
    ),
  }),
  failures: ["import-unknown"],
});

export const applyImport = defineOperation({
  name: "member.apply-import",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend({ importId: objectId, lines: several(wholeNumber(1, 1_000_000)), rename: flag }),
  output: z.object({ admitted: z.int(), figures: z.int(), renamed: z.int() }),
  failures: ["import-unknown", "import-applied", "nothing-chosen", "line-not-offered"],
});

// Departments and municipal enterprises

export const addUnit = defineOperation({
  name: "unit.add",
  kind: "write",
  scope: "member",
  input: inMember.extend({ name: line(120), kind: z.enum(unitKinds).default("department") }),
  output: unit,
  failures: ["member-unknown", "unit-exists"],
});

export const removeUnit = defineOperation({
  name: "unit.remove",
  kind: "write",
  scope: "member",
  input: inMember.extend({ unitId: objectId }),
  output: nothing,
  failures: ["unit-unknown"],
});

// The coat of arms on a member's papers

export const showEmblem = defineOperation({
  name: "member.emblem",
  kind: "read",
  scope: "member",
  answers: "file",
  input: inMember,
  output: z.object({ name: z.string(), mediaType: z.literal("image/png"), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["emblem-unknown"],
});

export const putEmblem = defineOperation({
  name: "member.put-emblem",
  kind: "write",
  scope: "member",
  input: inMember.extend({ file: upload }),
  output: z.object({ width: z.int(), height: z.int() }),
  failures: ["member-unknown", "emblem-too-large", "emblem-unreadable", "emblem-not-shapes", "emblem-later"],
});

export const dropEmblem = defineOperation({
  name: "member.drop-emblem",
  kind: "write",
  scope: "member",
  input: inMember,
  output: nothing,
  failures: ["emblem-unknown"],
});

// People and their offices

const personFilter = {
  text: optional(line(80)),
  role: optional(z.enum(appointedRoles)),
  member: optional(memberId),
  state: blankIsFirst(z.enum(["current", "former", "all"]).default("current")),
};
const listedPerson = person.pick({ id: true, name: true, email: true, phone: true }).extend({ offices: z.array(namedOffice) });

export const listPeople = defineOperation({
  name: "person.list",
  kind: "read",
  scope: "cooperative",
  input: inCooperative.extend(personFilter).extend({ sort: z.enum(["name", "-name"]).default("name"), page: pageNumber }),
  output: z.object({ people: z.array(listedPerson), ...paged }),
  failures: [],
});

export const exportPeople = defineOperation({
  name: "person.export",
  kind: "read",
  scope: "cooperative",
  answers: "sheets",
  logged: true,
  input: inCooperative.extend(personFilter).extend(format.shape),
  output: sheets,
  failures: [],
});

export const readPerson = defineOperation({
  name: "person.read",
  kind: "read",
  scope: "cooperative",
  input: inCooperative.extend({ personId }),
  output: person.extend({ offices: z.array(namedOffice) }),
  failures: ["person-unknown"],
});

const appointment = contact.extend({ title: optional(line(120)), deputy: flag, from: optional(day), to: optional(day) });
/** `elsewhere`: the address belongs to somebody another town hall or cooperative brought in. */
const appointed = z.object({ personId, assignmentId: objectId, known: z.enum(["new", "here", "elsewhere"]) });

export const appointPerson = defineOperation({
  name: "person.appoint",
  kind: "write",
  scope: "member",
  input: inMember.extend(appointment.shape).extend({ role: z.enum(memberRoles) }),
  output: appointed,
  failures: ["member-unknown", "role-not-yours", "already-appointed", "ends-before-begin", "person-elsewhere"],
});

export const appointCentrally = defineOperation({
  name: "person.appoint-central",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend(appointment.shape).extend({ role: z.enum(centralRoles) }),
  output: appointed,
  failures: ["already-appointed", "ends-before-begin", "person-elsewhere"],
});

const correction = z.object({
  personId,
  name: line(120),
  email,
  phone: optional(line(60)),
  language: z.enum(["de", "en"]).default("de"),
  revision,
});
const correctionFailures = ["person-unknown", "person-of-others", "person-holds-more", "email-taken", "changed-meanwhile"] as const;

export const correctPerson = defineOperation({
  name: "person.correct",
  kind: "write",
  scope: "member",
  input: inMember.extend(correction.shape),
  output: z.object({ revision: z.int() }),
  failures: correctionFailures,
});

export const correctPersonCentrally = defineOperation({
  name: "person.correct-central",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend(correction.shape),
  output: z.object({ revision: z.int() }),
  failures: correctionFailures,
});

const relieving = z.object({ assignmentId: objectId, lastDay: day, reason: optional(line(200)) });

export const relievePerson = defineOperation({
  name: "person.relieve",
  kind: "write",
  scope: "member",
  input: inMember.extend(relieving.shape),
  output: heldOffice,
  failures: ["assignment-unknown", "role-not-yours", "assignment-ended", "ends-before-begin"],
});

export const relieveCentrally = defineOperation({
  name: "person.relieve-central",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend(relieving.shape),
  output: heldOffice,
  failures: ["assignment-unknown", "assignment-ended", "ends-before-begin", "last-office-lead"],
});

const handing = contact.extend({
  assignmentId: objectId,
  title: optional(line(120)),
  from: day,
  reason: z.enum(handOverReasons),
  remark: optional(prose(500)),
});
const handed = appointed.extend({ ended: heldOffice });

export const handOver = defineOperation({
  name: "person.hand-over",
  kind: "write",
  scope: "member",
  input: inMember.extend(handing.shape),
  output: handed,
  failures: ["assignment-unknown", "role-not-yours", "assignment-ended", "ends-before-begin", "successor-is-holder", "already-appointed", "person-elsewhere"],
});

export const handOverCentrally = defineOperation({
  name: "person.hand-over-central",
  kind: "write",
  scope: "cooperative",
  input: inCooperative.extend(handing.shape),
  output: handed,
  failures: ["assignment-unknown", "assignment-ended", "ends-before-begin", "successor-is-holder", "already-appointed", "person-elsewhere"],
});

/** „6.675“, „18,68“ or 18.68. */
function toNumber(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : value;
}
