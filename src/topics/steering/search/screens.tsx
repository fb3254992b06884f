import type { Visit } from "#kernel/screen";
import { Worklist } from "#ui/cockpit";
import { Card, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { search } from "./contract.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

const asked = ({ query }: Visit): string => query["q"] ?? "";

const searchScreen = defineScreen({
  path: "/verbund/:cooperativeId/suche",
  title: (_answers, visit) => wordsFor(visit).title(asked(visit)),
  shows: { hits: search },
  view: ({ hits }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.title(asked(visit))} lead={words.lead(hits.length)} />
        <Card>
          <Worklist items={hits.map((hit) => ({ who: words.kinds[hit.kind], what: <a href={hit.href}>{hit.title}</a>, why: hit.note }))} />
        </Card>
      </>
    );
  },
});

export const searchScreens = [searchScreen];
