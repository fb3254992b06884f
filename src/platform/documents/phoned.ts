/** Papers on a telephone: encrypted for it, and the few files of the page that keeps and opens them with the network off. */
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import type { Paper } from "#kernel/paper";
import { readIsland } from "#platform/islands";
import { paperMarkup, standalonePage, styleHash } from "./html.ts";
import { escapeXml } from "./xml.ts";

/** Encrypts the papers (AES-256-GCM) with a telephone's key of 32 bytes, base64url; answers nonce and text, base64. */
export function sealForPhone(papers: readonly Paper[], key: string): { readonly nonce: string; readonly text: string } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64url"), nonce);
  const text = Buffer.concat([cipher.update(paperMarkup(papers), "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString("base64"), text: text.toString("base64") };
}

/** Sentences the script fills in: `%` stands for a number or a name. */
const spoken = [
  "waiting",
  "erased",
  "wrong",
  "slow",
  "refused",
  "offline",
  "pinShort",
  "pinPlain",
  "pinOther",
  "held",
  "old",
  "fresh",
  "stale",
  "nothingYet",
  "dropped",
  "unknown",
  "opening",
  "failed",
  "sure",
] as const;

/** What the page says. */
export type PhoneWords = Readonly<
  Record<
    | (typeof spoken)[number]
    | "title"
    | "short"
    | "lead"
    | "install"
    | "code"
    | "codeHint"
    | "pin"
    | "pinHint"
    | "again"
    | "setUp"
    | "open"
    | "close"
    | "erase"
    | "eraseText"
    | "more"
    | "noScript"
    | "steps",
    string
  >
>;

export type Phoned = { readonly path: string; readonly type: string; readonly body: string };

/** Where everything of the page lies; its service worker reaches no further. */
export const phonePlace = "/notfall/telefon/";

/** Nothing but its own files and the two questions it asks us; markup only through the page's one policy. */
export const phonePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  `style-src '${styleHash}'`,
  "connect-src 'self'",
  "manifest-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types mappe",
].join("; ");

const field = (name: string, { label, hint = "", extra }: { readonly label: string; readonly hint?: string; readonly extra: string }): string =>
  `<p><label for="${name}">${escapeXml(label)}</label><br>${hint === "" ? "" : `<span class="quiet" id="${name}-h">${escapeXml(hint)}</span><br>`}<input id="${name}" name="${name}" ${hint === "" ? "" : `aria-describedby="${name}-h" `}${extra} required></p>`;

const pin = `type="password" autocomplete="off" minlength="6" maxlength="64"`;

function page(words: PhoneWords, language: "de" | "en"): string {
  const said = Object.fromEntries(spoken.map((name) => [name, words[name]]));
  const text = (name: keyof PhoneWords) => escapeXml(words[name]);
  const content = `<h1 id="named">${text("title")}</h1><div class="note" id="aged" role="alert" hidden></div><p id="said" role="status"></p>
<noscript><p>${text("noScript")}</p></noscript>
<form id="new" hidden><p class="lead">${text("lead")}</p><div class="note"><p>${text("install")}</p></div>
${field("code", { label: words.code, hint: words.codeHint, extra: 'autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60"' })}
${field("pin", { label: words.pin, hint: words.pinHint, extra: pin })}${field("pin2", { label: words.again, extra: pin })}
<p><button>${text("setUp")}</button></p></form>
<form id="locked" hidden><p class="lead" id="whose"></p>${field("key", { label: words.pin, extra: pin })}<p><button>${text("open")}</button></p></form>
<div id="opened" hidden><p><button type="button" id="shut">${text("close")}</button></p><div id="pack" tabindex="-1"></div></div>
<details id="rid" hidden><summary>${text("more")}</summary><p>${text("eraseText")}</p><p><button type="button" id="erase">${text("erase")}</button></p></details>
<p><a href="${language === "en" ? "/notfall/en" : "/notfall"}">${text("steps")}</a></p>
<script type="application/json" id="words">${JSON.stringify(said).replaceAll("<", "\\u003c")}</script>`;
  const head = `<link rel="manifest" href="${phonePlace}app.webmanifest"><link rel="icon" href="${phonePlace}mark.svg" type="image/svg+xml"><meta name="theme-color" content="#1b3a8a"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=yes"><script type="module" src="${phonePlace}phone.js"></script>`;
  return standalonePage({ language, title: words.title, content, head });
}

const manifest = ({ title, short }: PhoneWords): string =>
  JSON.stringify({
    id: phonePlace,
    name: title,
    short_name: short,
    lang: "de",
    start_url: phonePlace,
    scope: phonePlace,
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#1b3a8a",
    icons: [{ src: `${phonePlace}mark.svg`, sizes: "any", type: "image/svg+xml", purpose: "any" }],
  });

/** The mark on a ground of its own, as a telephone's start screen wants it. */
const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192"><rect width="192" height="192" rx="36" fill="#1b3a8a"/><circle cx="96" cy="96" r="56" fill="none" stroke="#fff" stroke-width="16" stroke-dasharray="42 16.64"/><circle cx="96" cy="96" r="23" fill="#fff"/></svg>`;

/** Keeps the page's files and answers from there; a new version replaces all of them at once. Never touches the pack. */
const worker = (version: string, paths: readonly string[]): string => `"use strict";
const own="notfall-telefon-",name=own+${JSON.stringify(version)},files=${JSON.stringify(paths)};
addEventListener("install",e=>{skipWaiting();e.waitUntil(caches.open(name).then(c=>c.addAll(files.map(f=>new Request(f,{cache:"reload"})))))});
addEventListener("activate",e=>e.waitUntil(caches.keys().then(k=>Promise.all(k.filter(n=>n.startsWith(own)&&n!==name).map(n=>caches.delete(n)))).then(()=>clients.claim())));
addEventListener("fetch",e=>{const u=new URL(e.request.url);if(e.request.method!=="GET"||u.origin!==location.origin||!files.includes(u.pathname))return;
e.respondWith(caches.match(u.pathname,{cacheName:name}).then(r=>r??fetch(e.request)))});
`;

/** Everything the page consists of, the same bytes whenever it is asked for. */
export function phoneFiles(words: Readonly<Record<"de" | "en", PhoneWords>>): readonly Phoned[] {
  const html = "text/html; charset=utf-8";
  const script = "text/javascript; charset=utf-8";
  const files = [
    { path: phonePlace, type: html, body: page(words.de, "de") },
    { path: `${phonePlace}en`, type: html, body: page(words.en, "en") },
    { path: `${phonePlace}phone.js`, type: script, body: readIsland("phone") },
    { path: `${phonePlace}phone-lock.js`, type: script, body: readIsland("phone-lock") },
    { path: `${phonePlace}app.webmanifest`, type: "application/manifest+json", body: manifest(words.de) },
    { path: `${phonePlace}mark.svg`, type: "image/svg+xml", body: mark },
  ];
  const version = createHash("sha256").update(JSON.stringify(files)).digest("base64url").slice(0, 12);
  return [
    ...files,
    {
      path: `${phonePlace}worker.js`,
      type: script,
      body: worker(
        version,
        files.map(({ path }) => path),
      ),
    },
  ];
}
