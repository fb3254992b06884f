/** The whole front: headers, limits, assets, health, and the doors behind them. */
import fs from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { Hono, type Context, type Env, type Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { setCookie } from "hono/cookie";
import { sql } from "kysely";
import type { PhoneWords } from "#platform/documents/phoned";
import { apiDoor } from "./api.ts";
import type { Doors } from "./doors.ts";
import { emergencyPages, type EmergencyPapers } from "./emergency.ts";
import { phonePages } from "./phone.ts";
import { manualPages } from "./manual.tsx";
import { describeApi } from "./openapi.ts";
import { pagesDoor } from "./pages.tsx";
import { perform } from "./perform.ts";
import { failedPage, foreignPage, missingPage, tooLargePage } from "./plain.tsx";
import { wordsOf } from "./sentences.ts";
import { comesFromOurPages, forgetSession, readerOf, visitorOf } from "./visitor.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const headers: Record<string, string> = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/** What is uploaded at most: 25 MB and the form around it (PROMISES G16). */
const maxBodyBytes = 26 * 2 ** 20;

/** Which operation a request is for: named in the path by programs, in the query by forms. */
const operationOf = ({ house }: Doors, c: Context<Env, string>) => house.useCases.get(c.req.query("do") ?? c.req.path.slice("/api/".length))?.operation;

/** Refuses what is larger than its operation takes, before it is read. */
const limitBodies = (doors: Doors) => (c: Context<Env, string>, next: Next) =>
  bodyLimit({
    maxSize: operationOf(doors, c)?.largestBytes ?? maxBodyBytes,
    onError: async (refused) =>
      refused.req.path.startsWith("/api/")
        ? refused.json({ status: "invalid", issues: [{ path: "", message: wordsOf("de").bodyTooLarge }] }, 413)
        : tooLargePage(refused, { language: (await readerOf(refused, doors.house.db, doors.identify, doors.house.clock.now())).language, path: refused.req.path }),
  })(c, next);

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

type Asset = { readonly type: string; readonly plain: Buffer; readonly small: Buffer | null; readonly tag: string };

function loadAsset(file: string): Asset | null {
  const type = types[path.extname(file)];
  if (!type || !fs.existsSync(file)) return null;
  const plain = fs.readFileSync(file);
  const small = type.startsWith("text/") || type.includes("svg") ? gzipSync(plain, { level: 9 }) : null;
  return { type, plain, small, tag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 16)}"` };
}

/** Assets are few and small: each is read and compressed once. */
function assetDoor(directories: readonly { readonly prefix: string; readonly directory: string }[], version: string) {
  const known = new Map<string, Asset | null>();
  const find = (name: string): Asset | null => {
    const place = directories.find(({ prefix }) => name.startsWith(prefix));
    const rest = place ? name.slice(place.prefix.length) : "";
    if (!place || !/^[\w/-]+(\.[\w-]+)*$/.test(rest) || rest.includes("..")) return null;
    return loadAsset(path.join(place.directory, rest));
  };
  return (c: Context) => {
    const name = c.req.path.slice("/assets/".length);
    if (!known.has(name)) known.set(name, find(name));
    const asset = known.get(name);
    if (!asset) return c.text("", 404);
    c.header("cache-control", c.req.query("v") === version ? "public, max-age=31536000, immutable" : "public, max-age=300");
    c.header("etag", asset.tag);
    c.header("vary", "accept-encoding");
    if (c.req.header("if-none-match") === asset.tag) return c.body(null, 304);
    const small = asset.small && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    if (small) c.header("content-encoding", "gzip");
    return c.body(new Uint8Array(small ? asset.small : asset.plain), 200, { "content-type": asset.type });
  };
}

const nowhere = "http://ringwall.invalid";

/** Back to a page of ours and nowhere else, read as browsers read it (they skip tabs and take a backslash for a slash). */
function safeReturn(target: string | undefined): string {
  const url = target?.startsWith("/") && URL.canParse(target, nowhere) ? new URL(target, nowhere) : null;
  return url?.origin === nowhere && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** Where one is after leaving. */
const after = {
  "session.close": "/anmelden",
  "delegation.leave": "/beitrag-beenden?getan=delegation.leave",
  "learning.leave": "/lernen?getan=learning.leave",
} as const;

/** Signing out, for people, contributors and learners: a form of the frame, so it has no screen of its own. */
async function leave(c: Context, doors: Doors, operation: keyof typeof after) {
  const { principal } = await visitorOf(c, doors.house.db, doors.identify, doors.house.clock.now());
  if (!comesFromOurPages(c)) return foreignPage(c, { language: principal.language, path: "/" });
  await perform(doors.house, operation, {}, { principal, door: "page" });
  forgetSession(c);
  return c.redirect(after[operation], 303);
}

function chooseLanguage(c: Context) {
  const language = c.req.param("language") === "en" ? "en" : "de";
  setCookie(c, "sprache", language, { path: "/", httpOnly: true, secure: true, sameSite: "Lax", maxAge: 365 * 86_400 });
  return c.redirect(safeReturn(c.req.query("weiter")), 303);
}

const ready = (doors: Doors) =>
  sql`select 1`.execute(doors.house.db).then(
    () => true,
    () => false,
  );

/** RFC 9116; the operator's contact comes from the configuration. */
const securityText = (origin: string, contact: string, now: Date) =>
  `Contact: ${contact}\nExpires: ${new Date(now.getTime() + 180 * 86_400_000).toISOString()}\nPreferred-Languages: de, en\nCanonical: ${origin}/.well-known/security.txt\n`;

export type AppOptions = {
  readonly islands: string;
  readonly manual: string;
  readonly securityContact: string;
  /** What everybody may read in an emergency, by language. */
  readonly emergency: EmergencyPapers;
  /** What the page for telephones says. */
  readonly phone: Readonly<Record<"de" | "en", PhoneWords>>;
};

/** The application as one function from request to response. */
export function openApp(doors: Doors, { islands, manual, securityContact, emergency, phone }: AppOptions): Hono {
  const app = new Hono();
  const { origin } = doors.house.means;
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (origin.startsWith("https:")) c.res.headers.set("strict-transport-security", "max-age=31536000");
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "private, no-store");
  });
  app.use(limitBodies(doors));
  app.get("/livez", (c) => c.text("ok"));
  app.get("/readyz", async (c) => ((await ready(doors)) ? c.text("ok") : c.text("database", 503)));
  app.get("/.well-known/security.txt", (c) => c.text(securityText(origin, securityContact, doors.house.clock.now())));
  let described: ReturnType<typeof describeApi> | null = null;
  app.get("/openapi.json", (c) => c.json((described ??= describeApi(doors))));
  app.get(
    "/assets/*",
    assetDoor(
      [
        { prefix: "islands/", directory: islands },
        { prefix: "", directory: doors.assets },
      ],
      doors.version,
    ),
  );
  app.post("/abmelden", (c) => leave(c, doors, "session.close"));
  app.post("/beitrag-beenden", (c) => leave(c, doors, "delegation.leave"));
  app.post("/lernen-beenden", (c) => leave(c, doors, "learning.leave"));
  app.get("/sprache/:language", chooseLanguage);
  app.route("/", emergencyPages(emergency));
  app.route("/", phonePages(phone));
  app.route("/", manualPages(manual, doors));
  app.route("/", apiDoor(doors));
  app.route("/", pagesDoor(doors));
  app.notFound(async (c) => missingPage(c, { language: (await readerOf(c, doors.house.db, doors.identify, doors.house.clock.now())).language, path: c.req.path }));
  app.onError((error, c) => failedPage(c, doors, error));
  return app;
}
