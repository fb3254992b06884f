/** Pages that stand when nothing else does: not here, from elsewhere, broken, no database. They ask nothing of the house. */
import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Visit } from "#kernel/screen";
import { Document, Frame } from "#ui/page";
import type { Doors } from "./doors.ts";
import { outageOf } from "#platform/db/transact";
import { bodyOf } from "./input.ts";
import type { Outcome } from "./perform.ts";
import { wordsOf } from "./sentences.ts";

type Seen = Pick<Visit, "language" | "path"> & Partial<Pick<Visit, "given" | "query">>;

const Plain = ({ language, title, children }: { language: "de" | "en"; title: string; children?: unknown }) => (
  <Document language={language} title={`${title} · Ringwall`}>
    <Frame variant="bare">
      <h1>{title}</h1>
      {children as never}
    </Frame>
  </Document>
);

const Back = ({ language }: { language: "de" | "en" }) => (
  <p>
    <a class="kern-btn kern-btn--primary" href="/">
      <span class="kern-label">{wordsOf(language).toStart}</span>
    </a>
  </p>
);

/** A foreign thing, a missing thing and a mistyped address look the same. */
export function missingPage(c: Context, { language }: Seen) {
  const words = wordsOf(language);
  return c.html(
    <Plain language={language} title={words.notFoundTitle}>
      <p>{words.notFoundText}</p>
      <Back language={language} />
    </Plain>,
    404,
  );
}

/** A form sent by somebody else's page. */
export function foreignPage(c: Context, { language }: Seen) {
  const words = wordsOf(language);
  return c.html(
    <Plain language={language} title={words.foreignTitle}>
      <p>{words.foreignText}</p>
      <Back language={language} />
    </Plain>,
    403,
  );
}

/** More was sent than is taken: refused before it was read, so that a form keeps what was typed only in the browser. */
export function tooLargePage(c: Context, { language }: Seen) {
  const words = wordsOf(language);
  const { do: _operation, ...place } = c.req.query();
  const query = new URLSearchParams(place).toString();
  return c.html(
    <Plain language={language} title={words.tooLargeTitle}>
      <p role="alert">{words.bodyTooLarge}</p>
      <p>{words.tooLargeText}</p>
      <p>
        <a class="kern-btn kern-btn--primary" href={query === "" ? c.req.path : `${c.req.path}?${query}`}>
          <span class="kern-label">{words.toForm}</span>
        </a>
      </p>
    </Plain>,
    413,
  );
}

/** The database failed before the operation began: what was sent is read now, so that it can be sent again. */
async function outageAnswer(c: Context, outage: "unreachable" | "full") {
  if (c.req.path.startsWith("/api/")) {
    c.header("retry-after", "5");
    return c.json({ status: "unavailable", outage }, outage === "full" ? 507 : 503);
  }
  const given = c.req.method === "POST" ? await bodyOf(c) : {};
  return outagePage(c, { status: "unavailable", outage }, { language: "de", path: c.req.path, given, query: c.req.query() });
}

/** A bug: the request dies with a number, the process lives. An outage is none. */
export function failedPage(c: Context, doors: Pick<Doors, "report">, error: unknown) {
  const outage = outageOf(error);
  if (outage) return outageAnswer(c, outage);
  const reference = randomUUID().slice(0, 8);
  doors.report(reference, error);
  if (c.req.path.startsWith("/api/")) return c.json({ status: "failed", reference }, 500);
  const words = wordsOf("de");
  return c.html(
    <Plain language="de" title={words.failedTitle}>
      <p>{words.failedText(reference)}</p>
      <Back language="de" />
    </Plain>,
    500,
  );
}

/** What a form sent, as flat names again, so that it can be sent once more. */
function flat(value: unknown, name = ""): [string, string][] {
  if (value instanceof Uint8Array || value === null || value === undefined) return [];
  if (typeof value === "object") return Object.entries(value).flatMap(([key, item]) => flat(item, name ? `${name}.${key}` : key));
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [[name, String(value)]] : [];
}

/** No database, or no room: what was typed stays on the page and can be sent again. */
export function outagePage(c: Context, outcome: Outcome, seen: Seen) {
  const { language, given = {}, query = {} } = seen;
  const words = wordsOf(language);
  const full = outcome.status === "unavailable" && outcome.outage === "full";
  const fields = flat(given);
  c.header("retry-after", "5");
  const again = `?${new URLSearchParams(query).toString()}`;
  return c.html(
    <Plain language={language} title={full ? words.fullTitle : words.outageTitle}>
      <p role="alert">{full ? words.fullText : words.outageText}</p>
      <form method={c.req.method === "POST" ? "post" : "get"} action={c.req.method === "POST" ? again : c.req.path}>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="kern-btn kern-btn--primary" type="submit">
          <span class="kern-label">{words.again}</span>
        </button>
      </form>
    </Plain>,
    full ? 507 : 503,
  );
}
