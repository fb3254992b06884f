/** What is said about the way of an agreement, in German. */
import type { Permission } from "#kernel/access";
import { formatDate, formatShortDate } from "#ui/dates";
import { formatCount } from "#ui/numbers";
import type { AgreementRight, CourseFacts, CourseStep, Formality, NoticeKind } from "./model.ts";

type Own = Extract<Permission, `agreement.${"course" | "own" | "sign" | "note-formality" | "put-in-force" | "give-notice" | "end" | "notification-paper"}`>;

const operations: Record<Own, string> = {
  "agreement.course": "Weg der Vereinbarung ansehen",
  "agreement.own": "Vereinbarung für das eigene Haus ansehen",
  "agreement.sign": "Unterschrift eintragen",
  "agreement.note-formality": "Anzeige, Genehmigung oder Bekanntmachung eintragen",
  "agreement.put-in-force": "Vereinbarung in Kraft setzen",
  "agreement.give-notice": "Kündigung eintragen",
  "agreement.end": "Vereinbarung aufheben",
  "agreement.notification-paper": "Schreiben an die Aufsicht abrufen",
};

const steps: Record<CourseStep, string> = {
  circulated: "In die Gremien gegeben",
  resolved: "Von allen beschlossen",
  signed: "Von allen unterschrieben",
  notified: "Der Aufsicht angezeigt",
  approved: "Von der Aufsicht genehmigt",
  published: "Öffentlich bekannt gemacht",
  "in-force": "In Kraft",
};

const formalities: Record<Formality, string> = { notified: "Anzeige bei der Aufsicht", approved: "Genehmigung der Aufsicht", published: "Öffentliche Bekanntmachung" };
const notices: Record<NoticeKind, string> = {
  ordinary: "ordentlich, mit der vereinbarten Frist",
  "good-cause": "aus wichtigem Grund",
  succession: "nach Eingliederung oder Zusammenschluss",
};
const classes: Record<AgreementRight["dataClass"], string> = { aggregate: "Nur Summen", status: "Stände und Zahlen", detail: "Einzelheiten" };
const forms: Record<CourseFacts["legalForm"], string> = {
  mandate: "Mandatierung",
  delegation: "Delegation",
  "working-group": "kommunale Arbeitsgemeinschaft",
  association: "Zweckverband",
};

const obstacles: Readonly<Record<string, string>> = {
  "not-circulated": "Die Fassung ist noch ein Entwurf.",
  "not-resolved": "Es fehlen noch Beschlüsse.",
  "not-signed": "Es fehlen noch Unterschriften.",
  "not-notified": "Es fehlt die Anzeige bei der Aufsicht.",
  "not-approved": "Es fehlt die Genehmigung der Aufsicht.",
  "not-published": "Es fehlt die öffentliche Bekanntmachung.",
  "in-force-already": "Die Fassung ist schon in Kraft gesetzt.",
};

type Form = CourseFacts["legalForm"];
/** What the authority gets to read, in every form „die“. */
const acts: Record<Form, string> = { mandate: "Vereinbarung", delegation: "Vereinbarung", "working-group": "Vereinbarung", association: "Verbandssatzung" };
const listed = "Beschlüsse und Unterschriften sind unten aufgeführt, soweit sie vorliegen.";
const does: Record<CourseFacts["change"], (count: number, form: Form) => string> = {
  conclusion: (count, form) =>
    form === "association"
      ? `Dem Zweckverband sollen ${formatCount(count, "de")} Verwaltungen angehören. ${listed}`
      : `An der Vereinbarung sind ${formatCount(count, "de")} Verwaltungen beteiligt. ${listed}`,
  accession: (_, form) => `Der Kreis der Beteiligten wird erweitert; im Übrigen bleibt die ${acts[form]} unverändert.`,
  powers: () => "Geändert werden Gegenstand, Befugnisse oder der Kreis der Beteiligten; der geänderte Text liegt bei.",
  other: () => "Geändert werden weder Gegenstand noch Befugnisse noch der Kreis der Beteiligten; der geänderte Text liegt bei.",
};

const done: Readonly<Record<string, string>> = {
  "agreement.sign": "Die Unterschrift ist eingetragen.",
  "agreement.note-formality": "Der Schritt ist eingetragen.",
  "agreement.put-in-force": "Die Vereinbarung ist in Kraft gesetzt. Was die Stelle sehen darf, folgt ihr ab diesem Tag.",
  "agreement.give-notice": "Die Kündigung ist eingetragen. Nach dem letzten Tag sieht die Stelle von diesem Haus nur noch Summen.",
  "agreement.end": "Die Aufhebung ist eingetragen.",
};

