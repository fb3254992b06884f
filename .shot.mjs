import { chromium } from "playwright-core";
import { execSync } from "node:child_process";
const [,, persona, width, out, ...steps] = process.argv;
const exe = process.env.CHROMIUM ?? execSync("command -v chromium || command -v chromium-browser || command -v google-chrome").toString().trim();
const browser = await chromium.launch({ executablePath: exe, args: ["--no-sandbox","--disable-gpu"] });
const ctx = await browser.newContext({ baseURL: "http://localhost:8391", locale: "de-DE", viewport: { width: Number(width), height: Number(process.env.H ?? 1500) }, javaScriptEnabled: process.env.NOJS ? false : true });
const page = await ctx.newPage(); page.setDefaultTimeout(60000);
page.on("console", m => m.type()==="error" && console.log("CONSOLE", m.text()));
page.on("pageerror", e => console.log("PAGEERR", e.message));
await page.goto("/anmelden");
await page.getByRole("button", { name: new RegExp(persona) }).click();
await page.waitForLoadState();
for (const step of steps) {
  const [act, ...rest] = step.split("="); const arg = rest.join("=");
  if (act === "go") await page.goto(arg);
  if (act === "link") await page.getByRole("main").getByRole("link", { name: arg }).first().click();
  if (act === "button") await page.getByRole("main").getByRole("button", { name: arg }).first().click();
  if (act === "rel") await page.goto(new URL(page.url()).pathname + arg);
  if (act === "shot") await page.screenshot({ path: `/tmp/shotsdoc/${arg}.png`, fullPage: process.env.FULL === "1" });
  if (act === "fill") { const [l, v] = arg.split("|"); await page.getByLabel(l).first().fill(v); }
  if (act === "file") { const [l, v] = arg.split("|"); await page.getByLabel(l).first().setInputFiles(v); }
  if (act === "det") await page.getByText(arg).first().click();
  if (act === "dl") { const [name, file] = arg.split("|"); const [d] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).first().click()]); await d.saveAs(file); console.log(d.suggestedFilename()); }
  if (act === "wait") await page.waitForTimeout(Number(arg));
  if (act === "url") console.log(page.url());
  await page.waitForLoadState();
}
if (out !== "-") { await page.screenshot({ path: `/tmp/shotsdoc/${out}.png`, fullPage: process.env.FULL === "1" }); console.log(page.url(), await page.title(), "overflow", await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)); }
await browser.close();
