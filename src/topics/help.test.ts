/** Every page has its place in the manual, and the manual has the heading. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { Role } from "#kernel/roles";
import { cooperativeId, memberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { anchorOf } from "#ui/anchors";
import { screens } from "./all.ts";
import { help, helpFor } from "./help.ts";

const manual = path.resolve(import.meta.dirname, "../../docs/handbuch");
const headingsOf = (chapter: string) =>
  fs
    .readFileSync(path.join(manual, `${chapter}.md`), "utf8")
    .matchAll(/^#+ (.+)$/gm)
    .map(([, heading]) => heading ?? "")
    .toArray();

test("every heading that helps stands in its chapter, once", () => {
  for (const place of new Set(help.flatMap(([, headings]) => headings))) {
    const [chapter = "", heading] = place.split("#");
    const found = headingsOf(chapter).filter((one) => heading === undefined || anchorOf(one) === anchorOf(heading));
    assert.ok(heading === undefined ? found.length > 0 : found.length === 1 && found[0] === heading, place);
  }
});

const matches = (address: string, pattern: string) => new RegExp(`^${pattern.replaceAll(/:[^/]+/g, "[^/]+")}$`).test(address);

test("every page has help", () => {
  const without = screens.map(({ path: address }) => address).filter((address) => !help.some(([pattern]) => matches(address, pattern)));
  assert.deepEqual(without, []);
});

test("every address that has help is a page", () => {
  const without = help.filter(([pattern]) => !screens.some(({ path: address }) => matches(address, pattern))).map(([pattern]) => pattern);
  assert.deepEqual(without, []);
});

const [place, town] = [cooperativeId.parse("kreis-gg"), memberId.parse("kreis-gg.raunheim")];

const somebody = (role: Role | null, more: Partial<Principal> = {}): Principal => ({
  personId: null,
  name: "",
  language: "de",
  credential: null,
  delegationId: null,
  assignments: role === null ? [] : [{ role, cooperativeId: role === "operator" ? null : place, memberId: role === "coordinator" || role === "management" ? town : null }],
  ...more,
});

describe("Whoever asks for help finds their own chapter", () => {
  const cases: readonly (readonly [title: string, who: Principal, path: string, href: string])[] = [
    ["the coordination, about a question", somebody("coordinator"), "/mitglied/kreis-gg.raunheim/erhebungen/1/datensicherung", "/hilfe/koordination#eine-frage-beantworten"],
    ["the coordination, about handing on", somebody("coordinator"), "/mitglied/kreis-gg.raunheim/erhebungen/1/weitergeben", "/hilfe/koordination#einen-abschnitt-weitergeben"],
    ["the management, about the same survey", somebody("management"), "/mitglied/kreis-gg.raunheim/erhebungen/1", "/hilfe/leitung#freigeben-oder-zurückgeben"],
    ["a page the own chapter is silent about", somebody("management"), "/mitglied/kreis-gg.raunheim/erhebungen/1/tabelle", "/hilfe/koordination#in-einer-tabelle-antworten"],
    ["the office, at its cockpit", somebody("office"), "/verbund/kreis-gg/cockpit", "/hilfe/stelle#cockpit"],
    ["a word in the address before a name", somebody("office"), "/verbund/kreis-gg/erhebungen/neu", "/hilfe/stelle#eine-erhebung-für-alle-starten"],
    ["the contributor without an account", somebody(null, { delegationId: "1" }), "/mitglied/kreis-gg.raunheim/erhebungen/1", "/hilfe/mitwirkung-ohne-konto#so-geht-es"],
    ["a stranger, signing in", somebody(null), "/anmelden", "/hilfe/erste-schritte#anmelden"],
    ["whoever runs it, from a page without help", somebody("operator"), "/nirgends", "/hilfe/betrieb"],
    ["a stranger, from a page without help", somebody(null), "/nirgends", "/hilfe"],
  ];
  for (const [title, who, from, href] of cases) test(title, () => assert.equal(helpFor(who, from), href));
});
