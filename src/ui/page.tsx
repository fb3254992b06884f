/** The document around every page, and the three frames a page may stand in. */
import { raw } from "hono/html";
import type { Language } from "#kernel/screen";
import { ChartPatterns } from "./charts.tsx";
import { Signs } from "./icons.tsx";
import { KeysDialog } from "./keys.tsx";
import { SideNavigation, type Lane } from "./navigation.tsx";
import { Footer, TopBar, type Person, type Place } from "./topbar.tsx";
import { SurroundingsContext, useWords, type Child } from "./markup.ts";

export type DocumentProps = {
  readonly language: Language;
  readonly title: string;
  /** Where css, fonts and islands are served; default `/assets`. */
  readonly assets?: string | undefined;
  /** Goes behind every asset's address, so that a new version is fetched. */
  readonly version?: string | undefined;
  /** What the person chose; the system decides if not said. */
  readonly theme?: "light" | "dark" | undefined;
  /** Key against double sending, put into every form of the page. */
  readonly once?: string | null | undefined;
  /** Whether single keys act (`/`, 1–9, J, K, ?); a person may switch them off. */
  readonly keys?: boolean | undefined;
  readonly children?: Child;
};

const islands = ["page", "keys", "autosave", "answers", "live", "table"] as const;

/** The whole document: doctype, language, title, style, islands. */
export const Document = ({ language, title, assets = "/assets", version, theme, once = null, keys = true, children }: DocumentProps) => {
  const at = (path: string) => `${assets}/${path}${version === undefined ? "" : `?v=${version}`}`;
  return (
    <SurroundingsContext.Provider value={{ language, once }}>
      {raw("<!doctype html>")}
      <html lang={language} data-kern-theme={theme} data-keys={keys ? undefined : "off"}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={theme ?? "light dark"} />
          <meta name="format-detection" content="telephone=no" />
          <link rel="icon" href={at("mark.svg")} type="image/svg+xml" />
          <link rel="stylesheet" href={at("ringwall.css")} />
          {islands.map((island) => (
            <script type="module" src={at(`islands/${island}.js`)}></script>
          ))}
        </head>
        <body>
          {children}
          <ChartPatterns />
          <Signs />
        </body>
      </html>
    </SurroundingsContext.Provider>
  );
};

export type FrameProps = {
  /** `bare`: sign-in and public pages; `contributor`: somebody without account. Both have no navigation. */
  readonly variant?: "full" | "bare" | "contributor" | undefined;
  /** Name of the cooperative in the top bar. */
  readonly place?: Place | undefined;
  readonly person?: Person | undefined;
  readonly lanes?: readonly Lane[] | undefined;
  /** Key of the entry that is marked as current. */
  readonly current?: string | undefined;
  /** Stands above everything: the demonstration, maintenance. */
  readonly banner?: Child;
  /** State of what is shown, already worded: „23. November 2026, 08:12 Uhr“. */
  readonly state?: string | undefined;
  /** What was searched for, shown in the search field again. */
  readonly sought?: string | undefined;
  /** Same page in the other language. */
  readonly languageHref?: string | undefined;
  /** Where the manual speaks of this page; its contents if not said. */
  readonly helpHref?: string | undefined;
  readonly children?: Child;
};

/** Top bar, navigation, page and footer. */
export const Frame = ({ variant = "full", banner, lanes = [], current, children, state, helpHref, ...bar }: FrameProps) => {
  const words = useWords();
  const full = variant === "full" && lanes.length > 0;
  return (
    <>
      <a class="rw-skip" href="#inhalt">
        {words.skip}
      </a>
      {banner ? (
        <aside class="rw-banner" aria-label={words.alerts.info}>
          {banner}
        </aside>
      ) : null}
      <TopBar {...bar} lanes={full ? lanes : []} current={current} searchable={variant === "full"} />
      <div class={full ? "rw-frame" : `rw-frame rw-frame--${variant === "full" ? "bare" : variant}`}>
        {full ? <SideNavigation lanes={lanes} current={current} /> : null}
        <div class="rw-page">
          <main id="inhalt" tabindex={-1}>
            {children}
          </main>
          <Footer state={state} languageHref={bar.languageHref} helpHref={helpHref} />
        </div>
      </div>
      {variant === "bare" ? null : <KeysDialog settingsHref={bar.person?.settingsHref} />}
    </>
  );
};

/** The strip of the demonstration: what stands here is invented. */
export const DemoBanner = ({ children }: { children?: Child }) => {
  const words = useWords();
  return (
    <>
      <strong>{words.demo}</strong> {children}
    </>
  );
};
