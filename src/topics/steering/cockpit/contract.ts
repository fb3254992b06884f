import { z } from "zod";
import { line, pageNumber } from "#kernel/fields";
import { memberId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { cockpit, counts, myTasks, onePage, tenant, waiting } from "./model.ts";

/** The office's cockpit: who needs me next and why, five figures, one matrix. */
export const readCockpit = defineOperation({
  name: "steering.cockpit",
  kind: "read",
  scope: "cooperative",
  input: tenant.extend({ page: pageNumber }),
  output: cockpit,
  failures: ["cooperative-unknown"],
});

/** The coordinator's next three things. */
export const readMyTasks = defineOperation({
  name: "steering.my-tasks",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: myTasks,
  failures: ["member-unknown"],
});

/** Everything the management has to know and to sign, on one page. */
export const readOnePage = defineOperation({
  name: "steering.one-page",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: onePage,
  failures: ["member-unknown"],
});

/** The same page as a paper. */
export const printOnePage = defineOperation({
  name: "steering.one-page-paper",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["member-unknown"],
  answers: "paper",
  logged: true,
});

/** Works council and data protection: what is recorded in this member, for how long, and who looked. */
export const readOversightPage = defineOperation({
  name: "steering.oversight-page",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), kept: z.array(z.object({ kind: z.string(), rows: z.int(), oldest: z.date().nullable() })) }),
  failures: ["member-unknown"],
});

/** Everything that waits for the actor, with reason and deadline. */
export const readInbox = defineOperation({
  name: "steering.inbox",
  kind: "read",
  scope: "cooperative",
  input: tenant.extend({ page: pageNumber }),
  output: z.object({ items: z.array(waiting), count: z.int() }),
  failures: [],
});

/** What the frame of every page shows: counts and names. */
export const readCounts = defineOperation({
  name: "steering.counts",
  kind: "read",
  scope: "cooperative",
  input: tenant,
  output: counts,
  failures: ["cooperative-unknown"],
});

/** The weekly digest: one mail per person, and none where nothing waits. */
export const sendDigests = defineOperation({
  name: "steering.send-digests",
  kind: "write",
  scope: "cooperative",
  input: tenant,
  output: z.object({ sent: z.int() }),
  failures: [],
});

/** The dates behind a calendar address: measures and deadlines of the members its person coordinates or leads – for the office those of the cooperative –, and meetings they are invited to. */
export const readFeed = defineOperation({
  name: "calendar.read",
  kind: "read",
  scope: "public",
  input: z.object({ feed: line(100) }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["feed-unknown"],
  answers: "file",
});
