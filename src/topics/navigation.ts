/** The side navigation and the start page of every persona: which pages somebody sees, in the lanes of the mission. */
import { offices, roles, type Office } from "#kernel/roles";
import { cooperativeId as cooperativeKey, cooperativeOf, memberId as memberKey, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Assignment, Principal } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import type { Entry, Lane } from "#ui/navigation";
import { choose, type Words } from "#ui/words";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

/** The offices somebody holds where they are looking, strongest first. */
export type Standing = {
  readonly cooperativeId: CooperativeId | null;
  readonly memberId: MemberId | null;
  readonly central: Office | null;
  readonly local: Office | null;
};

/** What waits, by entry of the navigation; read by one operation. */
export type Counts = {
  readonly inbox: number;
  readonly surveys: number;
  readonly inquiries: number;
  readonly cooperativeName: string;
  readonly memberName: string | null;
};

const officeOf = (held: Assignment | undefined): Office | null => offices.find((office) => office === held?.role) ?? null;

const byStrength = (a: Assignment, b: Assignment): number => roles.indexOf(a.role) - roles.indexOf(b.role);

/** Where a principal stands on a page: the tenant of the address, else their first office. */
export function standingOf(principal: Principal, params: Readonly<Record<string, string>>): Standing {
  const named = memberKey.safeParse(params["memberId"]).data;
  // Whoever runs the installation stands in no cooperative.
  const held = principal.assignments.filter((a) => a.cooperativeId !== null).toSorted(byStrength);
  const [first] = held;
  const cooperativeId = cooperativeKey.safeParse(params["cooperativeId"]).data ?? (named ? cooperativeOf(named) : (first?.cooperativeId ?? null));
  const here = held.filter((a) => a.cooperativeId === cooperativeId);
  const central = here.find((a) => a.memberId === null);
  const local = here.find((a) => a.memberId !== null && (!named || a.memberId === named)) ?? here.find((a) => a.memberId !== null);
  return { cooperativeId, memberId: central ? null : (local?.memberId ?? null), central: officeOf(central), local: officeOf(local) };
}

type Wanted = Entry & { readonly for: readonly Office[] };

const all: readonly Office[] = ["office", "steering", "auditor", "adviser"];

type Group = { readonly title?: string; readonly entries: readonly Wanted[] };
type Labels = Words<typeof de.entries>;

type Economy = { readonly shared: string; readonly own: string; readonly for: readonly Office[] };

/** What the cooperative buys together is the same page for everybody; what it costs and what the office does is told to each house for itself. */
const economy = ({ shared, own, for: audience }: Economy, words: Labels): Group => ({
  title: words.economise,
  entries: [
    { key: "costs", label: words.costs, href: `${own}/kosten`, for: audience },
    { key: "office-time", label: shared === own ? words.officeTime : words.ownOfficeTime, href: `${own}/leistungen`, for: audience },
    { key: "purchases", label: words.purchases, href: `${shared}/beschaffungen`, for: audience },
    { key: "frameworks", label: words.frameworks, href: `${shared}/rahmenvertraege`, for: audience },
    { key: "contracts", label: words.contracts, href: `${shared}/vertraege`, for: audience },
  ],
});

const centralSteering = (base: string, words: Labels): Group => ({
  title: words.steer,
  entries: [
    { key: "group", label: words.group, href: `${base}/lenkungsgruppe`, for: all },
    { key: "overview", label: words.overview, href: `${base}/ueberblick`, for: all },
    { key: "essentials", label: words.essentials, href: `${base}/grundausstattung`, for: all },
    { key: "members", label: words.members, href: `${base}/mitglieder`, for: all },
    { key: "people", label: words.people, href: `${base}/personen`, for: all },
    { key: "invitations", label: words.invitations, href: `${base}/einladungen`, for: ["office"] },
    { key: "agreement", label: words.agreement, href: `${base}/vereinbarung`, for: all },
    { key: "meetings", label: words.meetings, href: `${base}/sitzungen`, for: all },
    { key: "visibility", label: words.visibility, href: `${base}/sichtbarkeit`, for: all },
    { key: "audit", label: words.audit, href: `${base}/protokoll`, for: ["office", "auditor"] },
    { key: "office", label: words.office, href: `${base}/stelle`, for: ["office"] },
  ],
});

const both: readonly Office[] = ["coordinator", "management"];

