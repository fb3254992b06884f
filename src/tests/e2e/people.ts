/** What people do to come in: with a typed code, a password and the app on their phone – or, in the demonstration, with one click. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { totpCode } from "#platform/totp";

/** Whoever has come in once can come again: what they remember and what their phone holds. */
export type Holder = {
  readonly email: string;
  readonly password: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
};

/** The people of the demonstration's login page, by what they are. */
export const personas = {
  office: "Robin Ringmann",
  officer: "Kim Wallner",
  coordinatorRaunheim: "Kaya Schilfhorst",
  coordinatorStockstadt: "Chris Heidekraut",
  coordinatorNauheim: "Jule Ginsterberg",
  managementBischofsheim: "Sascha Quellgrund",
  managementRaunheim: "Eike Brunnenfeld",
  steering: "Alex Tiefenthal",
  auditor: "Sascha Prüfstein",
  oversight: "Toni Rathausplatz",
} as const;
export type PersonaName = keyof typeof personas;

/** The start page of every persona answers this title. */
export const headline = (page: Page): Promise<string> => page.locator("h1").innerText();

/** Plays somebody of the demonstration. */
export async function play(page: Page, persona: PersonaName): Promise<void> {
  await page.goto("/anmelden");
  await page.getByRole("button", { name: `Als ${personas[persona]} anmelden` }).click();
  await page.waitForURL((url) => url.pathname !== "/anmelden");
}

const thirtySeconds = 30_000;

/** A code of the app is accepted once: waits for the next one after `code`. */
export async function nextCode(page: Page, secret: string, code = ""): Promise<string> {
  let next = totpCode(secret, new Date());
  while (next === code) {
    await page.waitForTimeout(500);
    next = totpCode(secret, new Date());
  }
  return next;
}

/** A code that is accepted although the app's present one was just used: the phone's clock may be half a minute ahead. */
export const codeAhead = (secret: string): string => totpCode(secret, new Date(Date.now() + thirtySeconds));

/** Sets up the second factor on the page that shows the picture, and takes the recovery codes along. */
export async function enrol(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  assert.equal(await headline(page), "Zweiten Faktor einrichten");
  const secret = (await page.locator(".rw-code").innerText()).replaceAll(/\s/g, "");
  await page.getByLabel("Code aus der App").fill(totpCode(secret, new Date()));
  await page.getByRole("button", { name: "Einrichten" }).click();
  await page.getByRole("heading", { name: "Ihre Wiederherstellungscodes", level: 1 }).waitFor();
  const recoveryCodes = await page.locator(".rw-codes .rw-code").allInnerTexts();
  await page.getByRole("link", { name: "Codes sind verwahrt" }).click();
  return { secret, recoveryCodes };
}

/** Redeems a typed code, chooses a password and sets up the second factor. */
export async function redeem(page: Page, { email, code, password }: { email: string; code: string; password: string }): Promise<Holder> {
  await page.goto("/anmelden");
  await page.getByRole("link", { name: "Ich habe einen Einladungscode" }).click();
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByLabel("Neues Passwort").fill(password);
  await page.getByRole("button", { name: "Passwort festlegen" }).click();
  return { email, password, ...(await enrol(page)) };
}

/** Founds the Verbund of the Kreis from its template on the form, and answers the code of its office. */
export async function foundCooperative(page: Page, lead: Pick<Holder, "email">): Promise<string> {
  await page.getByRole("link", { name: "Verbund gründen" }).click();
  await page.getByLabel("Name des Verbunds").fill("Verbund Kreis Groß-Gerau");
  await page.getByLabel("Kürzel").fill("kreis-gross-gerau");
  await page.getByLabel("Kreis Groß-Gerau: 13 Mitglieder").check();
  await page.getByLabel("Name der Stelle").fill("Interkommunale Informationssicherheitsstelle");
  await page.getByLabel("Sitz der Stelle").fill("Kreis Groß-Gerau");
  await page.getByLabel("Name", { exact: true }).fill("Robin Ringmann");
  await page.getByLabel("E-Mail-Adresse").fill(lead.email);
  await page.getByRole("button", { name: "Verbund gründen" }).click();
  assert.equal(await headline(page), "Zugang für die Stelle");
  await page.getByRole("button", { name: "Code ausstellen" }).click();
  return page.locator(".rw-code").innerText();
}

/** Signs in with password and a code. */
export async function signIn(page: Page, { email, password }: Pick<Holder, "email" | "password">, code: string): Promise<void> {
  await page.goto("/anmelden");
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort").fill(password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await page.getByRole("heading", { name: "Anmeldung bestätigen" }).waitFor();
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Bestätigen" }).click();
}

/** Signs out by the menu behind the name. */
export async function signOut(page: Page): Promise<void> {
  await page.locator(".rw-me summary").click();
  await page.locator(".rw-me").getByRole("button", { name: "Abmelden" }).click();
  await page.waitForURL("**/anmelden");
}
