/** The bar above every page and the line below it. */
import { Mark } from "./icons.tsx";
import { useLanguage, useOnce, useWords } from "./markup.ts";
import { Lanes, type Lane } from "./navigation.tsx";

export type Place = { readonly name: string; readonly href?: string | undefined };

export type Person = {
  readonly name: string;
  /** In which office: „Koordination Raunheim“. */
  readonly office?: string | undefined;
  readonly settingsHref?: string | undefined;
  /** Target of the sign-out form (POST). */
  readonly signOutAction?: string | undefined;
  /** Further links of the menu, such as switching the office. */
  readonly links?: readonly { readonly label: string; readonly href: string }[] | undefined;
};

type TopBarProps = {
  readonly place?: Place | undefined;
  readonly person?: Person | undefined;
  readonly lanes: readonly Lane[];
  readonly current?: string | undefined;
  readonly sought?: string | undefined;
  readonly languageHref?: string | undefined;
  readonly searchable: boolean;
};

const initialsOf = (name: string): string => {
  const parts = name.split(/[\s-]+/u).filter((part) => /^\p{Lu}/u.test(part));
  return parts
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join("");
};

const Search = ({ id, sought }: { id: string; sought?: string | undefined }) => {
  const words = useWords();
  return (
    <form class="rw-search" role="search" method="get" action="/suche">
      <label class="kern-sr-only" for={id}>
        {words.search}
      </label>
      <input id={id} type="search" name="q" placeholder={words.searchHint} value={sought ?? ""} autocomplete="off" data-search aria-keyshortcuts="/" />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
};

const PersonLinks = ({ person }: { person: Person }) => {
  const words = useWords();
  const once = useOnce();
  return (
    <>
      <p class="rw-small rw-soft">{words.person(person.name)}</p>
      <ul>
        {(person.links ?? []).map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
        {person.settingsHref === undefined ? null : (
          <li>
            <a href={person.settingsHref}>{words.settings}</a>
          </li>
        )}
      </ul>
      {person.signOutAction === undefined ? null : (
        <form method="post" action={person.signOutAction}>
          {once === null ? null : <input type="hidden" name="_once" value={once} />}
          <button type="submit" class="rw-plain">
            {words.signOut}
          </button>
        </form>
      )}
    </>
  );
};

const PersonMenu = ({ person }: { person: Person }) => (
  <details class="rw-me rw-drop">
    <summary>
      <span class="rw-face" aria-hidden="true">
        {initialsOf(person.office ?? person.name)}
      </span>
      <span class="rw-me-name">{person.office ?? person.name}</span>
    </summary>
    <div class="rw-drop-body">
      <PersonLinks person={person} />
    </div>
  </details>
);

/** Mark, cooperative, search, person; narrow pages have it all behind „Menü“. */
export const TopBar = ({ place, person, lanes, current, sought, languageHref, searchable }: TopBarProps) => {
  const words = useWords();
  const menu = lanes.length > 0 || person !== undefined;
  return (
    <header class="rw-top">
      <a class="rw-home" href={place?.href ?? "/"}>
        <Mark />
        <b>Ringwall</b>
      </a>
      {place === undefined ? null : <span class="rw-place">{place.name}</span>}
      <div class="rw-top-end">
        {searchable ? <Search id="suche" sought={sought} /> : null}
        {person === undefined ? null : <PersonMenu person={person} />}
        {menu ? null : <LanguageSwitch href={languageHref} />}
      </div>
      {menu ? (
        <details class="rw-menu rw-drop">
          <summary>{words.menu}</summary>
          <div class="rw-drop-body">
            {searchable ? <Search id="suche-menue" sought={sought} /> : null}
            {lanes.length === 0 ? null : (
              <nav aria-label={words.areas}>
                <Lanes lanes={lanes} current={current} prefix="menue" />
              </nav>
            )}
            {person === undefined ? null : <PersonLinks person={person} />}
          </div>
        </details>
      ) : null}
    </header>
  );
};

const LanguageSwitch = ({ href }: { href: string | undefined }) => {
  const other = useLanguage() === "de" ? "en" : "de";
  if (href === undefined) return null;
  return (
    <a class="rw-language" href={href} lang={other} hreflang={other}>
      {other === "en" ? "English" : "Deutsch"}
    </a>
  );
};

type FooterProps = { readonly state?: string | undefined; readonly languageHref?: string | undefined; readonly helpHref?: string | undefined };

/** State of what is shown, help, accessibility and the other language. */
export const Footer = ({ state, languageHref, helpHref = "/hilfe" }: FooterProps) => {
  const words = useWords();
  return (
    <footer class="rw-foot">
      <span>{state === undefined ? "" : words.state(state)}</span>
      <nav aria-label={words.help}>
        <a href={helpHref}>{words.help}</a>
        <a href="/barrierefreiheit">{words.accessibility}</a>
        <LanguageSwitch href={languageHref} />
      </nav>
    </footer>
  );
};