const localSteering = (base: string, shared: string, words: Labels): Group => ({
  title: words.steer,
  entries: [
    { key: "comparison", label: words.comparison, href: `${base}/vergleich`, for: both },
    { key: "member", label: words.ourTown, href: base, for: [...both, "oversight", "auditor", "adviser"] },
    { key: "people", label: words.people, href: `${base}/personen`, for: both },
    { key: "invitations", label: words.invitations, href: `${base}/einladungen`, for: both },
    { key: "agreement", label: words.agreement, href: `${base}/vereinbarung`, for: [...both, "auditor", "adviser"] },
    { key: "meetings", label: words.meetings, href: `${shared}/sitzungen`, for: both },
    { key: "visibility", label: words.localVisibility, href: `${base}/sichtbarkeit`, for: [...both, "oversight", "auditor"] },
    { key: "audit", label: words.audit, href: `${base}/protokoll`, for: [...both, "oversight", "auditor"] },
  ],
});

function centralEntries(base: string, counts: Counts | null, words: Labels): readonly Group[] {
  return [
    {
      entries: [
        { key: "cockpit", label: words.cockpit, href: `${base}/cockpit`, for: all },
        { key: "inbox", label: words.inbox, href: `${base}/eingang`, count: counts?.inbox, for: ["office"] },
      ],
    },
    {
      title: words.analyse,
      entries: [
        { key: "surveys", label: words.surveys, href: `${base}/erhebungen`, count: counts?.surveys, for: all },
        { key: "checks", label: words.checks, href: `${base}/checks`, for: all },
        { key: "inquiries", label: words.inquiries, href: `${base}/rueckfragen`, count: counts?.inquiries, hot: true, for: ["office"] },
        { key: "questionnaires", label: words.questionnaires, href: `${base}/frageboegen`, for: all },
        { key: "catalogues", label: words.catalogues, href: `${base}/kataloge`, for: all },
      ],
    },
    {
      title: words.improve,
      entries: [
        { key: "shared", label: words.shared, href: `${base}/gemeinschaftsantworten`, for: all },
        { key: "measures", label: words.cooperativeMeasures, href: `${base}/massnahmen`, for: all },
        { key: "trainings", label: words.trainings, href: `${base}/schulungen`, for: all },
        { key: "courses", label: words.courses, href: `${base}/kurse`, for: all },
        { key: "calendar", label: words.calendar, href: `${base}/jahreskalender`, for: ["office"] },
      ],
    },
    {
      title: words.prepared,
      entries: [
        { key: "models", label: words.models, href: `${base}/musterdokumente`, for: all },
        { key: "documents", label: words.documents, href: `${base}/dokumente`, for: all },
        { key: "emergency", label: words.emergency, href: `${base}/notfall`, for: all },
      ],
    },
    economy({ shared: base, own: base, for: all }, words),
    centralSteering(base, words),
  ];
}

function localEntries(standing: Standing, counts: Counts | null, words: Labels): readonly Group[] {
  const base = `/mitglied/${standing.memberId}`;
  return [
    {
      entries: [
        { key: "mine", label: words.mine, href: `${base}/heute`, for: ["coordinator"] },
        { key: "one-page", label: words.onePage, href: `${base}/leitung`, for: ["management"] },
        { key: "oversight", label: words.oversight, href: `${base}/aufsicht`, for: ["oversight"] },
        { key: "inbox", label: words.inbox, href: `${base}/eingang`, count: counts?.inbox, for: both },
      ],
    },
    {
      title: words.analyse,
      entries: [
        { key: "surveys", label: words.surveys, href: `${base}/erhebungen`, count: counts?.surveys, for: [...both, "auditor", "adviser"] },
        { key: "checks", label: words.checks, href: `${base}/checks`, for: [...both, "auditor", "adviser"] },
        { key: "catalogues", label: words.catalogues, href: `/verbund/${standing.cooperativeId}/kataloge`, for: [...both, "auditor", "adviser"] },
      ],
    },
    {
      title: words.improve,
      entries: [
        { key: "shared", label: words.sharedLocal, href: `${base}/gemeinschaftsantworten`, for: both },
        { key: "measures", label: words.measures, href: `${base}/massnahmen`, for: [...both, "auditor"] },
        { key: "trainings", label: words.trainings, href: `${base}/schulungen`, for: [...both, "oversight"] },
        { key: "courses", label: words.courses, href: `/verbund/${standing.cooperativeId}/kurse`, for: both },
        { key: "calendar", label: words.calendar, href: `/verbund/${standing.cooperativeId}/jahreskalender`, for: both },
      ],
    },
    {
      title: words.prepared,
      entries: [
        { key: "documents", label: words.ownDocuments, href: `${base}/dokumente`, for: [...both, "auditor", "adviser"] },
        { key: "acknowledgements", label: words.acknowledgements, href: `${base}/kenntnisnahmen`, for: [...both, "oversight"] },
        { key: "emergency", label: words.emergency, href: `${base}/notfall`, for: [...both, "auditor"] },
      ],
    },
    economy({ shared: `/verbund/${standing.cooperativeId}`, own: base, for: both }, words),
    localSteering(base, `/verbund/${standing.cooperativeId}`, words),
  ];
}

