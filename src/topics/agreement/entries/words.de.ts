/** What is said about entries of the office, in German. */
import type { Permission } from "#kernel/access";
import { formatDate } from "#ui/dates";
import type { EntryAnswer, OfficeEntry } from "./model.ts";

type Own = Extract<Permission, `agreement-entry.${string}`>;

const operations: Record<Own, string> = {
  "agreement-entry.list": "Einträge der Stelle ansehen",
  "agreement-entry.answer": "Zu einem Eintrag der Stelle etwas sagen",
  "agreement-entry.tell": "Häuser über Einträge der Stelle benachrichtigen",
};

const steps = { executive: "Beschluss von Magistrat oder Vorstand", committee: "Beschluss des Ausschusses", council: "Beschluss der Vertretungskörperschaft" };
const results = { adopted: "beschlossen", "adopted-with-conditions": "mit Auflage beschlossen", postponed: "vertagt", refused: "abgelehnt" };
const answers: Record<EntryAnswer, string> = { confirmed: "bestätigt", objected: "Einspruch" };
const done: Readonly<Record<string, string>> = { "agreement-entry.answer": "Ihre Antwort ist gespeichert; die Stelle sieht sie." };

type Told = { readonly name: string; readonly member: string; readonly lines: readonly string[]; readonly address: string };
type Said = Pick<OfficeEntry, "subject" | "step" | "result" | "on" | "versionTitle">;

const day = (iso: string | null): string => (iso === null ? "ohne Tag" : formatDate(iso, "de"));

/** An entry in a sentence. */
function entry({ subject, step, result, on, versionTitle }: Said): string {
  if (subject === "signature") return `Unterschrift vom ${day(on)} unter „${versionTitle ?? ""}“`;
  if (subject === "notice") return `Kündigung, letzter Tag ${day(on)}`;
  if (subject === "in-force") return `„${versionTitle ?? ""}“ gilt ab ${day(on)}`;
  return `${step === null ? "Beschluss" : steps[step]}, Sitzung ${day(on)}: ${result === null ? "geplant" : results[result]}`;
}

export const de = {
  operations,
  failures: {
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte öffnen Sie es über „Mitglieder“.",
    "entry-unknown": "Diesen Eintrag gibt es nicht mehr. Bitte laden Sie die Seite neu.",
    "reason-missing": "Bitte sagen Sie, was nicht stimmt, damit die Stelle es berichtigen kann.",
  },
  done,
  answers,
  entry,
  page: {
    title: "Einträge der Stelle",
    lead: "Was die Stelle zur Vereinbarung für Ihr Haus eingetragen hat. Stimmt es, bestätigen Sie es. Stimmt es nicht, erheben Sie Einspruch: Die Stelle sieht ihn in ihrer Übersicht und im Verlauf der Vereinbarung.",
    agreement: "Vereinbarung",
    open: "Noch nicht beantwortet",
    answered: "Schon beantwortet",
    none: "Die Stelle hat nichts für Ihr Haus eingetragen.",
    enteredOn: (when: string) => `Eingetragen am ${when}`,
    what: "Eintrag",
    entered: "Eingetragen",
    word: "Ihre Antwort",
    by: (name: string, when: string) => `${name}, ${when}`,
    answer: "Stimmt dieser Eintrag?",
    choices: { confirmed: "Ja, er stimmt", objected: "Nein, wir erheben Einspruch" } satisfies Record<EntryAnswer, string>,
    reason: "Was stimmt nicht?",
    reasonHint: "Nur bei einem Einspruch",
    save: "Antwort speichern",
    saveLabel: (text: string) => `Antwort speichern: ${text}`,
    again: "Anders antworten",
    onlyManagement: "Antworten kann die Leitung des Hauses.",
  },
  letter: {
    subject: ({ member }: Told) => `Die Stelle hat für ${member} etwas eingetragen`,
    body: ({ name, member, lines, address }: Told) =>
      `Guten Tag ${name},\n\ndie Stelle hat zur Vereinbarung für ${member} eingetragen:\n\n${lines.map((line) => `– ${line}`).join("\n")}\n\nStimmt das? Bestätigen Sie es, oder erheben Sie Einspruch mit Ihren Gründen:\n\n${address}\n`,
  },
};
