/** Puts a screen's view into the frame. */
import type { Visit } from "#kernel/screen";
import { formatInstant } from "#ui/dates";
import type { Child } from "#ui/markup";
import { DemoBanner, Document, Frame } from "#ui/page";
import type { AnyScreen } from "#ui/screen";
import type { Doors, Surrounding } from "./doors.ts";
import { wordsOf } from "./sentences.ts";

/** What stands around a page's content, whoever draws that content. */
export type Around = {
  readonly doors: Doors;
  readonly visit: Pick<Visit, "principal" | "language" | "path" | "now" | "query">;
  readonly surrounding: Surrounding;
  readonly title: string;
  readonly once: string;
  readonly frame?: "full" | "bare" | "contributor" | undefined;
  /** The entry of the side navigation that is marked as current. */
  readonly lane?: string | undefined;
};

/** A page in its frame: bar, navigation, content, footer. */
export function drawAround({ doors, visit, surrounding, title, once, frame = "full", lane }: Around, children: Child) {
  const { language, principal, now } = visit;
  const variant = principal.delegationId ? "contributor" : frame;
  const person = principal.credential
    ? {
        name: principal.name,
        office: surrounding.office,
        settingsHref: principal.personId ? "/konto" : undefined,
        signOutAction: principal.personId ? "/abmelden" : "/beitrag-beenden",
      }
    : undefined;
  return (
    <Document language={language} title={`${title} · Ringwall`} version={doors.version} once={once} keys={principal.singleKeys === true}>
      <Frame
        variant={variant}
        place={surrounding.placeName ? { name: surrounding.placeName } : undefined}
        person={person}
        lanes={variant === "full" ? surrounding.lanes : []}
        current={lane}
        banner={doors.house.means.demo ? <DemoBanner>{wordsOf(language).demo}</DemoBanner> : null}
        state={formatInstant(now, language)}
        sought={visit.query["q"]}
        languageHref={`/sprache/${language === "de" ? "en" : "de"}?weiter=${encodeURIComponent(visit.path)}`}
        helpHref={doors.framing.help(principal, visit.path)}
      >
        {children}
      </Frame>
    </Document>
  );
}

type Drawing = {
  readonly doors: Doors;
  readonly screen: AnyScreen;
  readonly visit: Visit;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly surrounding: Surrounding;
  readonly once: string;
};

/** The whole page as markup. */
export function drawPage({ screen, visit, answers, ...around }: Drawing) {
  // The view's own types were checked where the screen was defined; here it is one of many.
  const typed = answers as never;
  return drawAround({ ...around, visit, title: screen.title(typed, visit), frame: screen.frame, lane: screen.lane }, screen.view(typed, visit));
}
