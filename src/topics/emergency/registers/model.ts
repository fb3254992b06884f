/** What the registers of an emergency hold. */
import { z } from "zod";
import { objectId } from "#kernel/ids";

/** How a field is written: one line, several, a number to call, a day, one of several words. */
export type FieldKind = "line" | "prose" | "phone" | "day" | "choice";

/** `required`: nothing is saved without it. `wanted`: counts as a gap while it is empty. */
export type Need = "required" | "wanted" | "optional";

export type Field = {
  readonly key: string;
  readonly kind: FieldKind;
  readonly need: Need;
  /** Sealed, and never seen from outside the member. */
  readonly isPrivate?: true;
  readonly choices?: readonly string[];
};

export type Register = {
  readonly fields: readonly Field[];
  /** The order of the entries means something. */
  readonly isOrdered: boolean;
};

/** Functions of a crisis staff (BSI 200-4, special organisation). */
export const staffRoles = ["head", "it", "privacy", "press", "personnel", "departments", "log", "supply"] as const;
export const contactKinds = ["leadership", "it", "office", "authority", "department", "supplier", "press", "neighbour", "other"] as const;
export const placeKinds = ["meeting", "work", "phone", "internet", "messages", "papers"] as const;
export const audiences = ["staff", "public", "press", "council", "partners"] as const;
/** How long it may stand still: 200-4 asks for a maximum tolerable outage. */
export const outages = ["hours", "day", "days", "week", "weeks", "month"] as const;
export const exerciseKinds = ["alarm", "table", "paper", "restore", "evacuation"] as const;
export const exerciseStates = ["planned", "held"] as const;

const line = <const Key extends string>(key: Key, need: Need = "optional") => ({ key, kind: "line", need }) as const;
const prose = <const Key extends string>(key: Key, need: Need = "optional") => ({ key, kind: "prose", need }) as const;
const phone = <const Key extends string>(key: Key, need: Need = "optional") => ({ key, kind: "phone", need }) as const;
const hidden = <const Key extends string>(key: Key) => ({ key, kind: "phone", need: "optional", isPrivate: true }) as const;
const choice = <const Key extends string, const Choice extends string>(key: Key, choices: readonly Choice[], need: Need = "required") =>
  ({ key, kind: "choice", need, choices }) as const;

/** Every register with its fields, in the order they are filled in. The first field with `required` names the entry. */
export const registers = {
  staff: {
    isOrdered: false,
    fields: [
      choice("role", staffRoles),
      line("name", "required"),
      phone("phone", "wanted"),
      hidden("private"),
      line("deputy", "wanted"),
      phone("deputyPhone", "wanted"),
      hidden("deputyPrivate"),
      prose("tasks"),
    ],
  },
  alarm: {
    isOrdered: true,
    fields: [line("whom", "required"), line("caller", "wanted"), phone("phone", "wanted"), hidden("private"), line("otherwise", "wanted"), prose("message")],
  },
  contacts: {
    isOrdered: false,
    fields: [line("name", "required"), choice("kind", contactKinds), line("function"), phone("phone", "wanted"), phone("mobile"), hidden("private"), line("email"), line("hours")],
  },
  places: { isOrdered: false, fields: [line("what", "required"), choice("kind", placeKinds), line("where", "wanted"), line("access", "wanted"), prose("note")] },
  decisions: { isOrdered: true, fields: [line("question", "required"), prose("rule", "wanted"), line("decides", "wanted"), line("deputy", "wanted")] },
  processes: {
    isOrdered: true,
    fields: [
      line("title", "required"),
      line("department", "wanted"),
      prose("hours", "wanted"),
      prose("days", "wanted"),
      prose("weeks", "wanted"),
      prose("months", "wanted"),
      line("material", "wanted"),
      line("decides", "wanted"),
      prose("after"),
    ],
  },
  press: { isOrdered: false, fields: [line("occasion", "required"), choice("audience", audiences), prose("text", "wanted"), line("released", "wanted")] },
  restart: {
    isOrdered: true,
    fields: [
      line("task", "required"),
      choice("outage", outages, "wanted"),
      line("reason"),
      line("system", "wanted"),
      line("provider"),
      line("backup", "wanted"),
      line("responsible", "wanted"),
    ],
  },
  providers: {
    isOrdered: false,
    fields: [
      line("name", "required"),
      line("services", "wanted"),
      line("stops", "wanted"),
      phone("emergencyPhone", "wanted"),
      phone("phone"),
      line("hours"),
      line("contract", "wanted"),
      line("customer"),
      line("inHouse", "wanted"),
    ],
  },
  payments: {
    isOrdered: true,
    fields: [line("payment", "required"), line("due", "wanted"), line("recipients"), prose("way", "wanted"), line("bank", "wanted"), line("signs", "wanted"), line("consequence")],
  },
  exercises: {
    isOrdered: false,
    fields: [
      line("title", "required"),
      choice("kind", exerciseKinds),
      { key: "day", kind: "day", need: "required" },
      choice("state", exerciseStates),
      line("takes-part"),
      prose("result"),
      prose("lessons"),
    ],
  },
} as const satisfies Record<string, Register>;

