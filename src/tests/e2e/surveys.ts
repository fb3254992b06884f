/** The acts of a survey as people do them on the pages, with and without scripts. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

export const cooperative = "/verbund/kreis-gross-gerau";
export const raunheim = "/mitglied/kreis-gross-gerau.raunheim";

/** What the page says happened, read out by assistive technology. */
export const said = (page: Page): Promise<string> => page.locator('main [role="status"].kern-alert, main [role="alert"]').first().innerText();

/** Presses a button and waits for the page it leads to. */
export async function press(page: Page, name: string | RegExp, within = page.locator("main")): Promise<void> {
  const button = within.getByRole("button", { name }).first();
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

/** Follows a link of the page's own content. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  const link = page.locator("main").getByRole("link", { name }).first();
  await Promise.all([page.waitForEvent("load"), link.click()]);
}

/** Writes into a field of the page's own content. */
export const fill = (page: Page, label: string | RegExp, value: string): Promise<void> => page.locator("main").getByLabel(label).first().fill(value);

/** What stands in the page's own content, every blank a plain one. */
export const textOf = async (page: Page): Promise<string> => (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

/** „Für alle: Erhebung starten“: both steps of the wizard; answers the campaign's id. */
export async function launchToAll(page: Page, { title, previous }: { title: string; previous?: string }): Promise<string> {
  await page.goto(`${cooperative}/erhebungen`);
  await follow(page, "Für alle: Erhebung starten");
  const questionnaire = page.getByLabel("Fragebogen", { exact: true });
  const wanted = await questionnaire.locator("option", { hasText: "Strukturen" }).getAttribute("value");
  await questionnaire.selectOption(wanted);
  await page.getByLabel("Titel").fill(title);
  await page.getByLabel("Ihre Worte in der Ankündigung").fill("Bitte nehmen Sie sich zwei Stunden Zeit. Danke!");
  if (previous !== undefined) {
    const select = page.getByLabel(/^Antworten vorschlagen aus/);
    await select.selectOption(await select.locator("option", { hasText: previous }).getAttribute("value"));
  }
  await press(page, "Weiter zu Mitgliedern und Ankündigung");
  await press(page, "Erhebung starten");
  const id = /erhebungen\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  assert.ok(id, page.url());
  return id;
}

/** Opens a survey from the list of the member. */
export async function openSurvey(page: Page, title: string): Promise<void> {
  await page.goto(`${raunheim}/erhebungen`);
  await follow(page, `${title} öffnen`);
  assert.equal(await page.locator("h1").innerText(), title);
}

/** Opens a section of the survey that is open. */
export const openSection = (page: Page, title: string): Promise<void> => follow(page, new RegExp(title));

export const questionTitle = (page: Page): Promise<string> => page.locator("#frage").innerText();

/** Confirms what was taken over, section by section, and says „weiß nicht“ where nothing is known. */
export async function finishAnswering(page: Page, overview: string): Promise<void> {
  for (let round = 0; round < 80; round += 1) {
    await page.goto(overview);
    const submit = page.getByRole("button", { name: "Antworten einreichen" });
    const toConfirm = await page.locator("main").getByText("zu bestätigen").count();
    if (toConfirm === 0 && (await submit.isEnabled())) return;
    await follow(page, /Weiter antworten|Anfangen/);
    const all = page.getByRole("button", { name: /auf einmal bestätigen|Antwort bestätigen/ });
    if ((await all.count()) > 0) await press(page, /auf einmal bestätigen|Antwort bestätigen/);
    else {
      await page.getByLabel("Weiß nicht").check();
      await press(page, /Speichern/);
    }
  }
  assert.fail("the survey is not complete after eighty steps");
}

/** The bytes behind a link that downloads. */
export async function download(page: Page, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const link = page.locator("main").getByRole("link", { name }).first();
  const href = await link.getAttribute("href");
  assert.ok(href, String(name));
  const response = await page.request.get(href);
  assert.equal(response.status(), 200, `${href}: ${response.status()}`);
  const disposition = response.headers()["content-disposition"] ?? "";
  return { name: decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? ""), bytes: await response.body() };
}
