/** What can be done with bodies, and what members propose to them. */
import { z } from "zod";
import { flag, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { agendaProposal, bodyKinds, invitedRoles, majorities, meetingBody, meetingHead } from "../model.ts";

const here = { scope: "cooperative" } as const;

/** The bodies the reader or their member sits in; for whoever acts for the cooperative all of them. */
export const listBodies = defineOperation({
  name: "body.list",
  kind: "read",
  ...here,
  input: z.object({ cooperativeId }),
  output: z.object({ bodies: z.array(meetingBody.extend({ nextOn: z.string().nullable() })) }),
  failures: [],
});

const seat = z.object({ memberId, name: z.string() });

/** One body with who sits in it, its meetings and the points members have proposed. */
export const readBody = defineOperation({
  name: "body.read",
  kind: "read",
  ...here,
  input: z.object({ cooperativeId, bodyId: objectId }),
  output: z.object({
    body: meetingBody,
    seats: z.array(seat),
    meetings: z.array(meetingHead),
    proposals: z.array(agendaProposal),
    /** Who could sit in it, and who could take the chair: for the form of the office. */
    members: z.array(seat),
    people: z.array(z.object({ id: z.guid(), name: z.string() })),
  }),
  failures: ["body-unknown"],
});
export type ReadBody = (typeof readBody)["output"]["_output"];

/** Founds a body, or changes one over the version that was read. */
export const saveBody = defineOperation({
  name: "body.save",
  kind: "write",
  ...here,
  input: z.object({
    cooperativeId,
    bodyId: optional(objectId),
    version: optional(wholeNumber(1, 1_000_000)),
    kind: z.enum(bodyKinds),
    name: line(120),
    short: line(12).regex(/^[\p{L}\d]+$/u),
    purpose: prose(2_000).default(""),
    seats: several(memberId),
    invites: several(z.enum(invitedRoles), 2),
    chairId: optional(z.guid()),
    /** Left out, the rule of the kind holds. */
    rule: optional(z.enum(["shipped", "own"])),
    hasVotes: flag,
    quorumPercent: optional(wholeNumber(1, 100)),
    majority: optional(z.enum(majorities)),
    abstentionsCount: flag,
  }),
  output: z.object({ bodyId: objectId, version: z.int() }),
  failures: ["body-unknown", "body-changed", "body-dissolved", "short-taken", "member-unknown", "seats-missing", "chair-unknown"],
});
export type SentBody = z.output<(typeof saveBody)["input"]>;

export const dissolveBody = defineOperation({
  name: "body.dissolve",
  kind: "write",
  ...here,
  input: z.object({ cooperativeId, bodyId: objectId }),
  output: z.object({ dissolved: z.literal(true) }),
  failures: ["body-unknown", "body-dissolved", "meetings-ahead"],
});

/** A member asks for a point on the next agenda of a body it sits in. */
export const submitProposal = defineOperation({
  name: "agenda-proposal.submit",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, bodyId: objectId, title: line(200), reason: prose(2_000).default("") }),
  output: z.object({ proposalId: objectId }),
  failures: ["body-unknown", "body-dissolved", "seat-missing"],
});

/** The office says why a point does not come on the agenda. */
export const declineProposal = defineOperation({
  name: "agenda-proposal.decline",
  kind: "write",
  ...here,
  input: z.object({ cooperativeId, proposalId: objectId, answer: line(1_000) }),
  output: z.object({ declined: z.literal(true) }),
  failures: ["proposal-unknown", "proposal-answered"],
});

export type BodiesFailure = (typeof readBody | typeof saveBody | typeof dissolveBody | typeof submitProposal | typeof declineProposal)["failures"][number];
