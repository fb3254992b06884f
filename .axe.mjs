import { chromium } from "playwright-core"; import fs from "node:fs"; import { execSync } from "node:child_process";
const axe = fs.readFileSync("node_modules/axe-core/axe.min.js","utf8");
const exe = process.env.CHROMIUM ?? execSync("command -v chromium || command -v chromium-browser || command -v google-chrome").toString().trim();
const browser = await chromium.launch({ executablePath: exe, args: ["--no-sandbox","--disable-gpu"] });
const C="/verbund/kreis-gross-gerau", R="/mitglied/kreis-gross-gerau.raunheim";
async function walk(persona, width, pages, scheme) {
  const ctx = await browser.newContext({ baseURL: "http://localhost:8391", locale: "de-DE", viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await ctx.newPage(); page.setDefaultTimeout(60000);
  page.on("console", m => m.type()==="error" && console.log("CONSOLE", page.url(), m.text())); page.on("pageerror", e => console.log("ERR", e.message));
  await page.goto("/anmelden"); await page.getByRole("button", { name: new RegExp(persona) }).click(); await page.waitForLoadState();
  const docs = await (async()=>{ await page.goto(R+"/dokumente"); return page.evaluate(()=>[...document.querySelectorAll('main a[href*="/dokumente/"]')].map(a=>a.getAttribute("href"))); })();
  const draft = docs.find((h,i)=>/Weiter/.test("")||true) ;
  const ids=[...new Set(docs)];
  const models = persona==="Robin" ? await (async()=>{ await page.goto(C+"/musterdokumente"); return page.evaluate(()=>[...document.querySelectorAll('main a[href*="/musterdokumente/"]')].map(a=>a.getAttribute("href")).slice(0,1)); })() : [];
  const all = persona==="Robin" ? [C+"/musterdokumente", C+"/dokumente", ...models, models[0]+"/vergleich"] : [R, R+"/dokumente", ...ids, ...ids.flatMap(i=>["/fragen","/bausteine","/abgleich","/vergleich?withId=model","/vorlage","/absatz?place=geltungsbereich"].map(x=>i+x))];
  for (const a of all) { const r = await page.goto(a); if (r.status()!==200) { console.log(persona, a.slice(-40), r.status()); continue; }
    await page.evaluate(`(() => { ${axe} })()`);
    const v = await page.evaluate(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => id+" "+impact+" "+nodes.slice(0,2).map(n=>n.target+" "+n.html.slice(0,120)).join(" | ")))`);
    const o = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (v.length||o>0) console.log(persona, width, a.slice(-60), "overflow", o, v); }
  await ctx.close();
}
await walk("Kaya", 320, null, "light"); await walk("Kaya", 1366, null, "dark"); await walk("Robin", 320, null, "dark"); await walk("Robin", 1366, null, "light");
await browser.close(); console.log("done");
