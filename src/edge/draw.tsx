/** Puts a screen's view into the frame. */
import type { Visit } from "#kernel/screen";
import { formatInstant } from "#ui/dates";
import { DemoBanner, Document, Frame } from "#ui/page";
import type { AnyScreen } from "#ui/screen";
import type { Doors, Surrounding } from "./doors.ts";
import { wordsOf } from "./sentences.ts";

type Drawing = {
  readonly doors: Doors;
  readonly screen: AnyScreen;
  readonly visit: Visit;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly surrounding: Surrounding;
  readonly once: string;
};

/** The whole page as markup. */
export function drawPage({ doors, screen, visit, answers, surrounding, once }: Drawing) {
  const { language, principal, now } = visit;
  // The view's own types were checked where the screen was defined; here it is one of many.
  const typed = answers as never;
  const title = screen.title(typed, visit);
  const variant = principal.delegationId ? "contributor" : (screen.frame ?? "full");
  const person = principal.credential
    ? {
        name: principal.name,
        office: surrounding.office,
        settingsHref: principal.personId ? "/konto" : undefined,
        signOutAction: principal.personId ? "/abmelden" : "/beitrag-beenden",
      }
    : undefined;
  return (
    <Document language={language} title={`${title} · Ringwall`} version={doors.version} once={once}>
      <Frame
        variant={variant}
        place={surrounding.placeName ? { name: surrounding.placeName } : undefined}
        person={person}
        lanes={variant === "full" ? surrounding.lanes : []}
        current={screen.lane}
        banner={doors.house.means.demo ? <DemoBanner>{wordsOf(language).demo}</DemoBanner> : null}
        state={formatInstant(now, language)}
        sought={visit.query["q"]}
        languageHref={`/sprache/${language === "de" ? "en" : "de"}?weiter=${encodeURIComponent(visit.path)}`}
        helpHref={doors.framing.help(principal, visit.path)}
      >
        {screen.view(typed, visit)}
      </Frame>
    </Document>
  );
}
