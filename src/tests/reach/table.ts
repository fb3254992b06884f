/**
 * What the database opens to whom, written down by hand beside the policies and compared with what it really does (PROMISES G2, G3).
 * A line is what may be done – r read, c create, u change, d remove – and what has to be true of who acts and of the row; `-` negates.
 * The facts stand in facts.ts. A table without lines fails the test, so does a right of the application that no line needs.
 */
const ofMember = (acts: string) => [`${acts} member -contributor`];
/** Contributors work with it too. */
const ofMemberAndContributors = (acts: string) => [`${acts} member`];
const ofHandedSection = (acts: string) => [`${acts} member -contributor`, `${acts} member contributor handed`];
const ofCooperative = (acts: string) => ["r cooperative -contributor", `${acts} whole -contributor`];
const ofCooperativeAndContributors = (acts: string) => ["r cooperative", `${acts} whole`];
/** What the member shows to those who look at it from outside is what they read of it; who writes is another question. */
const ofShown = (data: "details" | "states", acts: string) => ["r member -outside -contributor", `r member outside shows-${data}`, `${acts} member -contributor`];
/** The cooperative's are read by all of it and written by who acts for it; a member's own stay in the house, except what is opened. */
const ofOwnAndOpen = (acts: string, ...opened: readonly string[]) => [
  "r member -outside -contributor",
  ...["central-row", ...opened].map((open) => `r cooperative -contributor ${open}`),
  `${acts} member -contributor`,
  `${acts} whole central-row -contributor`,
];
/** Written by the office for a member, which reads it. */
const ofHanded = (acts: string) => ["r member -contributor", `${acts} whole -contributor`];
/** Of a body: seen by the members that sit in it and by its chair, written by who acts for the cooperative. */
const inBody = ["sits", "chairs"].map((who) => `r cooperative -contributor ${who}`);
const ofBody = (acts: string) => [...inBody, `r${acts} whole -contributor`];
/** What is a draft until it is released: for the body and the office; others of the cooperative see it, and so change it, from then on. */
const ofMinutes = (changes: string) => [
  ...inBody,
  "c whole -contributor",
  ...["office", "job", "chairs", "minutes-released"].map((who) => `r${changes} whole -contributor ${who}`),
];
const ofSelf = (acts: string) => [`${acts} self`];

