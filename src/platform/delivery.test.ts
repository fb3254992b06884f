/** PROMISES G15: the post against a server that greylists, refuses, hangs and drops after DATA – never silently lost, at most once too often, with the same number. */
import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, test } from "node:test";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { freshDatabase, type TestDatabase } from "#tests/engine";
import { writeInvitation } from "./calendar.ts";
import { clockActor, deliverMail, nextAttemptAt, tidy } from "./delivery.ts";
import { transactAs } from "./db/transact.ts";
import { post } from "./mail.ts";

type Behaviour = "takes" | "greylists" | "refuses" | "is full" | "hangs" | "drops after DATA" | "rejects DATA";

let behaviour: Behaviour = "takes";
const received: string[] = [];

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  logger: false,
  onRcptTo(_address, _session, callback) {
    if (behaviour === "greylists") return callback(refusal(451, "come back later"));
    if (behaviour === "refuses") return callback(refusal(550, "no such user"));
    if (behaviour === "is full") return callback(refusal(552, "mailbox full"));
    if (behaviour === "hangs") return undefined;
    return callback();
  },
  onData(stream, _session, callback) {
    void textOf(stream).then((text) => {
      if (behaviour === "rejects DATA") return callback(refusal(554, "spam"));
      received.push(text);
      // Taken, but the connection breaks before the sender hears of it.
      if (behaviour === "drops after DATA") return void server.connections.forEach((connection) => connection.close());
      return callback();
    });
  },
});

