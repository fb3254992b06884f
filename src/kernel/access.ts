/** Who may do what: one table, read by the doors, the screens and the tests. Which rows is the database's decision (row-level security). */

/** Offices somebody can hold. The order decides in whose shoes a person with several offices acts. */
export const offices = ["office", "management", "coordinator", "steering", "oversight", "auditor", "adviser", "operator"] as const;
export type Office = (typeof offices)[number];

/**
 * All roles: the offices, and four that nobody is appointed to – `anonymous` (not signed in), `pending` (password shown, second
 * factor missing), `person` (anyone signed in, acting for themselves), `contributor` (no account, came with a typed code), `job` (the clock).
 */
export const roles = [...offices, "contributor", "person", "pending", "anonymous", "job"] as const;
export type Role = (typeof roles)[number];

/** Do people in this role look at a member from outside? The database asks the same (`looks_from_outside`). */
export const looksFromOutside = (role: Role): boolean => ["office", "steering", "auditor", "adviser"].includes(role);

const office = ["office"] as const;
const central = ["office", "steering", "auditor", "adviser"] as const;
const local = ["management", "coordinator"] as const;
const everyone = ["office", "management", "coordinator", "steering", "oversight", "auditor", "adviser"] as const;
const person = ["person"] as const;

const grants = {
  // members
  "cooperative.found": ["operator"],
  "cooperative.list-all": ["operator"],
  "cooperative.list": person,
  "cooperative.read": everyone,
  "cooperative.show-public": ["anonymous"],
  "cooperative.describe": office,
  "member.list": everyone,
  "member.export": everyone,
  "member.read": everyone,
  "member.admit": office,
  "member.correct": office,
  "member.dismiss": office,
  "member.add-figure": office,
  "member.stage-import": office,
  "member.read-import": office,
  "member.apply-import": office,
  "unit.add": ["office", ...local],
  "unit.remove": ["office", ...local],
  "person.list": everyone,
  "person.export": everyone,
  "person.read": everyone,
  "person.appoint": ["office", ...local],
  "person.appoint-central": office,
  "person.correct": ["office", ...local],
  "person.correct-central": office,
  "person.relieve": ["office", ...local],
  "person.relieve-central": office,
  "person.hand-over": ["office", ...local],
  "person.hand-over-central": office,
  // accounts
  "account.set-up": ["anonymous"],
  "account.needs-set-up": ["anonymous"],
  "account.invite": ["office", ...local],
  "account.invite-central": office,
  "account.invite-wave": office,
  "account.invite-office": ["operator"],
  "account.list-invitations": office,
  "account.list-member-invitations": ["office", ...local],
  "account.redeem": ["anonymous"],
  "account.request-reset": ["anonymous"],
  "account.read": person,
  "account.change-password": person,
  "account.choose-language": person,
  "account.renew-recovery-codes": person,
  "account.sweep": ["job"],
  "session.open": ["anonymous"],
  "session.begin-enrolment": ["pending"],
  "session.enrol": ["pending"],
  "session.confirm": ["pending"],
  "session.close": ["person", "pending"],
  "session.list": person,
  "session.revoke": person,
  "session.play": ["anonymous"],
  "session.personas": ["anonymous"],
  "token.create": person,
  "token.list": person,
  "token.revoke": person,
  // oversight
  "audit.list": ["office", "oversight", "auditor"],
  "audit.list-member": ["office", ...local, "oversight", "auditor"],
  "audit.verify": ["office", "oversight", "auditor"],
  "audit.verify-member": ["office", ...local, "oversight", "auditor"],
  "audit.verify-installation": ["operator"],
  "mail.list": person,
  "mail.read": person,
  // visibility
  "visibility.read": [...central, ...local],
  "visibility.read-member": ["office", ...local, "oversight", "auditor"],
  "visibility.set-default": office,
  "visibility.choose": ["management"],
  // survey/questionnaires
  "questionnaire.list": central,
  "questionnaire.read": central,
  "questionnaire.adopt": office,
  "questionnaire.draft": office,
  "questionnaire.save-head": office,
  "questionnaire.save-section": office,
  "questionnaire.move-section": office,
  "questionnaire.remove-section": office,
  "questionnaire.save-question": office,
  "questionnaire.move-question": office,
  "questionnaire.remove-question": office,
  "questionnaire.save-checks": office,
  "questionnaire.publish": office,
  "questionnaire.withdraw": office,
  "questionnaire.export": central,
  "questionnaire.import": office,
  // survey/campaigns
  "campaign.list": [...central, ...local],
  "campaign.read": [...central, ...local],
  "campaign.prepare": office,
  "campaign.launch": office,
  "campaign.change-deadline": office,
  "campaign.add-members": office,
  "campaign.close": office,
  "campaign.reopen": office,
  // survey/delegations
  "delegation.create": ["office", "coordinator", "management"],
  "delegation.list": ["office", "coordinator", "management"],
  "delegation.renew": ["office", "coordinator", "management"],
  "delegation.revoke": ["office", "coordinator", "management"],
  "delegation.enter": ["anonymous"],
  "delegation.leave": ["contributor"],
  // survey/inquiries
  "inquiry.ask": ["coordinator", "management", "contributor"],
  "inquiry.reply": ["office", "coordinator", "management", "contributor"],
  "inquiry.close": ["office", "coordinator", "management"],
  "inquiry.list": ["office", "coordinator", "management"],
  "inquiry.queue": office,
  "inquiry.export": office,
  "inquiry.read": ["office", "coordinator", "management", "contributor"],
  // survey/answers
  "survey.list": ["office", ...local, "auditor"],
  "survey.open": ["office", ...local, "auditor", "contributor"],
  "survey.section": ["office", ...local, "auditor", "contributor"],
  "survey.answer": ["coordinator", "management", "contributor"],
  "survey.attach": ["coordinator", "management", "contributor"],
  "survey.attachment": ["office", ...local, "auditor", "contributor"],
  "survey.carry-over": ["coordinator", "management"],
  "survey.confirm": ["coordinator", "management", "contributor"],
  "survey.hand-in-section": ["contributor"],
  "survey.submit": ["coordinator", "management"],
  "survey.withdraw": ["coordinator"],
  "survey.sign-off": ["management"],
  "survey.return": ["office", "management"],
  "survey.snapshot": ["office", ...local, "auditor"],
  "survey.snapshot-paper": ["office", ...local, "auditor"],
  // survey/followup
  "campaign.matrix": central,
  "campaign.matrix-live": central,
  "campaign.matrix-export": central,
  "campaign.remind": office,
  "campaign.remind-due": ["job"],
  // survey/exchange
  "survey.workbook": ["office", ...local],
  "survey.stage-workbook": ["coordinator", "management"],
  "survey.list-workbooks": ["office", ...local],
  "survey.read-workbook": ["coordinator", "management"],
  "survey.apply-workbook": ["coordinator", "management"],
  // survey/evaluation
  "evaluation.read": central,
  "evaluation.section": central,
  "evaluation.compare": local,
  "evaluation.freeze": office,
  "evaluation.comment": office,
  "evaluation.paper": central,
  "evaluation.export": central,
  // catalogue/library
  "catalogue.list": [...central, ...local],
  "catalogue.read": [...central, ...local],
  "catalogue.requirements": [...central, ...local],
  "catalogue.requirement": [...central, ...local],
  "catalogue.adopt-shipped": office,
  "catalogue.stage-import": office,
  "catalogue.assign-sources": office,
  "catalogue.read-import": office,
  "catalogue.apply-import": office,
  "catalogue.discard-import": office,
  "catalogue.restore-version": office,
  "catalogue.withdraw": office,
  "catalogue.original": [...central, ...local],
  "catalogue.compare": [...central, ...local],
  "catalogue.export-comparison": [...central, ...local],
  "catalogue.export": [...central, ...local],
  "catalogue.export-oscal": [...central, ...local],
  "catalogue.template": office,
  "catalogue.parameters": [...central, ...local],
  "catalogue.member-parameters": ["office", ...local],
  "catalogue.set-parameter": office,
  "catalogue.clear-parameter": office,
  "catalogue.set-member-parameter": ["office", ...local],
  "catalogue.clear-member-parameter": ["office", ...local],
  "mapping.list": [...central, ...local],
  "mapping.read": [...central, ...local],
  "mapping.export": [...central, ...local],
  "mapping.remove": office,
  // steering
  "steering.cockpit": central,
  "steering.my-tasks": ["coordinator"],
  "steering.one-page": ["management"],
  "steering.one-page-paper": ["management"],
  "steering.oversight-page": ["oversight"],
  "steering.inbox": [...everyone],
  "steering.counts": [...everyone, "operator", "contributor"],
  "steering.search": everyone,
  "steering.send-digests": ["job"],
} as const satisfies Record<string, readonly Role[]>;

/** The name of an operation: permission, address, command, audit action and test title at once. */
export type Permission = keyof typeof grants;

/** Every operation name, in the order of the topics. */
export const permissions = Object.keys(grants) as readonly Permission[];

/** May this role perform the operation at all? */
export const mayPerform = (role: Role, permission: Permission): boolean => (grants[permission] as readonly Role[]).includes(role);