export const reach: Readonly<Record<string, readonly string[]>> = {
  // The floor
  audit_due: ["rcd"],
  audit_event: [
    "r whole -contributor central-row",
    "r member -contributor -outside",
    ...["shows-details", "by-outside", "claims-chain"].map((shown) => `r member outside ${shown}`),
    "r operator installation",
    "c own-place own-chain central-row",
    "c own-place own-chain acts-for",
  ],
  audit_chain: ["rcu chain-of-installation", "rcu chain-of-cooperative", "rcu chain-of-member"],
  idempotency: ["rcud credential", "rd job"],
  mail: ["r recipient", "r issuer", "c own-place central-row", "c own-place acts-for", "rcud job"],
  stored_file: [...ofMemberAndContributors("rcd"), "r cooperative -contributor file-of-cooperative evidence"],
  shared_file: [...ofCooperative("cd"), "r learner seen-picture"],
  // Members
  cooperative: [
    "r cooperative",
    "u office whole",
    "r operator nowhere",
    "r job nowhere",
    "c operator",
    "r claims-cooperative public",
    "r nowhere seated-in-cooperative",
    "r learner of-own-learning",
  ],
  member: [
    "r cooperative",
    "r claims-cooperative public",
    "c office whole",
    "u office member",
    "c operator claims-cooperative",
    "r nowhere seated-in-member",
    "r anonymous handed-on",
    "r anonymous of-claimed-slip",
    "r anonymous of-claimed-reading",
    "r learner of-own-learning",
  ],
  member_figure: ["r cooperative -contributor", "cud office member", "c operator claims-cooperative"],
  unit: ofMember("rcud"),
  person: ["rcu self", "r colleague", "r claims-id", "r claims-email", "cu staff at-home", "c operator claims-email central-home -homeless", "c anonymous homeless claims-set-up"],
  assignment: [
    "r cooperative central-row",
    "r member",
    "r self",
    "r job nowhere",
    "r claims-person",
    "r operator office-row claims-cooperative",
    "cu office whole",
    "cu office member",
    "cu management member",
    "cu coordinator member -management-row",
    "c operator office-row central-row claims-cooperative",
    "c anonymous operator-row claims-set-up",
  ],
  member_import: ofCooperative("cu"),
  // Accounts
  account: ["rcu self", "r known"],
  access_void: ["r self", "c known admitted"],
  account_setting: ofSelf("rcu"),
  account_secret: ["rcu self", "r anonymous claims-email-of"],
  recovery_code: ofSelf("rcud"),
  login_code: [
    "rcud self",
    "r known",
    "cud known admitted -reset-row",
    "c anonymous claims-email-of reset-row",
    "u anonymous claims-email-of",
    "cud operator invitation-row first-of-office",
    "rd job",
  ],
  session: ["rcud self", "r credential", "rd job"],
  api_token: ["rcu self", "r credential"],
  last_use: ["rcud self", "rd job"],
  throttle: ["rcud anonymous", "rcud pending", "rcud person", "rd job"],
  installation_set_up: ["rcu job", "r anonymous", "u anonymous claims-set-up"],
  persona: ["r", "c operator", "c job"],
  // Survey
  questionnaire: ofCooperativeAndContributors("cud"),
  campaign: ofCooperativeAndContributors("cu"),
  participant: ofMemberAndContributors("rcu"),
  delegation: ["rcu member -contributor", "r member own-delegation", "ru claims-id -contributor", "r own-session"],
  delegation_session: ["rcd credential", "rcd claims-delegation", "r named-member"],
  inquiry: ofHandedSection("rcu"),
  inquiry_message: [...ofMember("rc"), "rc member contributor of-handed-inquiry"],
  response: ofMemberAndContributors("rcu"),
  section_progress: ofMemberAndContributors("rcud"),
  answer: ofHandedSection("rcud"),
  snapshot: ofMember("rc"),
  tally: ["r cooperative -contributor closed-campaign", "rcd whole -contributor"],
  commentary: ofCooperative("cud"),
  reminder: ofMember("rc"),
  workbook_import: ofMember("rcu"),
  // The agreement; what councils have said in public and who has signed is known to all who are asked the same
  agreement_version: ofCooperative("cud"),
  resolution_entry: ofMember("rc"),
  council_decision: [...ofMember("rcu"), "r cooperative helper"],
  agreement_signature: [...ofMember("rc"), "r cooperative helper"],
  agreement_formality: ofCooperative("c"),
  agreement_notice: ofMember("rc"),
  agreement_answer: ["r member -contributor", "c member management"],
  agreement_right: ofMember("rcd"),
  // Bodies; the chair releases minutes, and from then on they are read outside the body
  meeting_body: ofBody("cu"),
  meeting: [...ofBody("cu"), "u cooperative -contributor chairs"],
  meeting_item: ofBody("cud"),
  meeting_record: ofMinutes("u"),
  meeting_decision: ofMinutes(""),
  meeting_task: ofMinutes("d"),
  meeting_proposal: ofMember("rcu"),
  // What the office may see
  data_class_default: ofCooperative("cu"),
  member_data_class: ["r member -contributor", "cu member management"],
  // Requirements
  catalogue: ofCooperative("cu"),
  catalogue_version: ofCooperative("c"),
  requirement_group: ofCooperative("c"),
  requirement: ofCooperative("c"),
  catalogue_import: ofCooperative("cud"),
  mapping: ofCooperative("cud"),
  mapping_relation: ofCooperative("cd"),
  parameter_value: ofCooperative("cud"),
  member_parameter_value: ["-outside", "outside shows-details", "outside claims-values"].map((shown) => `rcud member -contributor ${shown}`),
  // Checks; what is claimed opens to the office what its act concerns, whatever members show
  shared_answer: ofCooperative("cu"),
  shared_answer_version: ofCooperative("c"),
  adoption: [...ofShown("states", "cud"), "r member outside claims-answer-beside", "r member outside claims-some-round"],
  check_round: ofCooperative("cu"),
  member_check: [...ofShown("states", "cu"), "r member outside relies-on-claim", "r member outside claims-round", "r member outside claims-every-round"],
  check_area: [...ofShown("states", "cu"), "r member outside relies-on-claim", "r member outside of-claimed-round"],
  check_total: [...ofShown("states", "cu"), "r member outside relies-on-claim", "r member outside of-claimed-round"],
  check_answer: [...ofShown("details", "cud"), "r member outside relies-on-claim answers-claim", "r member outside of-claimed-round"],
  check_evidence: ofShown("details", "cd"),
  check_standing: ofShown("states", "cu"),
  check_standing_total: ofShown("states", "cu"),
  check_reminder: ofShown("states", "c"),
  check_import: ofShown("details", "cu"),
  // Measures
  cooperative_measure: ofCooperative("cu"),
  measure: [...ofShown("details", "cu"), "r member outside rolled-out shows-states", "r member outside claims-roll-out"],
  measure_dependency: ofShown("details", "cd"),
  measure_entry: ofShown("details", "c"),
  measure_count: [...ofShown("states", "cu"), "r member outside claims-some-roll-out"],
  calendar_feed: ["rcu self", "r claims-secret"],
  // Documents
  document_model: ofCooperative("cud"),
  document_version: [...ofShown("states", "cud"), "r anonymous put-forward"],
  document_content: [...ofShown("details", "cud"), "r anonymous put-forward"],
  document_entry: ofShown("details", "c"),
  member_emblem: ofMember("rcud"),
  // Acknowledgement: whoever holds a slip reads what it stands for, confirms, and sees nothing of that
  acknowledgement_agreement: ["r member -contributor -outside", "c member management"],
  acknowledgement: [...ofShown("states", "cu"), "r anonymous of-claimed-reading"],
  acknowledgement_department: ["r member -contributor -outside", "cu member -contributor"],
  acknowledgement_slip: ["r member coordinator", "r member management", "r member job", "r -contributor claims-code", "cd member -contributor"],
  acknowledgement_confirmation: ["c anonymous for-claimed-reading", "rd job cooperative", ...["coordinator", "management"].map((who) => `r named-member ${who} open-slips-agreed`)],
  acknowledgement_sheet: ["r member -contributor -outside", "cd member -contributor"],
  acknowledgement_figure: ["r member -contributor -outside", "r member outside shows-states", "c member job"],
  acknowledgement_reminder: ofMember("rc"),

  // Courses and trainings; whoever learns has no account and sees what their code belongs to
  course: [...ofCooperative("cud"), "r learner learned-course"],
  course_picture: [...ofCooperative("c"), "r learner of-learned-course"],
  training_campaign: [...ofCooperative("cu"), "r anonymous of-claimed-slip", "r learner of-own-learning"],
  training_department: [...ofMember("rcu"), "r learner of-own-learning"],
  training_slip: ["r member coordinator", "r member management", "r member job", "r -contributor claims-code", "cd member -contributor"],
  training_attendance: ["r member -contributor -outside", "cu member -contributor"],
  training_agreement: ["r member -contributor -outside", "c member management", "r learner of-own-learning"],
  training_participation: [
    ...["coordinator", "management", "job", "learner"].map((who) => `r member ${who}`),
    "d member -contributor",
    ...["coordinator", "management", "learner"].map((who) => `c member ${who} names-agreed`),
    "c learner of-finished-learning names-agreed",
  ],
  training_figure: ["r member -contributor -outside", "r member outside shows-states", "c member job"],
  training_reminder: ofMember("rc"),
  learning: ["rcud begun-with-claimed-slip", "rcud own-learning", "rd job cooperative"],
  learning_session: ["rcd credential", "c for-claimed-slip", "rcd job cooperative"],
  certificate: ["r claims-code", "rd learner own-certificate", "c learner where-finished", "rcd job cooperative"],
  // Emergency: private numbers and packs are the house's own, whatever it shows; mutual aid is read by whoever may give it
  emergency_entry: ofShown("details", "cud"),
  emergency_number: ["rcud member -outside -contributor"],
  emergency_standing: ofShown("states", "cu"),
  emergency_pack: ["rcd member -outside -contributor", "r anonymous of-asking-phone"],
  emergency_phone: ["rcu member -outside -contributor", "ru -outside -contributor claims-code", "ru -outside -contributor claims-secret"],
  emergency_pack_standing: ofShown("states", "cu"),
  emergency_receipt: ofShown("details", "c"),
  mutual_aid: ["rcu member -contributor", "r cooperative helper"],
  // Procurement: a member's own is nobody else's, the office's neither, unless it is shared
  supplier: ofOwnAndOpen("cu", "shared-row"),
  contract: ofOwnAndOpen("cu", "shared-row"),
  contract_file: ofOwnAndOpen("c"),
  purchase: ofCooperative("cu"),
  purchase_demand: ofMember("rcu"),
  // Offers and what was decided on them are confidential; who acts for one member sees none
  purchase_offer: ["rcud whole -contributor"],
  purchase_award: ["rc whole -contributor"],
  framework: ofCooperative("c"),
  framework_line: ofCooperative("c"),
  call_off: ofMember("rcu"),
  departure_export: ofMember("rc"),
  departure: ofMember("rcu"),
  // Costs: what the office writes for a member is read by that member, and by nobody beside it
  office_service: ofCooperative("cu"),
  office_time: ofHanded("cd"),
  office_quarter: ofCooperative("cu"),
  cost_key: ofCooperative("cu"),
  cost_position: ofCooperative("cud"),
  cost_simulation: ofCooperative("cd"),
  cost_simulated: ofHanded("cd"),
  efficiency_assumption: ofCooperative("cud"),
  cost_grant: ofCooperative("cu"),
  efficiency_purchase: ofCooperative("cd"),
  // Released to everybody, where the page is public
  released_figure: [...ofCooperative("cud"), "r claims-cooperative public -contributor"],
  cost_account: ofCooperative("cu"),
  cost_levy: ofCooperative("cu"),
  cost_charge: ofHanded("cd"),
  // Council papers
  council_paper: ofCooperative("cu"),
  council_paper_share: ofHanded("cd"),
  accession_request: ofCooperative("cu"),
  // They hold what every member pays
  print_run: ["rcd whole -contributor"],
  print_file: ["rcd whole -contributor"],
  // What members know of all others
  area_quartile: ofCooperative("cd"),
  area_total: ["rcd whole -contributor"],
};
