/** Acknowledgements of the demonstration: one finished in Raunheim, one running there and in some other towns. Who confirmed is invented, and nobody knows it. */
import type { Paper } from "#kernel/paper";
import { renderPaper } from "#platform/documents/documents";
import { cooperativeId, memberOf, type Cast, type LocalPeople } from "./cast.ts";
import { player, type Stage } from "./stage.ts";

type Listed = { readonly documents: readonly { readonly key: string; readonly inForce: { readonly id: string } | null }[] };
type Form = { readonly departments: readonly { readonly key: string }[] };
type Shown = { readonly departments: readonly { readonly id: string; readonly name: string }[] };

const stranger = player("", null);

/** People of the departments, in the order the form lists them; few in small ones. */
const sizes = [14, 9, 8, 6, 3];

type Put = { readonly stage: Stage; readonly people: LocalPeople };
type Reader = { readonly departmentId: string; readonly codes: readonly string[] };
type Running = { readonly memberId: string; readonly acknowledgementId: string; readonly readers: readonly Reader[] };

/** Puts what is in force of a document before all departments; answers the codes on the slips. */
async function putForward({ stage, people }: Put, { key, dueOn, note }: { readonly key: string; readonly dueOn: string; readonly note: string }): Promise<Running | undefined> {
  const { coordinator, town } = people;
  const memberId = memberOf(town);
  const { documents } = await stage.act<Listed>(coordinator, "document.list", { memberId });
  const documentId = documents.find((one) => one.key === key)?.inForce?.id;
  if (documentId === undefined) return undefined;
  const form = await stage.act<Form>(coordinator, "acknowledgement.prepare", { memberId, documentId });
  const asked = form.departments.slice(0, Math.max(1, form.departments.length - 1)).map((one, index) => [one.key, sizes[index] ?? 5] as const);
  const started = await stage.act<{ acknowledgementId: string }>(coordinator, "acknowledgement.start", { memberId, documentId, dueOn, note, people: Object.fromEntries(asked) });
  const place = { memberId, acknowledgementId: started.acknowledgementId };
  const { departments } = await stage.act<Shown>(coordinator, "acknowledgement.read", place);
  const readers: Reader[] = [];
  for (const { id } of departments) {
    const { paper } = await stage.act<{ paper: Paper }>(coordinator, "acknowledgement.slips", { ...place, departmentId: id });
    readers.push({ departmentId: id, codes: paper.blocks.flatMap((block) => (block.kind === "slips" ? block.slips.map(({ code }) => code) : [])) });
  }
  return { ...place, readers };
}

const confirmAll = async (stage: Stage, codes: readonly string[]): Promise<void> => {
  for (const code of codes) await stage.act(stranger, "acknowledgement.confirm", { code });
};

/** A department that signs on paper: the list as it was printed stands for its scan. */
async function sign({ stage, people }: Put, { memberId, acknowledgementId, readers }: Running, signedOn: string): Promise<void> {
  const [reader] = readers;
  if (!reader) return;
  const place = { memberId, acknowledgementId, departmentId: reader.departmentId };
  const { paper } = await stage.act<{ paper: Paper }>(people.coordinator, "acknowledgement.signing-list", place);
  const file = { name: "unterschriften-erfunden.pdf", bytes: await renderPaper(paper, "pdf") };
  await stage.act(people.coordinator, "acknowledgement.hand-in-sheet", { ...place, signedOn, people: reader.codes.length, file });
}

/** The strategy was read and closed in spring; the directive on passwords is being read now, its deadline a week away. */
export async function playAcknowledgements(stage: Stage, cast: Cast): Promise<void> {
  const clock = player("Zeitplan", null, { role: "job", cooperativeId, memberId: null });
  const count = () => stage.act(clock, "acknowledgement.take-figures", { cooperativeId });
  const raunheim = cast.local.find(({ town }) => town.slug === "raunheim");
  const put = raunheim && { stage, people: raunheim };
  stage.daysAgo(230);
  const finished = put && (await putForward(put, { key: "strategie", dueOn: stage.day(-200), note: "Unsere neue Strategie betrifft alle. Zehn Minuten genügen." }));
  if (put && finished) {
    stage.daysAgo(215);
    await confirmAll(
      stage,
      finished.readers
        .slice(1)
        .flatMap(({ codes }) => codes)
        .filter((_, index) => index % 9 !== 8),
    );
    await sign(put, finished, stage.day(-216));
    await count();
    stage.daysAgo(195);
    await stage.act(put.people.coordinator, "acknowledgement.close", { memberId: finished.memberId, acknowledgementId: finished.acknowledgementId });
  }
  stage.daysAgo(14);
  const running: Running[] = [];
  for (const people of cast.local) {
    const one = await putForward(
      { stage, people },
      { key: "passwoerter", dueOn: stage.day(7), note: people === raunheim ? "Ab Januar gilt die neue Richtlinie für alle Zugänge." : "" },
    );
    if (one) running.push(one);
  }
  for (const [week, days] of [9, 2].entries()) {
    stage.daysAgo(days + 1);
    for (const [town, { readers }] of running.entries())
      await confirmAll(
        stage,
        readers.flatMap(({ codes }) => codes).filter((_, index) => index % (3 + town) === week),
      );
    stage.daysAgo(days, 5);
    await count();
  }
  stage.daysAgo(0);
}
