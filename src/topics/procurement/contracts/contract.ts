/** What can be done with suppliers and contracts. Reading is one operation for all – the database shows each their own and what is shared; writing is the owner's. */
import { z } from "zod";
import { day, eurosOrNone, flag, line, optional, prose, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { appointment, contract, contractFile, grades, processings, questions, suggestion, supplier, term, verdicts } from "./model.ts";

const version = optional(wholeNumber(1, 1_000_000));
const inCooperative = { scope: "cooperative", kind: "read" } as const;

export const listSuppliers = defineOperation({
  name: "supplier.list",
  ...inCooperative,
  input: z.object({ cooperativeId, text: optional(line(120)) }),
  output: z.object({
    suppliers: z.array(supplier.extend({ grade: z.enum(grades), contracts: z.int() })),
    /** Providers of the reader's own emergency register that are no suppliers yet. */
    suggestions: z.array(suggestion),
  }),
  failures: [],
});

export const readSupplier = defineOperation({
  name: "supplier.read",
  ...inCooperative,
  input: z.object({ cooperativeId, supplierId: objectId }),
  output: z.object({ supplier, grade: z.enum(grades), contracts: z.array(z.object({ id: objectId, title: z.string(), memberName: z.string().nullable(), term })) }),
  failures: ["supplier-unknown"],
});

/** A line of a form left empty is none. */
const certificates = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((one: unknown) => typeof one !== "object" || one === null || Object.values(one).some((field) => field !== "")) : value),
  z
    .array(z.object({ title: line(200), expiresOn: day }))
    .max(20)
    .default([]),
);

const answers = z.preprocess(
  (value) => (typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).filter(([, answer]) => answer !== "")) : value),
  z.partialRecord(z.enum(questions), z.enum(verdicts)).default({}),
);

const described = {
  supplierId: optional(objectId),
  version,
  name: line(200),
  services: prose(2_000).default(""),
  contact: prose(200).default(""),
  email: prose(200).default(""),
  phone: prose(60).default(""),
  address: prose(500).default(""),
  assessment: answers,
  assessmentNote: prose(4_000).default(""),
  certificates,
};
const savedSupplier = { output: z.object({ supplierId: objectId, version: z.int() }), failures: ["supplier-unknown", "supplier-changed", "supplier-there"] } as const;

/** A supplier of a member; without an id it is a new one. */
export const saveSupplier = defineOperation({
  name: "supplier.save",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, ...described, isShared: flag }),
  ...savedSupplier,
});

/** A supplier of the cooperative: seen and used by all. */
export const saveCentralSupplier = defineOperation({
  name: "supplier.save-central",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, ...described }),
  ...savedSupplier,
});

const listed = contract.extend({ term });

export const listContracts = defineOperation({
  name: "contract.list",
  ...inCooperative,
  input: z.object({ cooperativeId, text: optional(line(120)), state: optional(z.enum(["valid", "due", "ended"])) }),
  output: z.object({ contracts: z.array(listed), due: z.array(appointment), found: z.int() }),
  failures: [],
});

export const readContract = defineOperation({
  name: "contract.read",
  ...inCooperative,
  input: z.object({ cooperativeId, contractId: objectId }),
  output: z.object({ contract: listed, files: z.array(contractFile), suppliers: z.array(supplier.pick({ id: true, name: true })) }),
  failures: ["contract-unknown"],
});

const agreed = {
  contractId: optional(objectId),
  version,
  supplierId: objectId,
  title: line(200),
  subject: prose(4_000).default(""),
  startsOn: day,
  endsOn: optional(day),
  noticeMonths: optional(wholeNumber(0, 120)),
  prolongsMonths: optional(wholeNumber(0, 120)),
  noticeGivenOn: optional(day),
  costOnce: eurosOrNone,
  costYearly: eurosOrNone,
  processing: z.enum(processings),
  processingOn: optional(day),
};
const savedContract = {
  output: z.object({ contractId: objectId, version: z.int() }),
  failures: ["contract-unknown", "contract-changed", "supplier-unknown", "ends-before-start", "notice-before-start"],
} as const;

/** A contract of a member; without an id it is a new one. */
export const saveContract = defineOperation({
  name: "contract.save",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, ...agreed, isShared: flag }),
  ...savedContract,
});

/** A contract of the cooperative: seen by all members. */
export const saveCentralContract = defineOperation({
  name: "contract.save-central",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, ...agreed }),
  output: savedContract.output,
  failures: [...savedContract.failures, "supplier-called-off"],
});

const attached = { output: z.object({ contractFileId: objectId }), failures: ["contract-unknown", "file-kind-refused", "file-too-large", "quota-exceeded"] } as const;

export const attachFile = defineOperation({
  name: "contract.attach",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, contractId: objectId, file: upload }),
  ...attached,
});

export const attachCentralFile = defineOperation({
  name: "contract.attach-central",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, contractId: objectId, file: upload }),
  ...attached,
});

const handedOut = z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

export const fetchFile = defineOperation({
  name: "contract.file",
  ...inCooperative,
  input: z.object({ cooperativeId, contractFileId: objectId }),
  output: handedOut,
  failures: ["file-unknown"],
  answers: "file",
  logged: true,
});

/** Days of notice, ends of terms and certificates that expire, as a calendar file. */
export const readAppointments = defineOperation({
  name: "contract.appointments",
  ...inCooperative,
  input: z.object({ cooperativeId }),
  output: handedOut,
  failures: [],
  answers: "file",
  logged: true,
});

/** Contracts, suppliers and certificates as the reader sees them. */
export const exportContracts = defineOperation({
  name: "contract.export",
  ...inCooperative,
  input: z.object({ cooperativeId, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});
