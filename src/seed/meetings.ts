/** Bodies of the demonstration Verbund, a year of their meetings, and one to come. That they meet is modelled on the real Verbund; every word, vote and number is invented. */
import { cooperativeId, memberOf, type Cast } from "./cast.ts";
import type { Stage } from "./stage.ts";

type Point = {
  readonly title: string;
  readonly kind: "information" | "discussion" | "decision";
  readonly explanation?: string;
  readonly proposal?: string;
  readonly minutes: string;
  /** Members that vote otherwise than with yes, by their place in the list. */
  readonly against?: Readonly<Record<number, "no" | "abstain">>;
  readonly task?: string;
  readonly isLeftOver?: boolean;
};

const first: readonly Point[] = [
  {
    title: "Bericht der Stelle über das erste Halbjahr",
    kind: "information",
    minutes: "Die Stelle berichtet über Erhebung, Schulungen und die Notfallmappen. Die Lenkungsgruppe nimmt den Bericht zur Kenntnis.",
  },
  {
    title: "Zweiter Faktor für alle Fernzugänge",
    kind: "decision",
    explanation: "Die Erhebung zeigt, dass sechs Häuser Fernzugänge noch allein mit einem Kennwort öffnen (erfunden).",
    proposal: "Alle Mitglieder richten für ihre Fernzugänge bis zum Ende des Jahres einen zweiten Faktor ein. Die Stelle gibt dazu eine Anleitung heraus.",
    minutes: "Ein Haus weist auf den Aufwand bei externen Dienstleistern hin. Die Stelle sagt zu, die Verträge gemeinsam zu prüfen.",
    against: { 4: "abstain", 9: "no" },
    task: "Zweiten Faktor für Fernzugänge einrichten",
  },
];

const second: readonly Point[] = [
  {
    title: "Übung für den Notfall",
    kind: "decision",
    explanation: "Die Notfallmappen liegen vor; geübt hat damit noch kein Haus.",
    proposal: "Jedes Mitglied übt im kommenden Jahr einmal den Ausfall seiner Informationstechnik. Die Stelle bereitet die Übung vor.",
    minutes: "Die Übung soll einen halben Tag nicht überschreiten. Zwei Häuser wollen gemeinsam üben.",
    against: { 7: "abstain" },
    task: "Ausfall der Informationstechnik üben",
  },
  {
    title: "Gemeinsame Rufbereitschaft",
    kind: "discussion",
    minutes: "Kosten und Vertretung sind noch nicht geklärt.",
    isLeftOver: true,
  },
];

/** Meetings are on working days: the day itself, or the Friday before it. */
function workingDay(stage: Stage, offset: number): number {
  const weekday = new Date(`${stage.day(offset)}T12:00:00Z`).getUTCDay();
  return offset - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0);
}

/** The district takes the chair. */
const chairOf = (cast: Cast) => cast.local.find(({ town }) => town.slug === "kreis")?.management;

/** Plans a meeting, holds it on its day and releases the minutes. */
async function playMeeting(
  stage: Stage,
  cast: Cast,
  { bodyId, around, points }: { readonly bodyId: string; readonly around: number; readonly points: readonly Point[] },
): Promise<void> {
  const ago = -workingDay(stage, -around);
  const heldOn = stage.day(-ago);
  stage.daysAgo(ago, 7);
  const hours = { heldOn, startsAt: "09:00", endsAt: "11:00", place: "Landratsamt Groß-Gerau, Sitzungszimmer 2" };
  const { meetingId } = await stage.act<{ meetingId: string }>(cast.office, "meeting.plan", { cooperativeId, bodyId, ...hours });
  const place = { cooperativeId, meetingId };
  const items: string[] = [];
  for (const { minutes: _minutes, against: _against, task: _task, isLeftOver: _left, ...item } of points)
    items.push((await stage.act<{ itemId: string }>(cast.office, "meeting.save-item", { ...place, ...item })).itemId);
  const present = cast.local.filter((_, index) => index !== 11).map(({ town }) => memberOf(town));
  const names = Object.fromEntries(cast.local.map(({ town, management }) => [town.slug, management.name]));
  await stage.act(cast.office, "meeting.hold", { ...place, present, names, chairedBy: chairOf(cast)?.name, keptBy: cast.officer.name });
  for (const [index, point] of points.entries()) await playPoint(stage, cast, { place: { ...place, itemId: items[index] ?? "" }, point });
  stage.daysAgo(ago - 4);
  await stage.act(chairOf(cast) ?? cast.office, "meeting.release", place);
}

