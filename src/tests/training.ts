/** A small course with a question of every kind, signed with a tenant's name. */

const fence = "```";

/** The course as a file; what it says is invented. */
export const smallCourseFile = (sign: string, { key = "kleiner-kurs", label = "2026.1", passMark = 60 }: { key?: string; label?: string; passMark?: number } = {}): string => `---
key: ${key}
title: Kleiner Kurs ${sign}
summary: Zum Ausprobieren ${sign}.
audience: Alle Beschäftigten
minutes: 5
version: "${label}"
passMark: ${passMark}
---
## Ankommen {#ankommen minuten=1}
Ein Satz ${sign} mit **Gewicht**.

> Merken: erst schauen, dann klicken.

## Absender prüfen {#absender minuten=2}
Was vor dem @ steht, ist leicht zu fälschen.

${fence}frage
id: wer
art: einfach
text: Wer schreibt ${sign}?
antworten:
  - text: Die Bank
    erklaerung: Banken fragen nicht nach Zugangsdaten.
  - text: Das ist noch offen
    richtig: true
    erklaerung: Richtig ${sign}, der Name allein sagt nichts.
${fence}

${fence}frage
id: woran
art: mehrfach
text: Woran ist es zu merken?
antworten:
  - text: Drängender Ton
    richtig: true
  - text: Fremde Adresse
    richtig: true
  - text: Schöne Schrift
${fence}

## Melden {#melden minuten=2}
Lieber einmal zu viel.

${fence}frage
id: reihenfolge
art: reihenfolge
text: Was tun Sie zuerst?
folge: [Nicht klicken, Anrufen, Weiterarbeiten]
erklaerung: In dieser Reihenfolge ${sign}.
${fence}

## Karte {#karte}
- Nicht klicken. ${sign}
- Melden.
`;

/** The places of the right answers, by question. */
export const rightAnswers: Readonly<Record<string, readonly number[]>> = { wer: [1], woran: [0, 1], reihenfolge: [0, 1, 2] };

/** In which lesson a question stands. */
export const lessonOf: Readonly<Record<string, string>> = { wer: "absender", woran: "absender", reihenfolge: "melden" };