let database: TestDatabase;
let smtpUrl = "";
let now = new Date("2026-11-23T08:00:00Z");
before(async () => {
  database = await freshDatabase();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
after(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.dispose();
});
beforeEach(async () => {
  await database.database.pool.query("truncate mail");
  received.length = 0;
  behaviour = "takes";
  now = new Date("2026-11-23T08:00:00Z");
});

type Mail = { state: string; attempts: number; next_attempt_at: Date; last_error: string | null; body: string; message_id: string };
const mails = async (): Promise<Mail[]> =>
  (await database.database.pool.query<Mail>("select state, attempts, next_attempt_at, last_error, body, message_id from mail order by id")).rows;
const letter = {
  cooperativeId: null,
  memberId: null,
  recipientPersonId: null,
  recipient: "a@example.org",
  issuedBy: null,
  kind: "probe",
  subject: "Betreff",
  body: "Grüße",
  at: now,
};
const send = (letters: readonly (typeof letter & { calendar?: string })[] = [letter]) =>
  transactAs(database.database.db, clockActor, "write", async (tx) => {
    await post(tx, letters);
    return { keep: true, value: undefined };
  });
const deliver = () => deliverMail(database.database.db, { smtpUrl, from: "Ringwall <ringwall@example.org>", patience: 1_500 }, () => now);
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe("A letter", () => {
  test("is sent once, with its number, marked as written by a machine, and forgotten", async () => {
    await send();
    assert.deepEqual(await deliver(), { sent: 1, failed: 0 });
    assert.deepEqual(await deliver(), { sent: 0, failed: 0 });
    const [mail] = await mails();
    assert.deepEqual([mail?.state, mail?.attempts, mail?.body], ["sent", 1, ""]);
    assert.equal(received.length, 1);
    assert.ok(received[0]?.includes(`Message-ID: ${mail?.message_id}`));
    assert.match(received[0] ?? "", /Auto-Submitted: auto-generated/);
  });

  test("brings an invitation as what mail programs take for one, and forgets it too", async () => {
    const party = { name: "Leitung", email: "a@example.org" };
    const event = {
      id: "1",
      title: "Lenkungsgruppe",
      text: "",
      address: "https://ringwall.example/s",
      place: "",
      sequence: 0,
      isCancelled: false,
      changedAt: now,
      from: now,
      until: now,
    };
    await send([{ ...letter, calendar: writeInvitation({ host: "ringwall.example", event, organizer: { name: "Stelle", email: "stelle@example.org" }, attendee: party }) }]);
    assert.deepEqual(await deliver(), { sent: 1, failed: 0 });
    assert.match(received[0] ?? "", /Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    assert.match(received[0] ?? "", /filename=einladung\.ics/);
    const { rows } = await database.database.pool.query<{ calendar: string | null }>("select calendar from mail");
    assert.deepEqual(rows, [{ calendar: null }]);
  });

  test("is not delivered where the act it belongs to was taken back", async () => {
    await transactAs(database.database.db, clockActor, "write", async (tx) => {
      await post(tx, [letter]);
      return { keep: false, value: undefined };
    });
    assert.deepEqual([await deliver(), await mails()], [{ sent: 0, failed: 0 }, []]);
  });

  test("smuggles no header in", async () => {
    await send([{ ...letter, subject: "Hallo\r\nBcc: opfer@example.org\r\n\r\nText", recipient: "a@example.org" }]);
    await deliver();
    const [head = ""] = (received[0] ?? "").split("\r\n\r\n");
    assert.doesNotMatch(head, /^Bcc:/m);
  });

  test("to a list of addresses reaches none of them", async () => {
    await send([{ ...letter, recipient: "a@example.org\r\nRCPT TO:<b@example.org>" }]);
    await deliver();
    assert.doesNotMatch(received.join(""), /b@example\.org>\r\n.*DATA/s);
  });
});

describe("A server that", () => {
  for (const [how, state] of [
    ["greylists", "waiting"],
    ["is full", "waiting"],
    ["hangs", "waiting"],
    ["refuses", "failed"],
    ["rejects DATA", "failed"],
  ] as const)
    test(`${how} leaves the letter ${state}, with the reason`, async () => {
      behaviour = how;
      await send();
      assert.deepEqual(await deliver(), { sent: 0, failed: 1 });
      const [mail] = await mails();
      assert.equal(mail?.state, state);
      assert.ok(mail.last_error);
      assert.equal(mail.body, "Grüße", "nothing of it is lost");
      behaviour = "takes";
      later(2);
      assert.deepEqual(await deliver(), { sent: state === "waiting" ? 1 : 0, failed: 0 });
    });

  test("drops after DATA gets it once more, with the same number", async () => {
    behaviour = "drops after DATA";
    await send();
    assert.deepEqual(await deliver(), { sent: 0, failed: 1 });
    behaviour = "takes";
    later(2);
    assert.deepEqual(await deliver(), { sent: 1, failed: 0 });
    const numbers = received.map((text) => /Message-ID: (\S+)/.exec(text)?.[1]);
    assert.equal(numbers.length, 2);
    assert.equal(new Set(numbers).size, 1);
  });

  test("is not there keeps all letters, and one bad address keeps no other waiting", async () => {
    await send([letter, { ...letter, recipient: "b@example.org" }]);
    const nobody = await deliverMail(database.database.db, { smtpUrl: "smtp://127.0.0.1:9", from: "a@example.org", patience: 1_000 }, () => now);
    assert.deepEqual(nobody, { sent: 0, failed: 2 });
    assert.deepEqual(
      (await mails()).map(({ state }) => state),
      ["waiting", "waiting"],
    );
  });

  test("never comes back is tried for 72 hours with growing pauses, then the letter is given up and says so", async () => {
    behaviour = "greylists";
    await send();
    const began = now;
    const pauses: number[] = [];
    for (let tries = 0; tries < 30; tries += 1) {
      await deliver();
      const [mail] = await mails();
      if (mail?.state === "failed") break;
      pauses.push(((mail?.next_attempt_at.getTime() ?? 0) - now.getTime()) / 60_000);
      now = mail?.next_attempt_at ?? now;
    }
    const [mail] = await mails();
    assert.equal(mail?.state, "failed");
    const hours = (now.getTime() - began.getTime()) / 3_600_000;
    assert.ok(hours >= 60 && hours <= 80, `${hours} hours`);
    assert.deepEqual(
      pauses,
      pauses.toSorted((a, b) => a - b),
    );
    assert.equal(nextAttemptAt(99, now), null);
  });
});

describe("Without a mail server", () => {
  test("letters wait and stay readable", async () => {
    await send();
    assert.deepEqual(await deliverMail(database.database.db, { smtpUrl: undefined, from: "a@example.org" }, () => now), {
      sent: 0,
      failed: 0,
    });
    assert.deepEqual(
      (await mails()).map(({ state, body }) => [state, body]),
      [["waiting", "Grüße"]],
    );
  });
  test("what was delivered is forgotten after 90 days, what waits is not", async () => {
    await send([letter, { ...letter, recipient: "b@example.org" }]);
    await database.database.pool.query("update mail set state = 'sent' where recipient = 'b@example.org'");
    await tidy(database.database.db, new Date(now.getTime() + 91 * 86_400_000));
    assert.deepEqual(
      (await mails()).map(({ state }) => state),
      ["waiting"],
    );
  });
});
