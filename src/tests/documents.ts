/** Two small model documents for tests: a directive, and a guideline with everything a document can ask for. */

type Small = { readonly key?: string; readonly version?: string; readonly satz?: string; readonly sign?: string };

/** A directive without questions of its own kind: one mandatory, one optional clause, one note. */
export const smallDirective = ({ key = "passwoerter", version = "2026.1", satz = "Jeder Zugang hat ein Passwort.", sign = "" }: Small = {}): string => `---
key: ${key}
title: Richtlinie Passwörter ${sign}
kind: directive
version: "${version}"
summary: Wie Zugänge geschützt werden.
audience: Alle Beschäftigten.
release: management
reviewMonths: 12
placeholders:
  - key: verwaltung
    type: text
    label: Name der Verwaltung
    question: Wie heißt Ihre Verwaltung?
    source: member.officialName
---
## Zweck {#zweck}

:::pflicht {#zweck-satz}
${satz}
:::

:::wahl {#zweck-zwei an titel="Zwei Faktoren"}
Die {{verwaltung}} verlangt einen **zweiten Faktor**.
:::

:::hinweis {#zweck-rat}
Fragen Sie Ihre IT.
:::
`;

type Guideline = { readonly version?: string; readonly ziel?: string; readonly pflichten?: string; readonly sign?: string; readonly melden?: boolean };

/** A guideline with questions of several types, a council's resolution, the works council and acknowledgement. */
export const smallGuideline = ({
  version = "2026.1",
  ziel = "Wir schützen Informationen.\n\nDas gilt für Papier und IT.",
  pflichten = "- Passwörter geheim halten\n- Vorfälle melden",
  sign = "",
  melden = true,
}: Guideline = {}): string => `---
key: leitlinie
title: Leitlinie der {{gemeinde}} ${sign}
kind: guideline
version: "${version}"
summary: Was die Verwaltung sich vornimmt.
audience: Alle Beschäftigten.
release: management
resolution: true
worksCouncil: true
acknowledgement: true
reviewMonths: 24
placeholders:
  - key: gemeinde
    type: text
    label: Name der Gemeinde
    question: Wie heißt Ihre Gemeinde?
    source: member.officialName
  - key: leitung
    type: person
    label: Leitung
    question: Wer leitet die Verwaltung?
    source: person.management
  - key: beginn
    type: date
    label: Beginn
    question: Ab wann gilt die Leitlinie?
  - key: stufe
    type: choice
    label: Schutzstufe
    question: Welche Stufe streben Sie an?
    options: [Basis, Standard]
  - key: schulen
    type: number
    label: Zahl der Schulen
    question: Wie viele Schulen gehören dazu?
---
## Ziel {#ziel}

:::pflicht {#ziel-satz}
${ziel}
:::

:::pflicht {#ziel-ab}
Die {{gemeinde}}, vertreten durch {{leitung}}, erreicht ab {{beginn}} die Stufe {{stufe}}.
:::

:::wahl {#ziel-schulen aus titel="Schulen gehören dazu"}
Dazu gehören {{schulen}} Schulen.
:::

## Pflichten {#pflichten}

:::pflicht {#pflichten-liste}
${pflichten}
:::

${melden ? `:::wahl {#pflichten-melden an titel="Meldeweg"}\nVorfälle gehen an die Stelle.\n:::\n` : ""}`;
