/** What stays behind when a member takes its belongings along, and why; a table that is neither taken nor named here fails the test. */

/** Why rows of a table are not taken along. */
export const reasons = ["secret", "clock", "others", "passing", "history", "departure"] as const;
export type Reason = (typeof reasons)[number];

/**
 * Tables that stay, by reason: `secret` – what proves somebody to this installation; `clock` – work of this installation; `others` – what belongs to the
 * cooperative as a whole and no row of the member refers to; `passing` – read from a file and not yet, or long since, taken over; `history` – handed out
 * as the member's history; `departure` – about the leaving itself.
 */
export const withheldTables: Readonly<Record<string, Reason>> = {
  access_void: "secret",
  account: "secret",
  account_secret: "secret",
  account_setting: "secret",
  api_token: "secret",
  calendar_feed: "secret",
  certificate: "secret",
  delegation_session: "secret",
  emergency_phone: "secret",
  last_use: "secret",
  learning: "secret",
  learning_session: "secret",
  login_code: "secret",
  recovery_code: "secret",
  session: "secret",
  audit_due: "clock",
  idempotency: "clock",
  installation_set_up: "clock",
  mail: "clock",
  migration: "clock",
  persona: "clock",
  throttle: "clock",
  accession_request: "others",
  area_quartile: "others",
  area_total: "others",
  commentary: "others",
  cost_account: "others",
  cost_grant: "others",
  cost_key: "others",
  cost_position: "others",
  data_class_default: "others",
  efficiency_assumption: "others",
  efficiency_purchase: "others",
  mapping: "others",
  mapping_relation: "others",
  meeting_decision: "others",
  meeting_item: "others",
  meeting_record: "others",
  meeting_task: "others",
  office_quarter: "others",
  print_file: "others",
  print_run: "others",
  purchase_award: "others",
  purchase_offer: "others",
  released_figure: "others",
  tally: "others",
  catalogue_import: "passing",
  check_import: "passing",
  member_import: "passing",
  workbook_import: "passing",
  audit_chain: "history",
  audit_event: "history",
  departure: "departure",
  departure_export: "departure",
};

/** Why rows of a member outlive its leaving: what others reckon with, what they have agreed with it, what is public, and the proof itself. */
export const lastingReasons = ["agreement", "costs", "supply", "public", "proof"] as const;
export type LastingReason = (typeof lastingReasons)[number];

/** Tables whose rows of a member that has left stay; all others with a member are emptied. */
export const lastingTables: Readonly<Record<string, LastingReason>> = {
  agreement_notice: "agreement",
  agreement_right: "agreement",
  agreement_signature: "agreement",
  council_decision: "agreement",
  cost_charge: "costs",
  cost_simulated: "costs",
  office_time: "costs",
  call_off: "supply",
  purchase_demand: "supply",
  member_figure: "public",
  departure: "proof",
  departure_export: "proof",
};

/** Not emptied table by table: letters go by their recipients too, and the chain of events is append-only and stays. */
export const clearedApart = ["audit_due", "audit_event", "mail"] as const;

/** Shared rows that are taken along because a row of the member refers to them, or because they are a part of such a row. */
export const sharedTables = [
  "agreement_formality",
  "agreement_version",
  "campaign",
  "catalogue",
  "catalogue_version",
  "check_round",
  "cooperative_measure",
  "cost_levy",
  "cost_simulation",
  "council_paper",
  "course",
  "course_picture",
  "document_model",
  "framework",
  "framework_line",
  "meeting",
  "meeting_body",
  "office_service",
  "parameter_value",
  "purchase",
  "questionnaire",
  "requirement",
  "requirement_group",
  "shared_answer",
  "shared_answer_version",
  "shared_file",
  "training_campaign",
] as const;

/** Rows that are part of a shared row: a version of a catalogue without its requirements says nothing. */
export const partsOfShared = [
  { table: "agreement_formality", of: "agreement_version" },
  { table: "course_picture", of: "course" },
  { table: "parameter_value", of: "catalogue" },
  { table: "requirement", of: "catalogue_version" },
  { table: "requirement_group", of: "catalogue_version" },
  { table: "shared_answer_version", of: "shared_answer" },
] as const;

/** Files of the cooperative that shared rows name without the database knowing. */
export const fileReferences = [
  { from: "catalogue_version", columns: ["cooperative_id", "file_id"], to: "shared_file", toColumns: ["cooperative_id", "id"] },
  { from: "course_picture", columns: ["cooperative_id", "file_id"], to: "shared_file", toColumns: ["cooperative_id", "id"] },
  { from: "shared_answer_version", columns: ["cooperative_id", "evidence_file_id"], to: "shared_file", toColumns: ["cooperative_id", "id"] },
] as const;

/**
 * What stands in a column instead of its value. Codes handed out open nothing elsewhere, and what recognises them is nobody's business; who else sits in a
 * body, came to a meeting or led it is the others' own; people are at home where they are taken to.
 */
export const insteadOf: Readonly<Record<string, string>> = {
  "acknowledgement_slip.code_hash": "'-' || t.id::text",
  "training_slip.code_hash": "'-' || t.id::text",
  "delegation.code_hash": "'-' || t.id::text",
  "meeting.attendance": "(select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(t.attendance) a where a ->> 'memberId' = :member)",
  "meeting.chaired_by": "''",
  "meeting.kept_by": "''",
  "meeting.released_by_name": "''",
  "meeting_body.chair_id": "null::uuid",
  "meeting_body.chair_name": "''",
  "meeting_body.seats": "array(select seat from unnest(t.seats) seat where seat = :member)",
  "person.home_cooperative_id": ":cooperative",
  "person.home_member_id": ":member",
};
