/** Who may look where: rooms, topics, words; and that no two files lean on each other, however long the way round. */
import { borrowedFromStore, rooms, testRoom, topics, words } from "./plan.ts";
import type { File, Place, Target, Tree } from "./tree.ts";

const isFree = (file: Place) => file.isTest || file.room === "tools" || file.room === null;

function roomFault(file: File, target: Target): string | null {
  const to = target.place;
  if (!to || isFree(file) || to.room === file.room) return null;
  if (!target.specifier.startsWith("#")) return `reads another room by a path; write "#${to.file.replace(/^src\//, "").replace(/\.tsx?$/, "")}"`;
  if (to.room === testRoom) return `reads ${to.file}; nothing may lean on the tests`;
  return rooms[file.room ?? ""]?.sees.includes(to.room ?? "") ? null : `no door from ${file.room} to ${to.room ?? to.file}`;
}

function islandFault(file: File, target: Target): string | null {
  if (file.isTest) return null;
  if (file.isIsland) return target.place?.isIsland ? null : `an island runs in the browser and may not read "${target.specifier}"`;
  return target.place?.isIsland ? `reads ${target.place.file}, which runs in the browser only` : null;
}

function kernelFault(file: File, target: Target): string | null {
  if (file.room !== "kernel" || file.isTest || target.place || target.specifier === "zod") return null;
  return `the kernel may not read "${target.specifier}"`;
}

/** Names a use case takes out of an earlier topic's store beyond finding. */
const written = (target: Target) => target.names.filter((name) => !borrowedFromStore.test(name));

function borrowFault(file: File, target: Target, to: Place): string | null {
  const word = words[file.word ?? ""];
  if (topics.indexOf(to.topic ?? "") > topics.indexOf(file.topic ?? "")) return `${file.topic} knows nothing yet of ${to.topic}`;
  if (!word?.borrows.includes(to.word ?? "")) return `${file.word} may not borrow ${to.topic}/${to.word}`;
  if (to.word === "store" && written(target).length > 0) return `may only find… in ${to.topic}/store, not ${written(target).join(", ")}`;
  return null;
}

function outsideFault(file: File, target: Target): string | null {
  const allowed = words[file.word ?? ""]?.outside ?? [];
  return allowed.some((pattern) => pattern.test(target.specifier)) ? null : `${file.word} may not read "${target.specifier}"`;
}

function topicFault(file: File, target: Target, to: Place): string | null {
  if (to.isTest) return `reads the test ${to.file}`;
  if (to.isList) return `reads ${to.file}; the lists see the topics, not the other way round`;
  if (to.topic === null || to.word === null) return `reads ${to.file}, which is no word of a topic`;
  if (to.topic !== file.topic) return borrowFault(file, target, to);
  return to.word === file.word || words[file.word ?? ""]?.reads.includes(to.word) ? null : `${file.word} may not read ${to.word}`;
}

function wordFault(file: File, target: Target): string | null {
  if (file.word === null || file.isTest) return null;
  return target.place?.room === "topics" ? topicFault(file, target, target.place) : outsideFault(file, target);
}

/** Every arrow that the plan does not draw. */
export const findArrowFaults = ({ files }: Tree): string[] =>
  files.flatMap((file) => {
    const hidden = file.source.hiddenImport && !file.isTest && !file.file.startsWith("tools/bench") ? [`${file.file}: imports something that is known only at run time`] : [];
    const faults = file.targets.flatMap((target) =>
      [roomFault(file, target), islandFault(file, target), kernelFault(file, target), wordFault(file, target)].filter((fault) => fault !== null),
    );
    return [...hidden, ...new Set(faults.map((fault) => `${file.file}: ${fault}`))];
  });

/** Files that lean on each other in a ring; types count like values. */
export function findCycles({ files }: Tree): string[] {
  const leansOn = new Map(files.map((file) => [file.file, file.targets.flatMap(({ place }) => (place ? [place.file] : []))]));
  const done = new Set<string>();
  const way: string[] = [];
  const rings = new Set<string>();
  const walk = (file: string): void => {
    if (done.has(file)) return;
    const met = way.indexOf(file);
    if (met >= 0) {
      rings.add(`files lean on each other: ${[...way.slice(met), file].join(" → ")}`);
      return;
    }
    way.push(file);
    for (const next of leansOn.get(file) ?? []) walk(next);
    way.pop();
    done.add(file);
  };
  for (const { file } of files) walk(file);
  return [...rings];
}
