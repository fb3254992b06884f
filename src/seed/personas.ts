/** Who can be played on the login page of the demonstration, in the order a visitor would try them. */
import { randomUUID } from "node:crypto";
import type { House } from "#edge/perform";
import type { Principal } from "#kernel/operation";
import { appendAudit } from "#platform/audit";
import { transactAs } from "#platform/db/transact";
import { clockActor } from "#platform/delivery";
import { insertPersonas } from "#topics/accounts/store/invitations";
import type { Cast } from "./cast.ts";

export type Persona = {
  readonly personId: string;
  readonly name: string;
  readonly role: "office" | "coordinator" | "management" | "steering" | "auditor" | "oversight";
  readonly place: string;
  readonly sentence: string;
};

const persona = (who: Principal, role: Persona["role"], place: string, sentence: string): Persona => ({
  personId: who.personId ?? "",
  name: who.name,
  role,
  place,
  sentence,
});

/** The people on the login page. */
export function personasOf(cast: Cast): Persona[] {
  const local = (slug: string) => {
    const people = cast.local.find(({ town }) => town.slug === slug);
    if (!people) throw new Error(`demonstration: no town ${slug}`);
    return people;
  };
  const other = (role: "steering" | "auditor" | "oversight") => cast.others.find((o) => o.role === role)?.who ?? cast.office;
  return [
    persona(cast.office, "office", "Informationssicherheitsstelle", "Leitet die Stelle: Wer braucht mich als Nächstes?"),
    persona(local("raunheim").coordinator, "coordinator", "Raunheim", "Koordiniert neben dem Hauptamt, zwei Stunden in der Woche."),
    persona(local("stockstadt").coordinator, "coordinator", "Stockstadt am Rhein", "Hat die neue Erhebung noch nicht begonnen."),
    persona(local("nauheim").coordinator, "coordinator", "Nauheim", "Sitzt im Bauamt und hat Rückfragen an die Stelle."),
    persona(local("bischofsheim").management, "management", "Bischofsheim", "Eine Freigabe wartet: lesen, freigeben oder zurückgeben."),
    persona(local("raunheim").management, "management", "Raunheim", "Sieht alles, was die Leitung wissen muss, auf einer Seite."),
    persona(cast.officer, "office", "Informationssicherheitsstelle", "Berät und prüft mit."),
    persona(other("steering"), "steering", "Lenkungsgruppe", "Sieht den Fortschritt des ganzen Verbunds."),
    persona(other("auditor"), "auditor", "Rechnungsprüfung", "Sieht nach und ändert nichts."),
    persona(other("oversight"), "oversight", "Raunheim, Personalrat", "Sieht, was erfasst wird und wer was damit getan hat."),
  ];
}

/** Puts them on the login page. */
export const showPersonas = (house: House, personas: readonly Persona[]): Promise<void> =>
  transactAs(house.db, clockActor, "write", async (tx) => {
    await insertPersonas(tx, personas);
    const at = house.clock.now();
    await appendAudit(tx, {
      actor: clockActor,
      door: "start",
      operation: "session.personas",
      requestId: randomUUID(),
      at,
      touched: { object: "installation:personas", after: personas },
    });
    return { keep: true, value: undefined };
  });
