/** Pages: ask the operations a screen shows, then show it. Forms: perform one operation, then go on or show what is missing. */
import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { actAs } from "#kernel/shoes";
import { cooperativeOf } from "#kernel/ids";
import type { Operation, Principal } from "#kernel/operation";
import type { Issue, Visit } from "#kernel/screen";
import type { AnyScreen } from "#ui/screen";
import { carrySession, speak } from "./api.ts";
import { deliver, fileResponse } from "./deliver.ts";
import type { Doors } from "./doors.ts";
import { drawPage } from "./draw.tsx";
import { fromQuery, receive, type Raw } from "./input.ts";
import { ask, perform, type Outcome, type Question } from "./perform.ts";
import { failedPage, foreignPage, missingPage, outagePage } from "./plain.tsx";
import { issuesOf, refusalSentence } from "./sentences.ts";
import { comesFromOurPages, originOf, visitorOf } from "./visitor.ts";

/** One look at one screen. */
export type Look = {
  readonly c: Context;
  readonly doors: Doors;
  readonly screen: AnyScreen;
  readonly principal: Principal;
  readonly issues?: readonly Issue[];
  readonly given?: Raw;
  readonly answer?: unknown;
  readonly done?: string | null;
};

const mayFor = (principal: Principal, params: Readonly<Record<string, string>>) => (operation: Operation, member?: string) => {
  const memberId = member ?? params["memberId"];
  const cooperativeId = memberId ? cooperativeOf(memberId) : params["cooperativeId"];
  return typeof actAs(principal, operation, { memberId, cooperativeId: params["cooperativeId"] ?? cooperativeId }) !== "string";
};

function visitOf({ c, doors, principal, issues = [], given = {}, answer = null, done = null }: Look): Visit {
  const params = c.req.param() as Record<string, string>;
  const query = Object.fromEntries(new URL(c.req.url).searchParams);
  const { language } = principal;
  const now = doors.house.clock.now();
  return {
    params,
    query,
    path: c.req.path,
    language,
    now,
    principal,
    given,
    issues,
    done: done ?? query["getan"] ?? null,
    answer,
    may: mayFor(principal, params),
  };
}

/** What the address itself names, without its query. */
const bareRaw = (visit: Visit): Raw => {
  const cooperativeId = visit.params["cooperativeId"] ?? (visit.params["memberId"] ? cooperativeOf(visit.params["memberId"]) : undefined);
  return { ...(cooperativeId ? { cooperativeId } : {}), ...visit.params };
};

/** The whole address; a name that stands in its query several times is a list, as at every other door. */
const rawFor = (c: Context, visit: Visit): Raw => ({ ...fromQuery(c), ...bareRaw(visit) });

type Asked = { readonly names: readonly string[]; readonly questions: readonly Question[] };

function questionsOf({ c, doors, screen, principal }: Look, visit: Visit): Asked {
  const shown = Object.entries({ ...screen.shows, ...screen.also });
  const countsInput = screen.frame && screen.frame !== "full" ? null : doors.framing.countsInput(principal, visit);
  const counts: [string, Question][] = countsInput ? [["", { name: doors.framing.counts.name, raw: countsInput }]] : [];
  const entries = [...shown.map(([key, { name }]): [string, Question] => [key, { name, raw: rawFor(c, visit) }]), ...counts];
  return { names: entries.map(([key]) => key), questions: entries.map(([, question]) => question) };
}

/** A filter in the address that makes no sense is left out rather than answered with an error page. */
async function askTwice(look: Look, visit: Visit, asked: Asked): Promise<readonly Outcome[] | Outcome> {
  const call = { principal: look.principal, door: "page" } as const;
  const outcomes = await ask(look.doors.house, asked.questions, call);
  if (!Array.isArray(outcomes) || !outcomes.some((o: Outcome) => o.status === "invalid")) return outcomes;
  return ask(
    look.doors.house,
    asked.questions.map((q) => ({ ...q, raw: q.name === look.doors.framing.counts.name ? q.raw : bareRaw(visit) })),
    call,
  );
}

const doorOf = ({ door }: AnyScreen, path: string): string => door ?? `/anmelden?weiter=${encodeURIComponent(path)}`;

/** Shows a screen, or the page that says why not. */
export async function show(look: Look): Promise<Response> {
  const { c, doors, screen, principal } = look;
  const visit = visitOf(look);
  const asked = questionsOf(look, visit);
  const outcomes = await askTwice(look, visit, asked);
  if (!Array.isArray(outcomes)) return outagePage(c, outcomes as Outcome, visit);
  const byKey = new Map(asked.names.map((key, index) => [key, (outcomes as readonly Outcome[])[index]]));
  const needed = Object.keys(screen.shows).map((key) => byKey.get(key));
  if (needed.some((o) => o?.status === "unauthenticated")) return c.redirect(doorOf(screen, new URL(c.req.url).pathname), 303);
  if (needed.some((o) => o?.status !== "done")) return missingPage(c, visit);
  const answers = Object.fromEntries([...byKey].flatMap(([key, o]) => (o?.status === "done" ? [[key, o.value]] : [])));
  const surrounding = doors.framing.surround(principal, visit, answers[""]);
  return c.html(drawPage({ doors, screen, visit, answers, surrounding, once: randomUUID() }), look.issues?.length ? 422 : 200);
}

