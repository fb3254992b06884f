/** What is measured of the essentials: members × documents, trainings and packs, as a page of 25 and as a table of all (issue 4, „Done when“). */
import { insist, light, officeMatrix, type Measure, type Setting } from "./measure.ts";
import { reading } from "./raw.ts";
import { tenant } from "./scene.ts";

const counted = (most: number) =>
  reading(
    ["select id, key, version, label, title from document_model where cooperative_id = $1 and state = 'published'", [tenant]],
    [
      `with shown as (select id from member where cooperative_id = $1 order by name collate "und-x-icu" limit ${most})
       select v.member_id, v.key, v.state, v.review_on from document_version v where v.member_id in (select id from shown)`,
      [tenant],
    ],
    [
      `select distinct on (member_id, campaign_id, cell) member_id, campaign_id, completed from training_figure where cooperative_id = $1
       order by member_id, campaign_id, cell, published_on desc`,
      [tenant],
    ],
    ["select member_id, campaign_id, sum(slips) from training_department where cooperative_id = $1 group by 1, 2", [tenant]],
    ["select member_id, printed_on, fingerprint, printed_fingerprint from emergency_pack_standing where cooperative_id = $1", [tenant]],
    ["select key, state, count(*) from document_version where cooperative_id = $1 group by 1, 2", [tenant]],
  );

const rowsShown = 25;

export function essentialsMeasures({ client, world }: Setting): Measure[] {
  const get = (address: string) => () => insist(client, address, { session: world.sessions.office });
  return [
    { key: "essentials", name: "Grundausstattung aller Mitglieder", run: get(`/verbund/${tenant}/grundausstattung`), raw: counted(rowsShown), runs: light, goal: officeMatrix },
    {
      key: "essentials-gaps",
      name: "Grundausstattung, nach Lücken",
      run: get(`/verbund/${tenant}/grundausstattung?luecke=documents&sort=trainings&page=1`),
      raw: counted(rowsShown),
      runs: light,
      goal: officeMatrix,
    },
    {
      key: "essentials-table",
      name: "Grundausstattung (XLSX)",
      run: get(`/api/steering.essentials-export?cooperativeId=${tenant}&format=xlsx`),
      raw: counted(world.members.length),
      runs: 10,
      warmUps: 2,
    },
  ];
}
