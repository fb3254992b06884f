/** The demonstration Verbund: Groß-Gerau one year after its start, every answer and every name invented. */
import type { House } from "#edge/perform";
import { bringIn } from "./cast.ts";
import { openStage } from "./stage.ts";

export type Persona = { readonly name: string; readonly office: string };

/** Plants the world into an empty installation; answers who can be played. */
export async function seedDemonstration(house: House): Promise<readonly Persona[]> {
  const cast = await bringIn(openStage(house));
  return cast.local.map(({ town, coordinator }) => ({ name: coordinator.name, office: town.slug }));
}
