/**
 * Who may do what, written down a second time and the other way round: by role. The table of grants and this one are kept by hand and
 * compared by the isolation test; a right that slips into one of them shows. Read it as a data protection officer would: „what may the adviser do?“
 */
import type { Role } from "#kernel/access";

type Rights = Readonly<Record<string, string>>;

const rights: Readonly<Record<Role, Rights>> = {
  office: {
    cooperative: "read describe",
    member: "list export read admit correct dismiss add-figure stage-import read-import apply-import",
    unit: "add remove",
    person: "list export read appoint appoint-central correct correct-central relieve relieve-central hand-over hand-over-central",
    account: "invite invite-central invite-wave list-invitations list-member-invitations",
    audit: "list list-member verify verify-member",
    questionnaire:
      "list read adopt draft save-head save-section move-section remove-section save-question move-question remove-question save-checks publish withdraw export import",
    campaign: "list read prepare launch change-deadline add-members close reopen matrix matrix-live matrix-export remind",
    delegation: "create list renew revoke",
    inquiry: "reply close list queue export read",
    survey: "list open section attachment return snapshot snapshot-paper workbook list-workbooks",
    evaluation: "read section freeze comment paper export",
    visibility: "read read-member set-default",
    measure: "list month export read move remark check plan-paper budget export-oscal",
    "cooperative-measure": "list read define redefine spread withdraw push-year export",
    "shared-answer": "list export read prepare publish evidence reliance reliance-export propose-withdrawal withdraw",
    check:
      "prepare issue add-members list round round-live round-export remind close-round reopen-round change-deadline mine overview open row go-through evidence return verify-row verify reopen triage update-catalogue standing result-paper export-oscal",
    report: "member-page steering-pack",
    steering: "cockpit inbox counts search",
  },
  management: {
    cooperative: "read",
    member: "list export read",
    unit: "add remove",
    person: "list export read appoint correct relieve hand-over",
    account: "invite list-member-invitations",
    audit: "list-member verify-member",
    campaign: "list read",
    delegation: "create list renew revoke",
    inquiry: "ask reply close list read",
    survey:
      "list open section answer attach attachment carry-over confirm submit sign-off return snapshot snapshot-paper workbook stage-workbook read-workbook apply-workbook list-workbooks",
    evaluation: "compare",
    visibility: "read read-member choose",
    measure: "list month export read create change move remark need free check plan-paper export-oscal",
    "cooperative-measure": "list read",
    "shared-answer": "evidence for-member offer decide mark-duty",
    check:
      "mine overview open row go-through answer confirm-suggestion carry-over attach link evidence remove-evidence assign submit close reopen workbook stage-workbook list-workbooks read-workbook apply-workbook result-paper export-oscal",
    report: "member-page",
    steering: "one-page one-page-paper inbox counts search",
  },
  coordinator: {
    cooperative: "read",
    member: "list export read",
    unit: "add remove",
    person: "list export read appoint correct relieve hand-over",
    account: "invite list-member-invitations",
    audit: "list-member verify-member",
    campaign: "list read",
    delegation: "create list renew revoke",
    inquiry: "ask reply close list read",
    survey:
      "list open section answer attach attachment carry-over confirm submit withdraw snapshot snapshot-paper workbook stage-workbook read-workbook apply-workbook list-workbooks",
    evaluation: "compare",
    visibility: "read read-member",
    measure: "list month export read create change move remark need free check plan-paper export-oscal",
    "cooperative-measure": "list read",
    "shared-answer": "evidence for-member offer decide mark-duty",
    check:
      "mine overview open row go-through answer confirm-suggestion carry-over attach link evidence remove-evidence assign submit reopen workbook stage-workbook list-workbooks read-workbook apply-workbook result-paper export-oscal",
    report: "member-page",
    steering: "my-tasks inbox counts search",
  },
  steering: {
    cooperative: "read",
    member: "list export read",
    person: "list export read",
    questionnaire: "list read export",
    campaign: "list read matrix matrix-live matrix-export",
    evaluation: "read section paper export",
    visibility: "read",
    measure: "budget",
    "cooperative-measure": "list read export",
    "shared-answer": "list export read evidence reliance reliance-export",
    check: "list round round-live round-export standing",
    report: "steering-pack",
    steering: "cockpit inbox counts search",
  },
  oversight: {
    cooperative: "read",
    member: "list export read",
    person: "list export read",
    audit: "list list-member verify verify-member",
    visibility: "read-member",
    steering: "oversight-page inbox counts search",
  },
  auditor: {
    cooperative: "read",
    member: "list export read",
    person: "list export read",
    audit: "list list-member verify verify-member",
    questionnaire: "list read export",
    campaign: "list read matrix matrix-live matrix-export",
    survey: "list open section attachment snapshot snapshot-paper",
    evaluation: "read section paper export",
    visibility: "read read-member",
    measure: "list month export read check plan-paper budget export-oscal",
    "cooperative-measure": "list read export",
    "shared-answer": "list export read evidence reliance reliance-export",
    check: "list round round-live round-export standing mine overview open row go-through evidence result-paper export-oscal",
    report: "steering-pack",
    steering: "cockpit inbox counts search",
  },
  adviser: {
    cooperative: "read",
    member: "list export read",
    person: "list export read",
    questionnaire: "list read export",
    campaign: "list read matrix matrix-live matrix-export",
    evaluation: "read section paper export",
    visibility: "read",
    measure: "budget",
    "cooperative-measure": "list read export",
    "shared-answer": "list export read evidence reliance reliance-export",
    check: "list round round-live round-export standing mine overview open row go-through evidence result-paper export-oscal",
    report: "steering-pack",
    steering: "cockpit inbox counts search",
  },
  operator: {
    cooperative: "found list-all",
    account: "invite-office",
    audit: "verify-installation",
    steering: "counts",
  },
  contributor: {
    delegation: "leave",
    inquiry: "ask reply read",
    survey: "open section answer attach attachment confirm hand-in-section",
    steering: "counts",
  },
  person: {
    cooperative: "list",
    account: "read change-password choose-language renew-recovery-codes",
    session: "close list revoke",
    token: "create list revoke",
    calendar: "list-feeds create-feed revoke-feed",
    mail: "list read",
  },
  pending: {
    session: "begin-enrolment enrol confirm close",
  },
  anonymous: {
    cooperative: "show-public",
    account: "set-up needs-set-up redeem request-reset",
    calendar: "read",
    session: "open play personas",
    delegation: "enter",
  },
  job: {
    account: "sweep",
    campaign: "remind-due",
    measure: "remind-due",
    check: "remind-due take-standing",
    steering: "send-digests",
  },
};

const listed = new Map(
  Object.entries(rights).map(([role, nouns]) => [role, new Set(Object.entries(nouns).flatMap(([noun, verbs]) => verbs.split(" ").map((verb) => `${noun}.${verb}`)))]),
);

/** May somebody in this role do this anywhere? */
export const isGranted = (role: Role, operation: string): boolean => listed.get(role)?.has(operation) ?? false;
