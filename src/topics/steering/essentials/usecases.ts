import type { CooperativeId } from "#kernel/ids";
import { succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { choose } from "#ui/words";
import { plainTitle } from "#topics/documents/models/rules/markup";
import { findNewest } from "#topics/documents/models/store";
import { cellOf } from "#topics/documents/variants/rules/adoption";
import { findAdopted, findAudience } from "#topics/documents/variants/store/adoption";
import { dayIn } from "#topics/members/rules/members";
import { exportEssentials, readEssentials } from "./contract.ts";
import type { Essentials, Gap, Order } from "./model.ts";
import { workbookOf } from "./reports.ts";
import { packOf } from "./rules.ts";
import { findLearned, findRecentTrainings, findStandings, findSums } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** So many members stand on one page; what is shown costs, not what is stored. */
const membersPerPage = 25;
/** A table holds all members; more than any cooperative has. */
const allMembers = 10_000;
/** So many trainings stand beside each other. */
const mostTrainings = 6;

type Asked = { readonly cooperativeId: CooperativeId; readonly sort: Order; readonly luecke: Gap; readonly page: number };

/** The essentials as a reader may see them, `limit` members a page. */
async function findEssentials(tx: Tx, { cooperativeId, sort, luecke, page }: Asked, { day, limit }: { readonly day: string; readonly limit: number }): Promise<Essentials> {
  const models = await findNewest(tx, cooperativeId);
  const campaigns = await findRecentTrainings(tx, cooperativeId, { day, most: mostTrainings });
  const reach = { cooperativeId, day, trainings: campaigns.map(({ campaignId }) => campaignId) };
  const standings = await findStandings(tx, reach, { sort, gap: luecke, limit, offset: (page - 1) * limit });
  const members = standings.map(({ memberId }) => memberId);
  const [adopted, learned] = [await findAdopted(tx, cooperativeId, members), await findLearned(tx, reach, members)];
  const [sums, audience] = [await findSums(tx, reach), await findAudience(tx, cooperativeId, day)];

  const sumOf = (kind: string, key: string) => sums.find((sum) => sum.kind === kind && sum.key === key);
  const [adoptedBy, learnedBy] = [Map.groupBy(adopted, ({ memberId }) => memberId), Map.groupBy(learned, ({ memberId }) => memberId)];
  const found = standings[0]?.found ?? 0;
  return {
    documents: models.map(({ key, title, label, id }) => ({
      key,
      title: plainTitle(title),
      label,
      modelId: id,
      current: sumOf("document", key)?.count ?? 0,
    })),
    trainings: campaigns.map((campaign) => {
      const sum = sumOf("training", campaign.campaignId);
      return { ...campaign, completed: sum?.count ?? 0, slips: sum?.of ?? 0 };
    }),
    rows: standings.map(({ memberId, memberName, details, pack }) => ({
      memberId,
      memberName,
      details,
      documents: models.map((model) => {
        const own = adoptedBy.get(memberId) ?? [];
        return cellOf(
          own.filter(({ key }) => key === model.key),
          model,
          day,
        );
      }),
      trainings: campaigns.map(({ campaignId }) => {
        const row = learnedBy.get(memberId)?.find((one) => one.campaignId === campaignId);
        return row ? { completed: row.completed, slips: row.slips } : null;
      }),
      pack: packOf(pack, day),
    })),
    members: audience.members - audience.hidden,
    packs: sumOf("pack", "")?.count ?? 0,
    found,
    hidden: audience.hidden,
    page,
    pages: Math.max(1, Math.ceil(found / limit)),
  };
}

const shown = implement(readEssentials, async ({ tx, now }, input) => succeed(await findEssentials(tx, input, { day: dayIn(now), limit: membersPerPage })));

const exported = implement(exportEssentials, async ({ tx, now, actor, touch }, { format, ...input }) => {
  const day = dayIn(now);
  const essentials = await findEssentials(tx, { ...input, page: 1 }, { day, limit: allMembers });

  touch({ object: `cooperative:${input.cooperativeId}` });
  const name = choose({ de, en }, actor.language).export.name(day);
  return succeed({ format, workbook: workbookOf(name, essentials, { today: day, language: actor.language }) });
});

/** What the cooperative sees of its members' essentials. */
export const essentialsUseCases = [shown, exported];
