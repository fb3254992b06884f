/** Mutants that open nothing, each with the reason why no test can notice. An entry that names no mutant any more is an error. */
const atTheDoor = "whoever is at the door reaches all of it anyway";
const atTheStart = "the start of the program reaches all of it anyway";
const closedToContributors = "not_for_contributors holds them back, whatever else is opened";
const elsewhere = "rows of another cooperative stay behind own_rows; it only saves looking at its members";
const onlyQuicker = "the rounds asked for by another claim are none; it only saves looking for them";

export const equivalent: Readonly<Record<string, string>> = {
  "assignment.appoints for all instead of insert": "relieves asks the same of a change, visible shows more, and nobody has the right to remove",
  "assignment.relieves for all instead of update": "appoints asks the same of a new row, visible shows more, and nobody has the right to remove",
  "audit_event.own_rows using also for contributor": closedToContributors,
  ...Object.fromEntries(["check_answer", "check_area"].map((table) => [`${table}.allowed_view using without starts_with(claim, 'check-round:')`, onlyQuicker])),
  "installation_set_up.finishing using also for job": atTheStart,
  "installation_set_up.needed using also for job": atTheStart,
  "login_code.first_of_office using also for office": "the office lets its own people in anyway, by home_admits",
  "member_data_class.own_change using also for contributor": closedToContributors,
  "member_data_class.own_choice with check also for contributor": closedToContributors,
  "member.office_admits for all instead of insert": "office_corrects and shared_rows open as much, and nobody has the right to remove",
  "looks_from_outside() also for contributor, at current_setting('app.role') in ('office', 'steering', 'auditor', 'adviser')": closedToContributors,
  "members_showing() without a.cooperative_id = current_setting('app.cooperative')": elsewhere,
  "members_showing() without m.cooperative_id = current_setting('app.cooperative')": elsewhere,
  "persona.planted for all instead of insert": "personas are shown to all, and nobody has the right to change or remove them",
  ...Object.fromEntries(["anonymous", "pending", "person"].flatMap((role) => ["sweeps", "sweeps_find"].map((policy) => [`throttle.${policy} using also for ${role}`, atTheDoor]))),
};
