/** Who is at the door: cookie or bearer token → principal. And whether the request comes from our own pages. */
import type { Context } from "hono";
import { getCookie, setCookie, deleteCookie } from "hono/cookie";
import type { Principal } from "#kernel/operation";
import type { Language } from "#kernel/screen";
import type { Db } from "#platform/db/open";
import type { Identify } from "#platform/usecase";

const cookieName = "__Host-ringwall";

/** Sets the session's cookie; `__Host-` binds it to this host, path and a secure connection (localhost counts as one). */
export const keepSession = (c: Context, secret: string): void => setCookie(c, cookieName, secret, { path: "/", httpOnly: true, secure: true, sameSite: "Lax" });

export const forgetSession = (c: Context): void => {
  deleteCookie(c, cookieName, { path: "/", secure: true });
  // Not the storage: what lies there is the emergency pack of a telephone, closed with a PIN and needed most when nobody can sign in.
  c.header("clear-site-data", '"cache"');
};

/** What the browser would like to read; a signed-in person's own choice comes first. */
const preferred = (c: Context): Language => {
  const chosen = getCookie(c, "sprache");
  if (chosen === "de" || chosen === "en") return chosen;
  return /^\s*en\b/i.test(c.req.header("accept-language") ?? "") ? "en" : "de";
};

const stranger = (language: Language): Principal => ({
  personId: null,
  name: "",
  assignments: [],
  delegationId: null,
  credential: null,
  language,
});

type Sockets = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };

/** Where a request comes from and with which device, for throttling and the list of sessions; a proxy on this machine may name the source. */
export function originOf(c: Context): { readonly source: string | null; readonly device: string | null } {
  const direct = (c.env as Sockets | undefined)?.incoming?.socket?.remoteAddress ?? null;
  const local = direct === null || /^(::1|127\.|::ffff:127\.)/.test(direct);
  const forwarded = local ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return { source: forwarded ?? direct, device: c.req.header("user-agent")?.slice(0, 300) ?? null };
}

export type Visitor = { readonly principal: Principal; readonly by: "cookie" | "token" | "nothing" };

/** The principal of a request; a stranger when the proof is missing, expired or wrong. */
export async function visitorOf(c: Context, db: Db, identify: Identify, now: Date): Promise<Visitor> {
  const bearer = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const secret = bearer ?? getCookie(c, cookieName);
  const principal = secret ? await identify(db, { secret }, now) : null;
  if (!principal) return { principal: stranger(preferred(c)), by: "nothing" };
  return { principal, by: bearer ? "token" : "cookie" };
}

/** Who reads a page that stands without the database: where it cannot be asked, a stranger. */
export const readerOf = (c: Context, db: Db, identify: Identify, now: Date): Promise<Principal> =>
  visitorOf(c, db, identify, now).then(
    ({ principal }) => principal,
    () => stranger(preferred(c)),
  );

/** A write that relies on a cookie must come from our own pages: the browser says so in two headers, one of them is enough. */
export function comesFromOurPages(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = c.req.header("origin");
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}