type Kept = { readonly place: { readonly cooperativeId: string; readonly meetingId: string; readonly itemId: string }; readonly point: Point };

async function playPoint(stage: Stage, cast: Cast, { place, point }: Kept): Promise<void> {
  const { kind, minutes, against = {}, task, isLeftOver = false } = point;
  await stage.act(cast.office, "meeting.minute", { ...place, minutes, outcome: isLeftOver ? "left-over" : "noted" });
  if (kind === "decision") {
    const votes = Object.fromEntries(cast.local.flatMap(({ town }, index) => (index === 11 ? [] : [[town.slug, against[index] ?? "yes"]])));
    await stage.act(cast.office, "meeting.vote", { ...place, votes });
    await stage.act(cast.office, "meeting.decide", place);
  }
  if (task !== undefined) await stage.act(cast.office, "meeting.add-task", { ...place, title: task, audience: "all", dueOn: stage.day(60) });
}

/** Founds the bodies, holds two meetings of the steering group, and invites to the next. */
export async function playMeetings(stage: Stage, cast: Cast): Promise<void> {
  stage.daysAgo(300);
  const all = cast.local.map(({ town }) => memberOf(town));
  const found = async (body: object) => (await stage.act<{ bodyId: string }>(cast.office, "body.save", { cooperativeId, seats: all, ...body })).bodyId;
  const steering = await found({
    kind: "steering-group",
    name: "Lenkungsgruppe",
    short: "LG",
    purpose: "Beschließt über Ziele, gemeinsame Maßnahmen und Kosten des Verbunds.",
    invites: ["management"],
    chairId: chairOf(cast)?.personId,
  });
  await found({ kind: "mayors-meeting", name: "Bürgermeisterdienstversammlung", short: "BDV", purpose: "Berät den Verbund zweimal im Jahr.", invites: ["management"] });
  const round = await found({ kind: "jour-fixe", name: "Jour fixe der Koordinationen", short: "JF", purpose: "Austausch über laufende Arbeiten.", invites: ["coordinator"] });
  await found({
    kind: "project-group",
    name: "Projektgruppe Notfallvorsorge",
    short: "PN",
    purpose: "Bereitet Übungen und Notfallmappen vor.",
    seats: all.slice(0, 5),
    invites: ["coordinator"],
  });
  await playMeeting(stage, cast, { bodyId: steering, around: 168, points: first });
  await playMeeting(stage, cast, { bodyId: steering, around: 77, points: second });
  await playNext(stage, cast, { steering, round });
}

async function playNext(stage: Stage, cast: Cast, { steering, round }: { readonly steering: string; readonly round: string }): Promise<void> {
  stage.daysAgo(6);
  const [raunheim] = cast.local;
  const proposed = { bodyId: steering, title: "Gemeinsame Prüfung der Fernwartung", reason: "Unsere Dienstleister wählen sich unterschiedlich ein; eine gemeinsame Regel fehlt." };
  if (raunheim) await stage.act(raunheim.coordinator, "agenda-proposal.submit", { memberId: memberOf(raunheim.town), ...proposed });
  const plan = async (bodyId: string, day: number) => {
    const hours = { heldOn: stage.day(workingDay(stage, day)), startsAt: "09:00", endsAt: "10:30", place: "Landratsamt Groß-Gerau, Sitzungszimmer 2" };
    return (await stage.act<{ meetingId: string }>(cast.office, "meeting.plan", { cooperativeId, bodyId, ...hours })).meetingId;
  };
  const meetingId = await plan(steering, 12);
  await stage.act(cast.office, "meeting.save-item", { cooperativeId, meetingId, kind: "information", title: "Stand der Umsetzung der Beschlüsse" });
  const { points } = await stage.act<{ points: { source: string; sourceKey: string }[] }>(cast.office, "meeting.read", { cooperativeId, meetingId });
  const left = points.filter(({ source }) => source === "left-over").map(({ source, sourceKey }) => `${source}/${sourceKey}`);
  await stage.act(cast.office, "meeting.take-points", { cooperativeId, meetingId, points: left });
  await stage.act(cast.office, "meeting.save-item", {
    cooperativeId,
    meetingId,
    kind: "decision",
    title: "Arbeitsplan für das kommende Jahr",
    proposal: "Die Lenkungsgruppe beschließt den Arbeitsplan der Stelle für das kommende Jahr.",
  });
  await stage.act(cast.office, "meeting.invite", { cooperativeId, meetingId });
  await plan(round, 26);
}