/** Where to go after an act: where the screen says, else the same page with a word about what was done. */
function onward({ c, screen }: Look, operation: Operation, value: unknown): string {
  const url = new URL(c.req.url);
  const query = Object.fromEntries(url.searchParams);
  const next = screen.next?.(operation.name, value, { params: c.req.param() as Record<string, string>, query });
  if (next) return next;
  url.searchParams.delete("do");
  url.searchParams.set("getan", operation.name);
  return `${url.pathname}?${url.searchParams.toString()}`;
}

async function act(look: Look, operation: Operation): Promise<Response> {
  const { c, doors, principal } = look;
  const wantsJson = c.req.header("accept")?.includes("application/json") ?? false;
  const received = await receive(c, operation, principal.language);
  const params = c.req.param() as Record<string, string>;
  const given = received.raw;
  if (!received.ok) return show({ ...look, given, issues: [{ path: received.path, message: received.message }] });
  const cooperativeId = params["cooperativeId"] ?? (params["memberId"] ? cooperativeOf(params["memberId"]) : undefined);
  const raw = { ...given, ...(cooperativeId ? { cooperativeId } : {}), ...params };
  const outcome = await perform(doors.house, operation.name, raw, { principal, door: "page", once: received.once, visitor: originOf(c) });
  if (wantsJson) {
    const carried = outcome.status === "done" ? { ...outcome, value: carrySession(c, operation, outcome.value) } : outcome;
    return speak(c, doors, { operation, outcome: carried, language: principal.language });
  }
  // Sent again, it is the same request: should the first have arrived after all, it counts once.
  if (outcome.status === "unavailable") return outagePage(c, outcome, visitOf({ ...look, given: { ...given, ...(received.once ? { _once: received.once } : {}) } }));
  return answerAct({ ...look, given }, operation, outcome);
}

async function answerAct(look: Look, operation: Operation, outcome: Outcome): Promise<Response> {
  const { c, doors, principal } = look;
  switch (outcome.status) {
    case "done": {
      const value = carrySession(c, operation, outcome.value);
      // What is told once is shown on the page itself; a session's secret is in the cookie by now, so the page may go on.
      const delivery = await deliver(operation, value, doors.house.clock.now());
      if (delivery) return fileResponse(delivery);
      const told = value === outcome.value || (typeof value === "object" && value !== null && "recoveryCodes" in value);
      if (operation.reveals && told) return show({ ...look, given: {}, answer: value, done: operation.name });
      return c.redirect(onward(look, operation, value), 303);
    }
    case "invalid":
      return show({ ...look, issues: issuesOf(outcome.complaints, principal.language) });
    case "refused":
      return show({
        ...look,
        issues: [{ path: "", message: refusalSentence(doors.failureSentence, operation.name, outcome.failure, principal.language) }],
      });
    case "unauthenticated":
      return c.redirect(doorOf(look.screen, c.req.path), 303);
    case "unavailable":
      return outagePage(c, outcome, visitOf(look));
    case "missing":
    case "forbidden":
      return missingPage(c, visitOf(look));
  }
}

/** Does somebody with an office hold one for the member in the address? Else a page that asks for the cooperative only would show their own under a foreign name. */
function isElsewhere({ assignments }: Principal, memberId: string | undefined): boolean {
  const held = assignments.filter(({ cooperativeId }) => cooperativeId !== null);
  if (memberId === undefined || held.length === 0) return false;
  return !held.some((a) => a.cooperativeId === cooperativeOf(memberId) && (a.memberId === null || a.memberId === memberId));
}

async function guarded(c: Context, doors: Doors, screen: AnyScreen): Promise<Response> {
  const { principal } = await visitorOf(c, doors.house.db, doors.identify, doors.house.clock.now());
  const look: Look = { c, doors, screen, principal };
  if (isElsewhere(principal, c.req.param("memberId"))) return missingPage(c, visitOf(look));
  if (c.req.method !== "POST") return show(look);
  const operation = screen.acts?.find(({ name }) => name === c.req.query("do"));
  if (!operation) return missingPage(c, visitOf(look));
  if (!comesFromOurPages(c)) return foreignPage(c, visitOf(look));
  return act(look, operation);
}

/** `/a/neu` sorts before `/a/:id`: a word that stands in the address is meant before a name that could stand there. */
const fixedFirst = (path: string): string => path.replaceAll(/:[^/]+/g, "~");

/** All screens, each at its address. */
export function pagesDoor(doors: Doors): Hono {
  const app = new Hono();
  app.get("/", async (c) => {
    const { principal } = await visitorOf(c, doors.house.db, doors.identify, doors.house.clock.now());
    return c.redirect(doors.framing.home(principal), 303);
  });
  app.get("/suche", async (c) => {
    const { principal } = await visitorOf(c, doors.house.db, doors.identify, doors.house.clock.now());
    const place = doors.framing.countsInput(principal, { params: {} })?.["cooperativeId"];
    if (typeof place !== "string") return c.redirect(doors.framing.home(principal), 303);
    return c.redirect(`/verbund/${place}/suche?${new URLSearchParams({ q: c.req.query("q") ?? "" }).toString()}`, 303);
  });
  for (const screen of doors.screens.toSorted((a, b) => (fixedFirst(a.path) < fixedFirst(b.path) ? -1 : 1))) app.on(["GET", "POST"], screen.path, (c) => guarded(c, doors, screen));
  app.onError((error, c) => failedPage(c, doors, error));
  return app;
}