export type RegisterName = keyof typeof registers;
export const registerNames = [
  "staff",
  "alarm",
  "contacts",
  "places",
  "decisions",
  "processes",
  "press",
  "restart",
  "providers",
  "payments",
  "exercises",
] as const satisfies readonly RegisterName[];

/** Registers that are filled in on one page, by the question they answer: who, how, with what, and does it work? */
export const groups = {
  menschen: ["staff", "alarm", "contacts", "places"],
  arbeit: ["decisions", "processes", "press"],
  technik: ["restart", "providers", "payments"],
  ueben: ["exercises"],
} as const satisfies Record<string, readonly RegisterName[]>;
export const groupNames = ["menschen", "arbeit", "technik", "ueben"] as const;
export type GroupName = (typeof groupNames)[number];

/** `staff.name` – the name of a field for its words. */
export type FieldName = { [Name in RegisterName]: `${Name}.${(typeof registers)[Name]["fields"][number]["key"]}` }[RegisterName];
export type Choice =
  | (typeof staffRoles)[number]
  | (typeof contactKinds)[number]
  | (typeof placeKinds)[number]
  | (typeof audiences)[number]
  | (typeof outages)[number]
  | (typeof exerciseKinds)[number]
  | (typeof exerciseStates)[number];

/** What somebody wrote into the fields of an entry, by key; empty fields are left out. */
export const facts = z.record(z.string().max(40), z.string().max(4_000));
export type Facts = z.infer<typeof facts>;

const longest: Record<FieldKind, number> = { line: 200, prose: 4_000, phone: 40, day: 10, choice: 40 };

/** Digits with the signs people write between them; an extension may follow. */
const dialled = /^\+?[0-9(][0-9 ()/.,-]{1,30}$/;

const isBlank = (value: unknown) => value === undefined || (typeof value === "string" && value.trim() === "");

function fieldSchema({ kind, need, choices }: Field): z.ZodType {
  const text = z.string().trim().max(longest[kind]);
  const filled = kind === "phone" ? text.regex(dialled) : kind === "day" ? z.iso.date() : kind === "choice" ? z.enum([...(choices ?? [])]) : text.min(1);
  return need === "required" ? filled : z.preprocess((value) => (isBlank(value) ? undefined : value), filled.optional());
}

const schemas = new Map(registerNames.map((name) => [name, z.object(Object.fromEntries(registers[name].fields.map((field) => [field.key, fieldSchema(field)])))]));

/** What is wrong with what was written for a register; and what is right, without blanks and unknown fields. */
export function readFacts(register: RegisterName, given: Facts): { readonly facts: Facts; readonly issues: readonly z.core.$ZodIssue[] } {
  const parsed = schemas.get(register)?.safeParse(given);
  if (!parsed?.success) return { facts: {}, issues: parsed?.error.issues ?? [] };
  return { facts: Object.fromEntries(Object.entries(parsed.data).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []))), issues: [] };
}

/** An entry of a register. */
export const entry = z.object({
  id: objectId,
  register: z.enum(registerNames),
  position: z.int(),
  facts,
  source: z.string(),
  version: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type Entry = z.infer<typeof entry>;

/** How complete a register is. */
export const standing = z.object({
  register: z.enum(registerNames),
  entries: z.int(),
  wanted: z.int(),
  met: z.int(),
  confirmedAt: z.date().nullable(),
  heldOn: z.string().nullable(),
  plannedOn: z.string().nullable(),
});
export type Standing = z.infer<typeof standing>;

export const gapKinds = ["entries-few", "choice-missing", "field-empty", "not-confirmed", "never-exercised"] as const;

/** What is missing, and where it is filled in. */
export const gap = z.object({
  register: z.enum(registerNames),
  kind: z.enum(gapKinds),
  /** The missing choice or field. */
  subject: z.string(),
  /** How many: entries or fields. */
  count: z.int(),
  entryId: objectId.nullable(),
  title: z.string(),
});
export type Gap = z.infer<typeof gap>;

/** What makes a finding of the registers one thing, and the measure it has become. */
const finding = z.object({ key: z.string(), measureId: objectId.nullable() });

/** A gap, and whether somebody is at it. */
export const foundGap = gap.extend(finding.shape);
export type FoundGap = z.infer<typeof foundGap>;

/** What an exercise taught: one line of it. */
export const lesson = z.object({ key: z.string(), text: z.string() });
export type Lesson = z.infer<typeof lesson>;
export const foundLesson = lesson.extend(finding.shape);
export type FoundLesson = z.infer<typeof foundLesson>;

/** An entry the product already knows, waiting to be taken over. */
export const proposal = z.object({ key: z.string(), register: z.enum(registerNames), facts, origin: z.enum(["survey", "people", "template"]) });
export type Proposal = z.infer<typeof proposal>;

/** A shipped template: own words, source and licence beside them. */
export const template = z.object({ key: z.string().regex(/^[a-z0-9-]+$/), facts });
export const templateFile = z.object({ register: z.enum(registerNames), language: z.literal("de"), version: z.int(), source: z.string(), entries: z.array(template).min(1) });
export type TemplateFile = z.infer<typeof templateFile>;
