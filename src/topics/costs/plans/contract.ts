/** What can be done with cost plans and simulations. */
import { z } from "zod";
import { euros, line, optional, percentage, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { apportionFailures, costKey } from "../keys/model.ts";
import { costPosition, positionKinds, simulated, simulation, simulationBasis, stages, yearSum } from "./model.ts";

const year = wholeNumber(2_000, 2_200);
const sheets = z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() });

export const listPlans = defineOperation({
  name: "cost-plan.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ years: z.array(yearSum), simulations: z.array(simulation.omit({ basis: true })) }),
  failures: [],
});

export const readPlan = defineOperation({
  name: "cost-plan.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year }),
  output: z.object({
    year: z.int(),
    positions: z.array(costPosition),
    kinds: z.array(z.object({ kind: z.enum(positionKinds), plan: z.int(), actual: z.int() })),
    plan: z.int().nullable(),
    actual: z.int().nullable(),
  }),
  failures: [],
});

/** A new position, or a change to one over the version that was read. */
export const savePosition = defineOperation({
  name: "cost-plan.save-position",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    positionId: optional(objectId),
    version: optional(wholeNumber(1, 1_000_000)),
    year,
    stage: z.enum(stages),
    kind: z.enum(positionKinds),
    title: line(160),
    payGrade: optional(line(20)),
    /** Percent of a full post. */
    post: optional(percentage(1, 10_000)),
    cents: euros(),
    note: prose(2_000).default(""),
    /** What it is taken over from: once into the plan, once into the actual cost. */
    origin: optional(objectId),
  }),
  output: z.object({ positionId: objectId }),
  failures: ["position-unknown", "position-changed", "taken-over-already"],
});

export const removePosition = defineOperation({
  name: "cost-plan.remove-position",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, positionId: objectId }),
  output: z.object({ removed: z.literal(true) }),
  failures: ["position-unknown"],
});

/** The plan of a year as the plan of another, grown by a percentage; or as its actual figures, to be corrected. */
export const copyPlan = defineOperation({
  name: "cost-plan.copy",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    year,
    toYear: year,
    toStage: z.enum(stages).default("plan"),
    increase: z.preprocess((value) => (value === "" || value === undefined ? 0 : value), percentage(2)),
  }),
  output: z.object({ positions: z.int() }),
  failures: ["plan-missing", "target-filled", "amount-too-large"],
});

export const exportPlan = defineOperation({
  name: "cost-plan.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, format: z.enum(sheetFormats).default("xlsx") }),
  output: sheets,
  failures: ["plan-missing"],
  answers: "sheets",
  logged: true,
});

const question = {
  cooperativeId,
  year: optional(year),
  years: z.preprocess((value) => (value === undefined || value === "" ? 1 : value), wholeNumber(1, 10)),
  amount: optional(euros()),
  increase: z.preprocess((value) => (value === "" || value === undefined ? 0 : value), percentage(2)),
  keys: several(objectId, 5),
};

/** Several keys side by side; the plan of the year where no amount is named, the first five keys in use where none are. */
export const runSimulation = defineOperation({
  name: "cost-simulation.run",
  kind: "read",
  scope: "cooperative",
  input: z.object(question),
  output: z.object({
    basis: simulationBasis,
    increase: z.int(),
    rows: z.array(simulated),
    refused: z.array(z.object({ keyId: objectId, year: z.int(), reason: z.enum(apportionFailures) })),
    offered: z.array(costKey.pick({ id: true, title: true })),
  }),
  failures: [],
});

export const exportSimulation = defineOperation({
  name: "cost-simulation.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...question, format: z.enum(sheetFormats).default("xlsx") }),
  output: sheets,
  failures: [],
  answers: "sheets",
  logged: true,
});

/** Keeps a simulation as the basis of a council paper. */
export const saveSimulation = defineOperation({
  name: "cost-simulation.save",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...question, title: line(160) }),
  output: z.object({ simulationId: objectId }),
  failures: ["nothing-to-keep", "keys-refused"],
});

/** A kept simulation; a member reads its own row. */
export const readSimulation = defineOperation({
  name: "cost-simulation.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, simulationId: objectId }),
  output: z.object({ simulation, rows: z.array(simulated) }),
  failures: ["simulation-unknown"],
});

/** Takes a kept simulation away; one that council papers stand on stays. */
export const removeSimulation = defineOperation({
  name: "cost-simulation.remove",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, simulationId: objectId }),
  output: z.object({ removed: z.literal(true) }),
  failures: ["simulation-unknown", "simulation-in-use"],
});

export type PlansFailure = (
  | typeof savePosition
  | typeof copyPlan
  | typeof exportPlan
  | typeof saveSimulation
  | typeof readSimulation
  | typeof removeSimulation
)["failures"][number];