const operatorLanes = (words: Labels): readonly Lane[] => [{ entries: [{ key: "cooperatives", label: words.cooperatives, href: "/verbuende" }] }];

/** The lanes for where somebody stands; an employee or stranger has none. */
export function lanesFor(principal: Principal, visit: Pick<Visit, "params" | "language">, counts: Counts | null): readonly Lane[] {
  const words = choose({ de, en }, visit.language).entries;
  const standing = standingOf(principal, visit.params);
  const office = standing.central ?? standing.local;
  if (!office) return principal.assignments.some((a) => a.role === "operator") ? operatorLanes(words) : [];
  const groups = standing.central ? centralEntries(`/verbund/${standing.cooperativeId}`, counts, words) : localEntries(standing, counts, words);
  return groups.map(({ title, entries }) => ({ title, entries: entries.filter((entry) => entry.for.includes(office)) })).filter(({ entries }) => entries.length > 0);
}

/** In which office somebody looks at a page, as the top bar says it: „Koordination Raunheim“. */
export function officeName(principal: Principal, visit: Pick<Visit, "params" | "language">, counts: Counts | null): string | undefined {
  const words = choose({ de, en }, visit.language).offices;
  const standing = standingOf(principal, visit.params);
  if (standing.central) return words[standing.central];
  if (standing.local) return `${words[standing.local]}${counts?.memberName ? ` ${counts.memberName}` : ""}`;
  return principal.assignments.some((a) => a.role === "operator") ? words.operator : undefined;
}

const startOf: Partial<Record<Office, (standing: Standing) => string>> = {
  coordinator: ({ memberId }) => `/mitglied/${memberId}/heute`,
  management: ({ memberId }) => `/mitglied/${memberId}/leitung`,
  oversight: ({ memberId, cooperativeId }) => (memberId ? `/mitglied/${memberId}/aufsicht` : `/verbund/${cooperativeId}/protokoll`),
  auditor: ({ memberId, cooperativeId }) => (memberId ? `/mitglied/${memberId}` : `/verbund/${cooperativeId}/cockpit`),
  adviser: ({ memberId, cooperativeId }) => (memberId ? `/mitglied/${memberId}` : `/verbund/${cooperativeId}/cockpit`),
};

/** Where somebody begins after signing in. */
export function homeOf(principal: Principal): string {
  const bare = principal.assignments.find((a) => a.role === "pending" || a.role === "contributor");
  if (bare?.role === "pending") return "/anmelden/bestaetigen";
  if (principal.assignments.some(({ role }) => role === "learner")) return "/lernen/kurs";
  if (bare?.role === "contributor") return `/mitglied/${bare.memberId}/erhebungen/${principal.campaignId ?? ""}`;
  if (!principal.personId) return "/anmelden";
  const standing = standingOf(principal, {});
  const office = standing.central ?? standing.local;
  if (!office) return principal.assignments.some((a) => a.role === "operator") ? "/verbuende" : "/konto";
  return startOf[office]?.(standing) ?? `/verbund/${standing.cooperativeId}/cockpit`;
}

/** Which counts the frame asks for; none where nobody stands anywhere. */
export function countsInput(principal: Principal, visit: Pick<Visit, "params">): Record<string, unknown> | null {
  const { cooperativeId, central, local } = standingOf(principal, visit.params);
  return cooperativeId && (central ?? local) ? { cooperativeId } : null;
}
