/** The demonstration Verbund: Groß-Gerau one year after its start, every answer and every name invented. */
import { sql } from "kysely";
import type { House } from "#edge/perform";
import { transactAs } from "#platform/db/transact";
import { clockActor } from "#platform/delivery";
import { playAccession, playAgreement, playPapers } from "./agreement.ts";
import { playAcknowledgements } from "./acknowledgement.ts";
import { bringIn } from "./cast.ts";
import { playCosts } from "./costs.ts";
import { playChecks } from "./checks.ts";
import { playDocuments } from "./documents.ts";
import { playEmergencies } from "./emergency.ts";
import { playMeetings } from "./meetings.ts";
import { personasOf, showPersonas, type Persona } from "./personas.ts";
import { playProcurement } from "./procurement.ts";
import { openStage } from "./stage.ts";
import { playSurveys } from "./surveys.ts";
import { playTrainings } from "./training.ts";

const isPlanted = (house: House): Promise<boolean> =>
  transactAs(house.db, clockActor, "read", async (tx) => {
    const { rows } = await sql`select from persona limit 1`.execute(tx);
    return { keep: false, value: rows.length > 0 };
  });

const known = (house: House): Promise<Persona[]> =>
  transactAs(house.db, clockActor, "read", async (tx) => {
    const { rows } = await sql<Persona>`select person_id as "personId", name, role, place, sentence from persona order by position`.execute(tx);
    return { keep: false, value: rows };
  });

/** Plants the world into an empty installation; a planted one stays as it was played. Answers who can be played. */
export async function seedDemonstration(house: House): Promise<readonly Persona[]> {
  if (await isPlanted(house)) return known(house);
  const stage = openStage(house);
  const cast = await bringIn(stage);
  await playAgreement(stage, cast);
  await playSurveys(stage, cast);
  await playChecks(stage, cast);
  await playDocuments(stage, cast);
  await playAcknowledgements(stage, cast);
  await playTrainings(house, stage, cast);
  await playEmergencies(stage, cast);
  await playProcurement(stage, cast);
  await playCosts(stage, cast);
  await playMeetings(stage, cast);
  await playPapers(stage, cast);
  await playAccession(stage, cast);
  const personas = personasOf(cast);
  await showPersonas(house, personas);
  return personas;
}
