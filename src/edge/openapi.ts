/** The public description of every operation, derived and never written by hand (OpenAPI 3.1). */
import { z } from "zod";
import type { Operation } from "#kernel/operation";
import type { Doors } from "./doors.ts";

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return rest;
};

const parametersOf = (operation: Operation) => {
  const schema = schemaOf(operation.input, "input") as { properties?: Record<string, unknown>; required?: readonly string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: "query",
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
};

const problem = (description: string, properties: Record<string, unknown>) => ({
  description,
  content: {
    "application/json": { schema: { type: "object", required: ["status"], properties: { status: { type: "string" }, ...properties } } },
  },
});

const issues = {
  type: "array",
  items: { type: "object", required: ["path", "message"], properties: { path: { type: "string" }, message: { type: "string" } } },
};

function responsesOf(operation: Operation) {
  const binary = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  const json = {
    "application/json": {
      schema: {
        type: "object",
        required: ["status", "value"],
        properties: { status: { const: "done" }, value: schemaOf(operation.output, "output") },
      },
    },
  };
  return {
    200: { description: "done", content: operation.answers && operation.answers !== "value" ? binary : json },
    ...(operation.scope === "public" ? {} : { 401: problem("not signed in", {}), 403: problem("not granted", {}) }),
    404: problem("not here, or not for this principal", {}),
    ...(operation.failures.length > 0 ? { 409: problem("refused for a declared reason", { failure: { enum: operation.failures }, sentence: { type: "string" } }) } : {}),
    422: problem("invalid input", { issues }),
    503: problem("the database is not available", { outage: { enum: ["unreachable", "full"] } }),
  };
}

const bodyOf = (operation: Operation) =>
  operation.accepts === "sheets"
    ? {
        "multipart/form-data": {
          schema: { type: "object", required: ["file"], properties: { file: { type: "string", format: "binary" } } },
        },
      }
    : { "application/json": { schema: schemaOf(operation.input, "input") } };

function describe(operation: Operation, title: string) {
  const common = { operationId: operation.name, summary: title, tags: [operation.name.split(".")[0]], responses: responsesOf(operation) };
  const guard = operation.scope === "public" ? { security: [] } : {};
  if (operation.kind === "read") return { get: { ...common, ...guard, parameters: parametersOf(operation) } };
  return { post: { ...common, ...guard, requestBody: { required: true, content: bodyOf(operation) } } };
}

/** The whole description; titles come from the topics' words. */
export const describeApi = ({ house, operationTitle, version }: Pick<Doors, "house" | "operationTitle" | "version">) => ({
  openapi: "3.1.0",
  info: { title: "Ringwall", version, license: { name: "EUPL-1.2", identifier: "EUPL-1.2" } },
  servers: [{ url: house.means.origin }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: "http", scheme: "bearer", description: "API token of a person (token.create)" } } },
  paths: Object.fromEntries([...house.useCases.values()].map(({ operation }) => [`/api/${operation.name}`, describe(operation, operationTitle(operation.name, "en"))])),
});
