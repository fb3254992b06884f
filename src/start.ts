/** What the terminal says at the start: the address, the personas, the set-up code – or one line that says what to do. */
import type { Config } from "#platform/config";
import type { OpenFault } from "#platform/db/open";

/** Prints one line and ends the process. */
export function sayAndStop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

/** One sentence for everything that can keep the product from starting. */
export const startFaults: Record<OpenFault | "installation-key-damaged" | "port-in-use", (config: Config) => string> = {
  "data-directory-in-use": ({ dataDirectory }) =>
    `Das Verzeichnis ${dataDirectory} wird schon von einem laufenden Ringwall benutzt. Beenden Sie es oder wählen Sie mit --data ein anderes.`,
  "data-directory-not-writable": ({ dataDirectory }) =>
    `In das Verzeichnis ${dataDirectory} kann Ringwall nicht schreiben. Prüfen Sie die Rechte oder wählen Sie mit --data ein anderes.`,
  "installation-key-damaged": ({ dataDirectory }) =>
    `Die Datei installation.key in ${dataDirectory} enthält keinen Schlüssel. Spielen Sie sie aus der Sicherung zurück; mit einem neuen Schlüssel wären Codes und verschlüsselte Nummern verloren.`,
  "database-url-invalid": () => "DATABASE_URL ist keine gültige Adresse. Beispiel: postgres://ringwall:…@localhost:5432/ringwall",
  "database-unreachable": () => "Die Datenbank unter DATABASE_URL antwortet nicht. Prüfen Sie Adresse, Passwort und ob PostgreSQL läuft.",
  "database-too-old": () => "Die Datenbank ist zu alt. Ringwall braucht PostgreSQL 15 oder neuer.",
  "port-in-use": ({ port }) => `Der Port ${port} ist belegt. Wählen Sie mit --port einen anderen, zum Beispiel --port ${port + 1}.`,
};

export type Announcement = {
  readonly config: Config;
  readonly port: number;
  readonly personas: readonly { readonly name: string; readonly place: string; readonly sentence: string }[];
  readonly setUpCode: string | null;
};

/** Says where the product is and who can be played. */
export function announce({ config, port, personas, setUpCode }: Announcement): void {
  const address = config.origin.startsWith("http://localhost") ? `http://localhost:${port}` : config.origin;
  console.log(`\nRingwall läuft: ${address}\n`);
  if (setUpCode) console.log(`Diese Installation ist leer. Öffnen Sie ${address}/einrichtung und geben Sie diesen Code ein: ${setUpCode}\n`);
  if (personas.length === 0) return;
  console.log("Demonstrationsverbund – alle Antworten, Namen und Beträge sind frei erfunden. Auf der Anmeldeseite mit einem Klick:");
  for (const { name, place, sentence } of personas) console.log(`  ${name.padEnd(22)} ${place.padEnd(32)} ${sentence}`);
  console.log("\nBeenden mit Strg+C.");
}
