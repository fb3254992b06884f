import { formatCount } from "#ui/numbers";

type LetterFacts = {
  readonly name: string;
  readonly provider: string;
  readonly requirement: string;
  readonly reason: string;
  readonly checks: readonly string[];
  readonly officeName: string;
  readonly address: string;
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const answers = (count: number) => (count === 1 ? "eine Gemeinschaftsantwort" : `${formatCount(count, "de")} Gemeinschaftsantworten`);

/** What is said about adopting and withdrawing shared answers, in German. */
export const de = {
  operations: {
    "shared-answer.for-member": "Angebotene Gemeinschaftsantworten ansehen",
    "shared-answer.offer": "Angebotene Gemeinschaftsantwort ansehen",
    "shared-answer.decide": "Über eine Gemeinschaftsantwort entscheiden",
    "shared-answer.mark-duty": "Eigene Pflicht als erledigt vermerken",
    "shared-answer.propose-withdrawal": "Folgen eines Rückzugs ansehen",
    "shared-answer.withdraw": "Gemeinschaftsantwort zurückziehen",
  },
  failures: {
    "shared-answer-unknown": "Diese Gemeinschaftsantwort gibt es hier nicht. Bitte öffnen Sie die Liste.",
    "shared-answer-withdrawn": "Diese Gemeinschaftsantwort wurde inzwischen zurückgezogen. Sie müssen nichts mehr entscheiden.",
    "shared-answer-changed":
      "Inzwischen gibt es eine neue Fassung. Sie steht jetzt auf dieser Seite. Bitte lesen Sie sie und entscheiden Sie noch einmal; Ihre Begründung ist noch da.",
    "reason-missing": "Bitte schreiben Sie dazu, was bei Ihnen anders ist oder warum Sie ablehnen. Ein Satz genügt.",
    "not-relied-on": "Sie haben diese Antwort nicht übernommen. Übernehmen Sie sie zuerst, dann können Sie Ihre Pflicht vermerken.",
    "no-residual-duty": "Bei dieser Antwort bleibt für Ihr Haus nichts zu tun. Sie müssen nichts vermerken.",
  },
  letters: {
    withdrawn: {
      subject: ({ requirement }: LetterFacts) => `Zurückgezogen: Gemeinschaftsantwort zu ${requirement}`,
      body: ({ name, provider, requirement, reason, checks, officeName, address }: LetterFacts) =>
        [
          `Guten Tag ${name},`,
          `die Gemeinschaftsantwort von ${provider} zu „${requirement}“ ist zurückgezogen. Ihr Haus hat sich darauf verlassen; sie zählt ab sofort nicht mehr.`,
          `Der Grund: ${reason}`,
          ...(checks.length === 0 ? [] : [`Betroffen ist: ${checks.join(", ")}. Bitte sehen Sie dort nach, was jetzt zählt, und antworten Sie selbst, wo etwas offen ist.`]),
          `Mehr dazu:\n${address}`,
          `Freundliche Grüße\n${officeName}`,
        ].join("\n\n"),
    },
  },
  statuses: { yes: "ja", partly: "teilweise", no: "nein", dispensable: "entbehrlich", open: "offen" },
  standings: { review: "Überprüfung nötig", undecided: "noch offen", adopted: "übernommen", adapted: "angepasst", rejected: "abgelehnt", withdrawn: "zurückgezogen" },
  decisions: { adopted: "übernommen", adapted: "angepasst übernommen", rejected: "abgelehnt" },
  context: {
    title: "Gemeinschaftsantwort",
    standings: { review: "Überprüfung nötig", undecided: "noch nicht entschieden", adopted: "übernommen", adapted: "angepasst", rejected: "abgelehnt", withdrawn: "zurückgezogen" },
    version: (version: number) => `Fassung ${version}`,
    relies: (version: number) => `Bis Sie entscheiden, gilt bei Ihnen weiter Fassung ${version}.`,
    decidedWhy: "Begründung:",
    evidence: "Nachweis:",
    covers: { full: "deckt das ganz ab:", partial: "deckt einen Teil ab:", guidance: "gibt eine Hilfestellung:" },
    stays: "Bei Ihnen bleibt:",
    dutyDone: "Das haben wir schon erledigt",
    dutyIsDone: "erledigt",
    dutyIsOpen: "noch offen",
    markDone: "Ist erledigt",
    markOpen: "Doch nicht erledigt",
    adopt: "Übernehmen",
    adapt: "Anpassen …",
    adaptReason: "Was ist bei Ihnen anders?",
    reject: "Ablehnen …",
    rejectReason: "Warum passt die Antwort nicht?",
    save: "Speichern",
    again: "Neu entscheiden",
    look: "Ganz ansehen: Nachweis, Fassungen, Wirkung",
  },
  list: {
    title: "Gemeinschaftsantworten",
    lead: ({ waiting, review }: { waiting: number; review: number }) =>
      waiting === 0
        ? "Hier steht, was die Stelle oder ein Dienstleister einmal für alle beantwortet hat. Im Moment wartet nichts auf Ihre Entscheidung."
        : review === 0
          ? `${capital(answers(waiting))} ${waiting === 1 ? "wartet" : "warten"} auf Ihre Entscheidung. Die Stelle oder ein Dienstleister hat für alle geantwortet; was Sie übernehmen, müssen Sie nicht selbst erarbeiten.`
          : review === waiting
            ? `${review === 1 ? "Eine neue Fassung wartet" : `${capital(formatCount(review, "de"))} neue Fassungen warten`} auf Sie. Bitte sehen Sie nach, was sich geändert hat, und entscheiden Sie neu.`
            : `${capital(answers(waiting))} warten auf Sie, davon ${review === 1 ? "eine neue Fassung" : `${formatCount(review, "de")} neue Fassungen`} zum Überprüfen.`,
    tabs: { waiting: "Zu entscheiden", relied: "Übernommen", duty: "Eigene Pflicht offen", rejected: "Abgelehnt", withdrawn: "Zurückgezogen" },
    tabsLabel: "Stand Ihrer Entscheidung",
    text: "Anforderung oder Anbieter",
    found: (count: number) => (count === 0 ? "Keine Antwort" : count === 1 ? "Eine Antwort" : `${capital(formatCount(count, "de"))} Antworten`),
    concerns: (checks: string) => `Gefragt in: ${checks}`,
    columns: { requirement: "Anforderung", provider: "Anbieter", own: "Ihre Antwort", effective: "Es zählt", decision: "Entscheidung", act: "Tun" },
    notAsked: "nicht gefragt",
    nothingSaid: "noch keine",
    open: "Ansehen",
    openOf: (title: string) => `Gemeinschaftsantwort ansehen: ${title}`,
    dutyDone: "Pflicht ist erledigt",
    dutyDoneOf: (title: string) => `Eigene Pflicht ist erledigt: ${title}`,
    dutyOpen: "Pflicht offen",
    empty: {
      waiting: "Alles entschieden",
      relied: "Noch nichts übernommen",
      duty: "Keine eigene Pflicht offen",
      rejected: "Nichts abgelehnt",
      withdrawn: "Nichts zurückgezogen",
    },
    emptyHint: {
      waiting: "Sobald die Stelle oder ein gemeinsamer Dienstleister etwas für alle beantwortet, steht es hier zur Entscheidung.",
      relied: "Hier stehen die Antworten, auf die sich Ihr Haus verlässt.",
      duty: "Manche Antworten decken nur einen Teil ab. Was dann bei Ihnen bleibt, steht hier, bis es erledigt ist.",
      rejected: "Hier stehen Antworten, die bei Ihnen nicht passen, mit Ihrer Begründung.",
      withdrawn: "Hier stehen Antworten, auf die Sie sich verlassen haben und die nicht mehr gelten.",
    },
    done: {
      "shared-answer.decide": "Ihre Entscheidung ist gespeichert.",
      "shared-answer.mark-duty": "Vermerkt.",
    },
  },
  offer: {
    lead: {
      review: "Es gibt eine neue Fassung. Bei Ihnen gilt die frühere weiter, bis Sie entscheiden.",
      undecided: "Bitte entscheiden Sie, ob sich Ihr Haus darauf verlässt.",
      adopted: "Ihr Haus verlässt sich auf diese Antwort.",
      adapted: "Ihr Haus verlässt sich auf diese Antwort, mit einer Abweichung.",
      rejected: "Ihr Haus verlässt sich nicht auf diese Antwort.",
      withdrawn: "Diese Antwort ist zurückgezogen und zählt nicht mehr.",
    },
    requirement: "Das verlangt die Anforderung",
    answer: (version: number) => `Antwort, Fassung ${version}`,
    earlier: (version: number) => `Ihre Fassung ${version}, die bei Ihnen noch gilt`,
    duty: "Was bei Ihnen bleibt",
    noDuty: "Nichts.",
    evidence: "Nachweis",
    noEvidence: "Kein Nachweis angegeben.",
    effect: "Was das bei Ihnen bewirkt",
    effectNone: "In keinem laufenden Check wird danach gefragt. Ihre Entscheidung gilt auch für spätere.",
    columns: { check: "Check", own: "Ihre Antwort", effective: "Es zählt jetzt", adopted: "Mit dieser Fassung" },
    effectHint: "Ihre eigene Antwort geht immer vor und wird nie überschrieben. Beides bleibt sichtbar.",
    decision: "Ihre Entscheidung",
    decidedBy: ({ decision, version, at, name }: { decision: string; version: number; at: string; name: string }) =>
      `${capital(decision)} in Fassung ${version} am ${at} von ${name}.`,
    decide: "Entscheiden",
    decideAgain: "Neu entscheiden",
    options: {
      adopted: { label: "Übernehmen", hint: "So ist es auch bei uns." },
      adapted: { label: "Anpassen", hint: "Im Grunde ja, aber etwas ist bei uns anders." },
      rejected: { label: "Ablehnen", hint: "Das passt bei uns nicht. Wir beantworten die Anforderung selbst." },
    },
    choose: "Verlässt sich Ihr Haus auf diese Antwort?",
    reason: "Begründung",
    reasonHint: "Nötig beim Anpassen (was ist anders?) und Ablehnen (warum?). Die Stelle liest sie.",
    dutyDone: "Was bei uns bleibt, ist erledigt",
    dutyDoneHint: "Dann zählt die Anforderung als erfüllt. Sie können das auch später vermerken.",
    submit: "Entscheidung speichern",
    markDone: "Ist erledigt",
    markOpen: "Doch nicht erledigt",
    dutyIsDone: "Als erledigt vermerkt.",
    dutyIsOpen: "Noch offen. Bis dahin zählt die Anforderung nur teilweise.",
    withdrawnWhy: "Grund",
  },
  withdrawal: {
    title: "Gemeinschaftsantwort zurückziehen",
    trail: "Gemeinschaftsantworten",
    lead: ({ members, checks }: { members: number; checks: number }) =>
      members === 0
        ? "Niemand verliert dadurch etwas in einem laufenden Check."
        : `${members === 1 ? "Ein Mitglied verliert" : `${capital(formatCount(members, "de"))} Mitglieder verlieren`} damit in ${checks === 1 ? "einem laufenden Check" : `${formatCount(checks, "de")} laufenden Checks`} eine Antwort, die heute zählt.`,
    answer: (provider: string, version: number) => `${provider}, Fassung ${version}`,
    who: "Wer verliert welche Antwort?",
    columns: { member: "Mitglied", decision: "Entscheidung", check: "Check", own: "Eigene Antwort", before: "Es zählt heute", after: "Danach" },
    noCheck: "kein laufender Check",
    notShown: "wird nicht gezeigt",
    hiddenHint: "Was ein Mitglied selbst geantwortet hat, steht hier nur, wenn es der Stelle Einzelheiten zeigt. Wer nur Summen zeigt, wird genannt, sonst nichts.",
    same: "bleibt",
    nobody: "Niemand verlässt sich auf diese Antwort",
    nobodyHint: "Sie können sie ohne Folgen zurückziehen.",
    reason: "Warum ziehen Sie die Antwort zurück?",
    reasonHint: "Alle, die sich darauf verlassen, bekommen diesen Satz als Nachricht. Er bleibt bei der Antwort stehen.",
    final: "Das lässt sich nicht rückgängig machen. Wenn die Antwort später wieder gilt, veröffentlichen Sie sie neu; die Mitglieder entscheiden dann noch einmal.",
    submit: "Antwort zurückziehen",
    confirm: "Wirklich zurückziehen? Die Antwort zählt dann sofort bei niemandem mehr.",
    back: "Doch nicht",
  },
};
