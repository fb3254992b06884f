/**
 * The agreement of the demonstration Verbund. Public are: a project since February 2023, resolutions in spring 2024, signatures of twelve towns and the Kreis
 * on 9 August 2024, two of the fourteen municipalities not in. Every session, number, vote and condition is invented and says so.
 */
import { cooperativeId, memberOf, type Cast } from "./cast.ts";
import type { Stage } from "./stage.ts";

const invented = "erfunden";
const signedOn = "2024-08-09";

/** A day of spring 2024 so many weeks after the first session; Tuesdays and Thursdays. */
const session = (week: number, thursday = false): string => new Date(Date.UTC(2024, 2, 5 + week * 7 + (thursday ? 2 : 0))).toISOString().slice(0, 10);

type Said = { readonly step: string; readonly sessionOn: string; readonly votes: readonly [number, number, number]; readonly conditions?: string };

/** What the bodies of one town said, the executive first. */
const pathOf = (index: number): readonly Said[] => [
  { step: "executive", sessionOn: session(index % 4), votes: [7 + (index % 3), 0, index % 2] },
  { step: "committee", sessionOn: session(4 + (index % 4), true), votes: [9, index % 3, 1] },
  {
    step: "council",
    sessionOn: session(7 + (index % 5), true),
    votes: [24 + index, 2 + (index % 4), index % 3],
    ...(index === 4 ? { conditions: "Nach drei Jahren ist der Vertretung über den Nutzen zu berichten (erfunden)." } : {}),
  },
];

async function resolve(stage: Stage, cast: Cast, versionId: string): Promise<void> {
  for (const [index, { town, coordinator }] of cast.local.entries())
    for (const { step, sessionOn, votes, conditions } of pathOf(index)) {
      const [votesFor, votesAgainst, votesAbstained] = votes;
      // Some towns record what their bodies have said themselves; for the others the office does.
      await stage.act(index % 3 === 0 ? cast.office : coordinator, "resolution.record", {
        memberId: memberOf(town),
        versionId,
        step,
        sessionOn,
        votesFor,
        votesAgainst,
        votesAbstained,
        paperNumber: `${40 + index}/2024 (${invented})`,
        item: String(3 + (index % 6)),
        result: conditions === undefined ? "adopted" : "adopted-with-conditions",
        ...(conditions === undefined ? {} : { conditions }),
      });
    }
}

/** Drafts the agreement, lets all resolve and sign, notifies the authority and puts it in force. */
export async function playAgreement(stage: Stage, cast: Cast): Promise<void> {
  stage.daysAgo(380);
  const kreis = cast.local.find(({ town }) => town.slug === "kreis") ?? cast.local.at(-1);
  if (!kreis) throw new Error("demonstration: no town");
  const { versionId } = await stage.act<{ versionId: string }>(cast.office, "agreement.draft", { cooperativeId, legalForm: "mandate", hostMemberId: memberOf(kreis.town) });
  const place = { cooperativeId, versionId };
  await stage.act(cast.office, "agreement.save-terms", {
    ...place,
    revision: 1,
    title: "Öffentlich-rechtliche Vereinbarung über die Interkommunale Informationssicherheitsstelle",
    legalForm: "mandate",
    hostMemberId: memberOf(kreis.town),
    years: 5,
    prolongationMonths: 12,
    noticeMonths: 12,
    accessionBy: "declaration",
    costKeyReference: "Kreis die Hälfte, Rest nach Einwohnern (erfunden)",
  });
  await stage.act(cast.office, "agreement.circulate", { ...place, revision: 2 });
  await resolve(stage, cast, versionId);
  for (const { town } of cast.local)
    await stage.act(cast.office, "agreement.sign", { memberId: memberOf(town), versionId, signedOn, signatory: `${town.managementTitle} und Stellvertretung (${invented})` });
  await stage.act(cast.office, "agreement.note-formality", { ...place, formality: "notified", happenedOn: "2024-08-19", reference: invented });
  await stage.act(cast.office, "agreement.put-in-force", place);
}
