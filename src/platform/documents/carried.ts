/** Papers as one file that opens itself: encrypted with a passphrase, read in any browser from disk, without server, network or other software. */
import { createCipheriv, createHash, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { Paper } from "#kernel/paper";
import { paperMarkup, standalonePage, styleHash } from "./html.ts";
import { escapeXml } from "./xml.ts";

/** What the locked page says. */
export type LockWords = {
  readonly title: string;
  readonly lead: string;
  readonly passphrase: string;
  readonly open: string;
  readonly wrong: string;
  readonly opening: string;
  readonly old: string;
  readonly noScript: string;
};

// OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 rounds; it is what every browser can do by itself.
const rounds = 600_000;

/** After so many days a carried copy says that it is old (PROMISES G24). */
const oldDays = 30;

/** Runs in the reader's browser: derives the key, opens the content, shows it. Nothing is stored. */
const script = `"use strict";
const d=JSON.parse(document.getElementById("d").textContent),f=document.forms[0],s=document.getElementById("s");
const b=t=>Uint8Array.from(atob(t),c=>c.charCodeAt(0));
f.addEventListener("submit",async e=>{e.preventDefault();s.textContent=d.opening;f.elements.o.disabled=true;
try{const p=await crypto.subtle.importKey("raw",new TextEncoder().encode(f.elements.p.value.normalize("NFC")),"PBKDF2",false,["deriveKey"]);
const k=await crypto.subtle.deriveKey({name:"PBKDF2",hash:"SHA-256",salt:b(d.salt),iterations:d.rounds},p,{name:"AES-GCM",length:256},false,["decrypt"]);
const t=new TextDecoder().decode(await crypto.subtle.decrypt({name:"AES-GCM",iv:b(d.nonce)},k,b(d.text)));
const m=document.querySelector("main");m.innerHTML=t;
if(Date.now()-d.at>d.days*864e5){const w=document.createElement("div");w.className="note";w.setAttribute("role","alert");w.textContent=d.old;m.prepend(w)}
m.tabIndex=-1;m.focus();scrollTo(0,0)}
catch{s.textContent=d.wrong;f.elements.o.disabled=false;f.elements.p.select()}});`;

const scriptHash = `sha256-${createHash("sha256").update(script).digest("base64")}`;

const derive = promisify(pbkdf2);

/** Text that stays inside a script element. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/** Encrypts the papers (AES-256-GCM) and puts them into a page that asks for the passphrase. */
export async function carryPapers(
  papers: readonly Paper[],
  { passphrase, words, at, language }: { passphrase: string; words: LockWords; at: Date; language: "de" | "en" },
): Promise<Uint8Array> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const key = await derive(passphrase.normalize("NFC"), salt, rounds, 32, "sha256");
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const text = Buffer.concat([cipher.update(paperMarkup(papers), "utf8"), cipher.final(), cipher.getAuthTag()]);
  const { opening, wrong, old } = words;
  const sealed = { salt: salt.toString("base64"), nonce: nonce.toString("base64"), text: text.toString("base64"), rounds, at: at.getTime(), days: oldDays, opening, wrong, old };
  const content = `<h1>${escapeXml(words.title)}</h1><p class="lead">${escapeXml(words.lead)}</p>
<form><p><label for="p">${escapeXml(words.passphrase)}</label><br><input id="p" name="p" type="password" autocomplete="off" required autofocus></p><p><button name="o">${escapeXml(words.open)}</button></p></form>
<p id="s" role="status"></p><noscript><p>${escapeXml(words.noScript)}</p></noscript>
<script type="application/json" id="d">${inScript(sealed)}</script><script>${script}</script>`;
  const policy = `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'`;
  const head = `<meta http-equiv="content-security-policy" content="${escapeXml(policy)}"><meta name="robots" content="noindex">`;
  return new TextEncoder().encode(standalonePage({ language, title: words.title, content, head }));
}