type Objecting = { readonly member: string; readonly subject: string; readonly reason: string; readonly on: string };

const agreement = "eine öffentlich-rechtliche Vereinbarung";
const named: Record<Form, string> = { mandate: agreement, delegation: agreement, "working-group": "eine kommunale Arbeitsgemeinschaft", association: "einen Zweckverband" };
const ofAgreement = "einer öffentlich-rechtlichen Vereinbarung";
const ofNamed: Record<Form, string> = {
  mandate: ofAgreement,
  delegation: ofAgreement,
  "working-group": "einer kommunalen Arbeitsgemeinschaft",
  association: "einer Verbandssatzung",
};

export const de = {
  operations,
  failures: {
    ...obstacles,
    "version-unknown": "Diese Fassung gibt es nicht. Bitte öffnen Sie die Vereinbarung.",
    "member-unknown": "Dieses Mitglied gibt es hier nicht. Bitte öffnen Sie es über „Mitglieder“.",
    "not-circulated": "Diese Fassung liegt nicht in den Gremien. Ein Entwurf wird unter „Inhalt“ in die Gremien gegeben; was schon in Kraft ist, braucht nichts mehr.",
    "not-resolved": "Zuerst beschließt die Vertretungskörperschaft, dann wird unterschrieben. Bitte tragen Sie unter „Beschluss“ den Beschluss ein.",
    "not-signed": "Zuerst unterschreiben alle. Bitte tragen Sie die fehlenden Unterschriften ein.",
    "not-notified": "Zuerst wird die Vereinbarung der Aufsicht angezeigt. Bitte tragen Sie die Anzeige ein.",
    "not-approved": "Zuerst genehmigt die Aufsicht. Bitte tragen Sie die Genehmigung ein.",
    "not-published": "Zuerst wird öffentlich bekannt gemacht. Bitte tragen Sie die Bekanntmachung ein.",
    "in-force-already": "Diese Fassung ist schon in Kraft gesetzt.",
    overtaken: "Inzwischen ist eine andere Fassung in Kraft gesetzt, die diese nicht kennt. Bitte legen Sie auf deren Grundlage eine neue an.",
    "member-not-asked": "Dieses Mitglied muss diese Fassung nicht unterschreiben. Es ist nichts zu tun.",
    "signed-already": "Diese Unterschrift ist schon eingetragen. Es ist nichts weiter zu tun.",
    "signed-before-resolved": "Der Tag liegt vor dem Beschluss. Bitte prüfen Sie das Datum.",
    "day-in-future": "Dieser Tag liegt in der Zukunft. Bitte tragen Sie ein, was geschehen ist.",
    "day-too-early": "Dieser Tag liegt vor dem Schritt davor. Bitte prüfen Sie das Datum.",
    "formality-unneeded": "Das verlangt das Gesetz bei dieser Rechtsform und Änderung nicht. Es ist nichts einzutragen.",
    "noted-already": "Das ist schon eingetragen. Es ist nichts weiter zu tun.",
    "not-in-force": "Für dieses Haus ist keine Vereinbarung in Kraft. Es gibt nichts zu kündigen oder aufzuheben.",
    "notice-given": "Es ist schon eine Kündigung eingetragen; der letzte Tag steht unter „Laufzeit und Fristen“.",
    "notice-not-agreed": "Die Vereinbarung sieht keine ordentliche Kündigung vor. Möglich bleibt die Kündigung aus wichtigem Grund.",
    "notice-too-late": "Diese Kündigung kommt zu spät; die Vereinbarung endet ohnehin mit der Laufzeit. Früher beendet sie nur eine Kündigung aus wichtigem Grund.",
    "reason-missing": "Ein wichtiger Grund muss genannt werden. Bitte tragen Sie ihn ein.",
    "succession-missing": "Bitte tragen Sie den Tag ein, an dem die neue Körperschaft eingetreten ist.",
    "succession-too-late": "Diese Kündigung war nur drei Monate lang möglich. Bitte prüfen Sie das Datum; sonst bleibt die ordentliche Kündigung oder die aus wichtigem Grund.",
    "approval-missing": "Bei dieser Rechtsform muss die Aufsicht genehmigen. Bitte tragen Sie den Tag der Genehmigung ein.",
    "last-day-too-early": "Der letzte Tag liegt vor dem Beginn oder vor der Kündigung. Bitte prüfen Sie das Datum.",
  },
  done,
  steps,
  formalities,
  notices,
  classes,
  forms,
  obstacles,
  standings: { done: "erledigt", next: "als Nächstes", open: "offen" },
  course: {
    objections: "Häuser widersprechen dem, was die Stelle für sie eingetragen hat",
    objection: ({ member, subject, reason, on }: Objecting) => `${member} zu ${subject}, ${on}: ${reason}`,
    subjects: { resolution: "Beschluss", signature: "Unterschrift", notice: "Kündigung", "in-force": "Inkrafttreten" },
    title: "Weg zur Geltung",
    agreement: "Vereinbarung",
    numbered: (number: number) => `Fassung ${number}`,
    content: "Inhalt",
    resolutions: "Beschlüsse",
    councilPapers: "Sitzungsvorlagen",
    lead: {
      draft: "Diese Fassung ist ein Entwurf. Der Weg beginnt, wenn sie in die Gremien geht.",
      running: (step: string) => `Als Nächstes: ${step}.`,
      future: (day: string) => `Sie gilt ab dem ${formatDate(day, "de")}.`,
      holds: (day: string) => `Sie gilt seit dem ${formatDate(day, "de")}.`,
      past: "Diese Fassung gilt nicht mehr.",
    },
    steps: "Schritte",
    on: (day: string) => `am ${formatShortDate(day, "de")}`,
    missing: (names: string) => `Es fehlen: ${names}.`,
    missingCount: (count: number) => `Es fehlen ${formatCount(count, "de")}.`,
    refused: (names: string) => `Abgelehnt: ${names}.`,
    signatures: "Unterschriften",
    member: "Mitglied",
    signedOn: "Unterschrieben am",
    signatory: "Unterschrieben von",
    signatoryHint: "Die Ämter genügen, zum Beispiel „Bürgermeister und Erste Stadträtin“. Nötig sind zwei Unterschriften (§ 71 HGO, § 45 HKO).",
    sign: "Unterschrift eintragen",
    notSigned: "noch nicht",
    formality: "Anzeige, Genehmigung, Bekanntmachung",
    note: "Schritt eintragen",
    day: "Tag",
    reference: "Aktenzeichen oder Fundstelle",
    what: "Schritt",
    letter: "Schreiben an die Aufsicht",
    put: "In Kraft setzen",
    putText: (day: string) => `Nach Gesetz und Vereinbarung gilt sie ab dem ${formatDate(day, "de")}. Ab diesem Tag folgen die Rechte der Stelle aus den Aufgaben.`,
    putObstacle: (reason: string) => `Noch nicht möglich: ${reason}`,
    dates: "Laufzeit und Fristen",
    startedOn: "Begonnen am",
    endsOn: "Läuft bis",
    endless: "unbefristet",
    prolongs: (day: string) => `${formatShortDate(day, "de")}, verlängert sich danach`,
    lastNotice: "Kündigung spätestens am",
    noNotice: "keine ordentliche Kündigung",
    goodCause: "Aus wichtigem Grund",
    goodCauseText: (section: string) => `jederzeit, schriftlich gegenüber allen Beteiligten (${section})`,
    leaving: "Kündigungen",
    lastDay: "Letzter Tag",
    kind: "Art",
    givenOn: "Erklärt am",
    end: "Vereinbarung aufheben",
    endText: "Nur, wenn alle Beteiligten die Vereinbarung gemeinsam beenden. Danach sieht die Stelle nur noch Summen.",
    approvedOn: "Genehmigung der Aufsicht am",
    approvedHint: "Nur bei Delegation und Zweckverband.",
    source: "Rechtsgrundlage",
  },
  own: {
    entries: "Einträge der Stelle",
    title: "Unsere Vereinbarung",
    resolution: "Beschluss",
    lead: (day: string) => `Ihr Haus ist seit dem ${formatDate(day, "de")} beteiligt.`,
    leadNone: "Für Ihr Haus gilt noch keine Vereinbarung.",
    waiting: "Was ansteht",
    waitingText: (number: number) => `Fassung ${number} liegt in den Gremien.`,
    read: "Text lesen",
    path: "Beschlussweg",
    signed: (day: string) => `Ihr Haus hat am ${formatShortDate(day, "de")} unterschrieben.`,
    tasks: "Übernommene Aufgaben und was die Stelle dafür sieht",
    task: "Aufgabe",
    kind: "Art",
    mandated: "mandatiert",
    supported: "unterstützt",
    sees: "Die Stelle sieht",
    none: "Es sind keine Aufgaben übernommen.",
    rights: "Was die Stelle ab wann sehen darf",
    from: "Ab",
    widest: "Höchstens",
    basis: "Grundlage",
    bases: { agreement: "Vereinbarung", exit: "Ausscheiden" },
    narrow: "Enger fassen",
    narrowText: "Ihre Leitung kann das jederzeit enger fassen.",
    leave: "Alles mitnehmen",
    notice: "Kündigen",
    noticeText: "Eingetragen wird eine Kündigung, die schriftlich gegenüber allen Beteiligten erklärt ist.",
    noticeKind: "Art der Kündigung",
    lastDay: "Letzter Tag",
    lastDayHint: "Bei ordentlicher Kündigung rechnet Ringwall ihn aus.",
    reason: "Grund",
    succeededOn: "Neue Körperschaft eingetreten am",
    succeededHint: (section: string) => `Nur nach Eingliederung oder Zusammenschluss; möglich binnen drei Monaten (${section}).`,
    saveNotice: "Kündigung eintragen",
    given: (kind: string, givenOn: string, lastDay: string) => `Gekündigt ${kind}, erklärt am ${formatShortDate(givenOn, "de")}, letzter Tag ${formatShortDate(lastDay, "de")}.`,
    onlyManagement: "Unterschrift und Kündigung trägt die Leitung oder die Stelle ein.",
  },
  paper: {
    fileName: (day: string, number: number) => `${day} Schreiben an die Aufsicht, Fassung ${number}`,
    state: (day: string) => `Stand: ${day}`,
    invented: "Vorführung, Angaben frei erfunden",
    titles: {
      none: (form: Form) => `Mitteilung über ${named[form]}`,
      notified: (form: Form) => `Anzeige ${ofNamed[form]}`,
      approved: (form: Form) => `Antrag auf Genehmigung ${ofNamed[form]}`,
    },
    to: "An",
    toValue: "die zuständige Aufsichtsbehörde",
    from: "Von",
    date: "Datum",
    reference: "Unser Zeichen",
    blank: "____________________",
    greeting: "Sehr geehrte Damen und Herren,",
    asks: {
      none: (title: string, form: string) => `wir informieren Sie über die „${title}“ (${form}). Eine Anzeige oder Genehmigung sieht das Gesetz für diese Form nicht vor.`,
      notified: (title: string, form: string, section: string) => `hiermit zeigen wir nach ${section} die „${title}“ (${form}) an.`,
      approved: (title: string, form: string, section: string) => `hiermit beantragen wir nach ${section} die Genehmigung der „${title}“ (${form}).`,
    },
    does,
    effect: {
      "all-signed": (section: string) =>
        `Sie wird wirksam, sobald alle Beteiligten beschlossen und unterschrieben haben, wenn sie nicht selbst einen späteren Tag nennt (${section}).`,
      published: (section: string) => `Sie wird am Tag nach der öffentlichen Bekanntmachung wirksam, wenn sie nicht selbst einen späteren Tag nennt (${section}).`,
    },
    caption: "Beschlüsse und Unterschriften",
    party: "Beteiligte",
    resolution: "Beschluss",
    signed: "Unterschrift",
    councils: {
      stadt: "Stadtverordnetenversammlung",
      gemeinde: "Gemeindevertretung",
      landkreis: "Kreistag",
      zweckverband: "Verbandsversammlung",
      eigenbetrieb: "zuständiges Gremium",
      aoer: "Verwaltungsrat",
      sonstige: "zuständiges Gremium",
    },
    forms,
    enclosed: "Anlagen",
    enclosures: (form: Form, published: boolean) => [
      `Text der ${acts[form]} mit allen Anlagen`,
      "Übersicht der Beschlüsse mit Auszügen aus den Niederschriften",
      ...(published ? ["Entwurf der öffentlichen Bekanntmachung"] : []),
    ],
    closing: "Für Rückfragen steht die Stelle gern zur Verfügung.",
    regards: "Mit freundlichen Grüßen",
    signature: (host: string) => [`Ort, Datum – für ${host}`, "Name und Amt"],
  },
};
