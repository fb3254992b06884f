/** What can be done with requests to join. */
import { z } from "zod";
import { day, euros, line, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { accessionWays, agreementHead, agreementTerm, legalForms } from "#topics/agreement/terms/model";
import { apportionFailures, costKey } from "#topics/costs/keys/model";
import { ags, memberKind, nameWithKey, postcode } from "#topics/members/model";
import { accessionLine, accessionProblems, accessionRequest, accessionShare } from "./model.ts";

const whole = { scope: "cooperative" } as const;
const place = { cooperativeId, requestId: objectId };

/** Every request there was, the latest first. */
export const listAccessions = defineOperation({
  name: "accession.list",
  kind: "read",
  ...whole,
  input: z.object({ cooperativeId }),
  output: z.object({ requests: z.array(accessionRequest.extend({ standing: z.enum(["open", "admitted", "party", "closed"]) })) }),
  failures: [],
});

/** One request with what stands against it, the shares of all before and after, and every step; whoever acts for one member sees its own share. */
export const readAccession = defineOperation({
  name: "accession.read",
  kind: "read",
  ...whole,
  input: z.object({ ...place, keyId: optional(objectId), year: optional(wholeNumber(2_000, 2_200)), amount: optional(euros()) }),
  output: z.object({
    request: accessionRequest,
    problems: z.array(z.enum(accessionProblems)),
    /** What the agreement in force and the law ask for; null without one. */
    demand: z
      .object({
        versionId: objectId,
        number: z.int(),
        legalForm: z.enum(legalForms),
        accessionBy: z.enum(accessionWays),
        formality: z.enum(["none", "notified", "approved"]),
        published: z.boolean(),
        effective: z.enum(["all-signed", "published"]),
        sections: z.object({ formality: z.string(), published: z.string(), effective: z.string() }),
      })
      .nullable(),
    shares: z.object({
      year: z.int(),
      cents: z.int(),
      keyId: objectId.nullable(),
      keys: z.array(costKey.pick({ id: true, title: true })),
      rows: z.array(accessionShare),
      /** What the town pays in the year it joins, by months; not told to other members. */
      firstYear: z.int().nullable(),
      refused: z.enum([...apportionFailures, "key-missing", "plan-missing"]).nullable(),
    }),
    memberId: memberId.nullable(),
    /** The version that takes the town in, begun or settled. */
    version: agreementHead.nullable(),
    /** What its drafting needs: key points as they are, and the parties with the town. */
    draft: z.object({ ...agreementTerm.shape, hostMemberId: memberId, accessionBy: z.enum(accessionWays), costKeyReference: z.string(), parties: z.array(z.string()) }).nullable(),
    steps: z.array(accessionLine),
  }),
  failures: ["request-unknown"],
});
export type Accession = (typeof readAccession)["output"]["_output"];

/** A new request, or a correction over the revision that was read. */
export const saveAccession = defineOperation({
  name: "accession.save",
  kind: "write",
  ...whole,
  input: z.object({
    cooperativeId,
    requestId: optional(objectId),
    revision: optional(wholeNumber(1, 1_000_000)),
    name: nameWithKey,
    officialName: optional(line(160)),
    kind: memberKind,
    ags: optional(ags),
    postcode: optional(postcode),
    population: wholeNumber(0, 20_000_000),
    populationAsOf: day,
    populationSource: line(200),
    requestedOn: day,
    wantedFrom: day,
    note: prose(2_000).default(""),
  }),
  output: z.object({ requestId: objectId }),
  failures: ["request-unknown", "request-changed", "request-closed", "member-already", "figure-in-future", "request-in-future", "wanted-too-early"],
});

/** The town takes its request back, or the parties do not want it. */
export const closeAccession = defineOperation({
  name: "accession.close",
  kind: "write",
  ...whole,
  input: z.object({ ...place, reason: line(400) }),
  output: z.object({ closedOn: day }),
  failures: ["request-unknown", "request-closed", "member-already"],
});

export type AccessionFailure = (typeof listAccessions | typeof readAccession | typeof saveAccession | typeof closeAccession)["failures"][number];
