/** The plan of the house as data: which rooms stand, in which order the topics live, which words a topic has, and who may look where. */

export type Room = { readonly sees: readonly string[]; readonly sentence: string };

/** The rooms. `entry` stands for the files directly in `src`. */
export const rooms: Readonly<Record<string, Room>> = {
  entry: {
    sees: ["edge", "topics", "platform", "seed", "kernel"],
    sentence: "opens the doors: reads the configuration and hands the list of topics to the edge.",
  },
  edge: {
    sees: ["ui", "platform", "kernel"],
    sentence: "holds the doors – pages, API, command line, jobs – and the one way every operation takes; it knows no topic.",
  },
  seed: {
    sees: ["edge", "topics", "platform", "kernel"],
    sentence: "builds the one demonstration cooperative that development, tests and screenshots share.",
  },
  topics: {
    sees: ["ui", "platform", "kernel"],
    sentence: "holds the business, one folder per topic, in the order a cooperative lives them.",
  },
  ui: { sees: ["kernel"], sentence: "holds the building blocks of pages and reports; it knows no topic." },
  platform: {
    sees: ["kernel"],
    sentence: "holds what touches the world: database, files, mail, jobs, clock, secrets, documents; it knows no topic.",
  },
  kernel: { sees: [], sentence: "is the floor under all: results, operations, access, dates, money, ids, without any input or output." },
};

/** Files that may stand directly in `src`. */
export const entryFiles = ["main.ts", "opening.ts", "prepare.ts", "start.ts", "cli.ts"];

/** Sees every room and is seen by none. */
export const testRoom = "tests";

/** The order in which a cooperative lives its topics; a topic knows only those before it. */
export const topics = [
  "members",
  "accounts",
  "oversight",
  "agreement/terms",
  "agreement/resolutions",
  "agreement/lifecycle",
  "agreement/entries",
  "visibility",
  "survey/questionnaires",
  "survey/campaigns",
  "survey/delegations",
  "survey/inquiries",
  "survey/answers",
  "survey/followup",
  "survey/exchange",
  "survey/evaluation",
  "catalogue/formats",
  "catalogue/library",
  "assessment/shared",
  "assessment/adoption",
  "assessment/checks",
  "assessment/exchange",
  "assessment/reports",
  "measures",
  "documents/models",
  "documents/variants",
  "documents/acknowledgement",
  "training/courses",
  "training/campaigns",
  "training/learning",
  "training/calendar",
  "reporting",
  "emergency/registers",
  "emergency/pack",
  "emergency/aid",
  "emergency/rollup",
  "procurement/contracts",
  "procurement/demand",
  "procurement/calloffs",
  "costs/services",
  "costs/keys",
  "costs/plans",
  "costs/settlement",
  "costs/efficiency",
  "agreement/papers",
  "agreement/accession",
  "costs/grants",
  "agreement/meetings",
  "steering/overview",
  "steering/comparison",
  "steering/essentials",
  "steering/search",
  "steering/cockpit",
  "steering/group",
  "agreement/departure",
];

/** The lists that may see every topic, and their sentences. */
export const lists = ["src/topics/all.ts", "src/topics/navigation.ts", "src/topics/help.ts", "src/topics/schedule.ts", "src/topics/words.de.ts", "src/topics/words.en.ts"];

export type Word = {
  /** File names that hold the word. */
  readonly files: readonly string[];
  /** A folder of the same name and rights, for a word that outgrew its file. */
  readonly folder?: "ts" | "tsx";
  /** Words of the same topic it may read. */
  readonly reads: readonly string[];
  /** Words it may borrow from an earlier topic. */
  readonly borrows: readonly string[];
  /** What it may see outside the topics: rooms as `#room/`, packages by name. */
  readonly outside: readonly RegExp[];
  /** Free of clock, chance, waiting and process. */
  readonly pure?: true;
};

const kernel = /^#kernel\//;
const zod = /^zod$/;
const ui = /^#ui\//;
/** The type that makes English as complete as German, and the choice between them. */
const chooseWords = /^#ui\/words$/;

/** The closed set of words a topic is written in. */
export const words: Readonly<Record<string, Word>> = {
  model: { files: ["model.ts"], reads: [], borrows: ["model"], outside: [kernel, zod], pure: true },
  rules: { files: ["rules.ts"], folder: "ts", reads: ["model"], borrows: ["model", "rules"], outside: [kernel], pure: true },
  contract: { files: ["contract.ts"], folder: "ts", reads: ["model"], borrows: ["model"], outside: [kernel, zod], pure: true },
  store: { files: ["store.ts"], folder: "ts", reads: ["model"], borrows: ["model"], outside: [kernel, /^#platform\/db\//, /^kysely$/] },
  usecases: {
    files: ["usecases.ts"],
    folder: "ts",
    // The words too: a letter in the outbox is part of the act. The reports: an operation answers a paper as data.
    reads: ["contract", "rules", "store", "model", "words", "reports"],
    borrows: ["model", "rules", "store"],
    outside: [kernel, chooseWords, /^#platform\//],
  },
  screens: {
    files: ["screens.tsx"],
    folder: "tsx",
    reads: ["contract", "rules", "model", "words"],
    borrows: ["model", "contract", "words"],
    outside: [kernel, ui, /^hono\/jsx(\/|$)/],
  },
  reports: {
    files: ["reports.ts"],
    folder: "ts",
    reads: ["contract", "rules", "model", "words"],
    // A paper calls the things of an earlier topic what its pages call them, as screens do.
    borrows: ["model", "words"],
    outside: [kernel, ui],
    pure: true,
  },
  // A sentence may count and date: it reads the nouns it speaks of, and how numbers and days are written.
  words: {
    files: ["words.de.ts", "words.en.ts"],
    reads: ["model"],
    borrows: [],
    outside: [kernel, /^#ui\/(words|numbers|dates)$/],
    pure: true,
  },
};

/** What of an earlier topic's store may be borrowed: reading only. */
export const borrowedFromStore = /^find/;

/** Names that say nothing about what a file holds. */
export const emptyNames = ["helper", "helpers", "util", "utils", "manager", "service", "data", "info", "index", "common", "misc"];

/** Aim for 250; what is longer than this is split (docs/decisions/0013). */
export const longestFile = 310;
/** The lists of all topics have a few lines for each of them, and nothing to split by. */
export const longestList = 400;
export const longestPlaque = 20;
