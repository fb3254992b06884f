/** The calendar: read, printed, copied. */
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { letterName } from "#topics/members/rules/naming";
import { findCooperative, findMember } from "#topics/members/store/members";
import { copyText, listThemes, printPoster, printText, readThemeOf } from "../contract.ts";
import { posterPaper, textPaper } from "../reports.ts";
import { plainText } from "../rules.ts";
import { findThemes } from "./shipped.ts";

const themeOf = (key: string) => findThemes().find((one) => one.key === key);

/** Whose name stands on the paper: the reader's own house, else the cooperative. */
async function findHouse(tx: Tx, { members, cooperativeId }: Actor): Promise<string> {
  const [own] = members === "all" ? [] : members;
  const member = own ? await findMember(tx, own) : undefined;
  if (member) return letterName(member);
  return (cooperativeId ? (await findCooperative(tx, cooperativeId))?.name : undefined) ?? "";
}

const list = implement(listThemes, async () => succeed({ themes: findThemes().map(({ key, month, title, claim }) => ({ key, month, title, claim })) }));

const read = implement(readThemeOf, async (_, { theme: key }) => {
  const theme = themeOf(key);
  return theme ? succeed(theme) : fail("theme-unknown");
});

const poster = implement(printPoster, async ({ tx, actor, now }, { theme: key, size }) => {
  const theme = themeOf(key);
  if (!theme) return fail("theme-unknown");
  const house = await findHouse(tx, actor);

  return succeed({
    name: `Plakat ${theme.title} ${size.toUpperCase()}`,
    format: "pdf" as const,
    paper: posterPaper({ theme, house, statedAt: now, language: actor.language }, size),
  });
});

const print = implement(printText, async ({ tx, actor, now }, { theme: key, part, format }) => {
  const theme = themeOf(key);
  if (!theme) return fail("theme-unknown");
  const house = await findHouse(tx, actor);

  const paper = textPaper({ theme, house, statedAt: now, language: actor.language }, part);
  return succeed({ name: `${paper.subtitle ?? ""} ${theme.title}`, format, paper });
});

const copy = implement(copyText, async (_, { theme: key, part }) => {
  const theme = themeOf(key);
  if (!theme) return fail("theme-unknown");

  return succeed({ name: `${key}-${part}.txt`, mediaType: "text/plain; charset=utf-8", content: new TextEncoder().encode(`${plainText(theme[part])}\n`) });
});

export const calendarUseCases: readonly UseCase[] = [list, read, poster, print, copy];
