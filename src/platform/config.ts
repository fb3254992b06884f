/** How the product is started: options of the command, variables of the environment, one sentence for every mistake. */
import { parseArgs } from "node:util";
import { fail, succeed, type Result } from "#kernel/result";

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly origin: string;
  readonly demo: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly securityContact: string;
};

const options = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  demo: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** What `--help` prints. */
export const usage = `Ringwall

  npm start -- [--port 8080] [--host 127.0.0.1] [--data DIR]   eine leere Installation
  npm run demo -- [--port 8080] [--data DIR]                   der Demonstrationsverbund

  DATABASE_URL     postgres://… statt der eingebetteten Datenbank
  RINGWALL_ORIGIN  öffentliche Adresse, zum Beispiel https://ringwall.kreis.example
  SMTP_URL         smtp://… für den Mailversand, MAIL_FROM als Absender
  SECURITY_CONTACT mailto:… für security.txt`;

type Given = { readonly values: Record<string, string | boolean | undefined> };

const parsed = (argv: readonly string[]): Given | string => {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }) as Given;
  } catch (error) {
    const option = /'([^' ]+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? argv.join(" ");
    return `Die Option ${option} gibt es nicht oder ihr fehlt ein Wert. Mit --help sehen Sie alle Optionen.`;
  }
};

const portOf = (text: string): number | null => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null);

/** Reads the configuration; a mistake is one sentence that says what to do. */
export function readConfig(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Result<Config | "help", string> {
  const given = parsed(argv);
  if (typeof given === "string") return fail(given);
  const { values } = given;
  if (values["help"]) return succeed("help");
  const port = portOf(String(values["port"] ?? env["PORT"] ?? "8080"));
  if (port === null) return fail("--port braucht eine Zahl zwischen 0 und 65535, zum Beispiel --port 8080.");
  const url = env["DATABASE_URL"];
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) return fail("DATABASE_URL muss mit postgres:// beginnen, zum Beispiel postgres://ringwall:…@localhost:5432/ringwall.");
  const origin = env["RINGWALL_ORIGIN"] ?? `http://localhost:${port}`;
  if (!/^https?:\/\/[^/]+$/.test(origin)) return fail("RINGWALL_ORIGIN muss eine Adresse ohne Pfad sein, zum Beispiel https://ringwall.kreis.example.");
  const smtpUrl = env["SMTP_URL"];
  if (smtpUrl !== undefined && !/^smtps?:\/\//.test(smtpUrl)) return fail("SMTP_URL muss mit smtp:// oder smtps:// beginnen, zum Beispiel smtp://mail.kreis.example:25.");
  const demo = values["demo"] === true;
  return succeed({
    port,
    host: String(values["host"] ?? "127.0.0.1"),
    dataDirectory: String(values["data"] ?? (demo ? ".data/demo" : ".data/ringwall")),
    databaseUrl: url,
    origin,
    demo,
    smtpUrl,
    mailFrom: env["MAIL_FROM"] ?? "Ringwall <ringwall@localhost>",
    securityContact: env["SECURITY_CONTACT"] ?? `${origin}/hilfe`,
  });
}
