/** Every kind of entry in every member, notices, and what authority and public have got; in Wetterau the agreement is in force. */
import { wetterau } from "../world.ts";

export const ofAgreements = `
  insert into resolution_entry (cooperative_id, member_id, id, version_id, step, session_on, result, recorded_at, recorded_by_name, recorded_role)
    select m.cooperative_id, m.id, gen_random_uuid(), v.id, step, '2026-10-01', result, now(), 'x', 'coordinator'
    from member m join agreement_version v on v.cooperative_id = m.cooperative_id and v.state = 'circulated', unnest(array['executive', 'council']) as step,
      unnest(array['adopted', null]) as result;
  insert into council_decision (cooperative_id, member_id, version_id, result, session_on)
    select m.cooperative_id, m.id, v.id, 'adopted', '2026-10-01' from member m join agreement_version v on v.cooperative_id = m.cooperative_id and v.state = 'circulated' on conflict do nothing;
  insert into agreement_formality (cooperative_id, version_id, formality, happened_on, recorded_at, recorded_by_name)
    select cooperative_id, id, 'notified', '2026-10-01', now(), 'x' from agreement_version where state = 'settled';
  insert into agreement_notice (cooperative_id, member_id, id, kind, given_on, last_day, recorded_at, recorded_by_name)
    select cooperative_id, id, gen_random_uuid(), 'ordinary', '2026-10-01', '2027-12-31', now(), 'x' from member;
  insert into agreement_answer (cooperative_id, member_id, id, subject, subject_id, answer, reason, answered_at, answered_by_name)
    select cooperative_id, id, gen_random_uuid(), 'notice', gen_random_uuid(), 'objected', 'x', now(), 'x' from member;
  insert into departure_export (cooperative_id, member_id, id, fingerprint, rows, files, bytes, history_number, history_hash, exported_at, exported_by_name)
    select cooperative_id, id, gen_random_uuid(), 'x', 1, 1, 1, 1, 'x', now(), 'x' from member;
  insert into departure (cooperative_id, member_id, id, asked_at, asked_by, asked_by_name)
    select cooperative_id, id, gen_random_uuid(), now(), gen_random_uuid(), 'x' from member;
  update agreement_version set in_force_on = '2024-08-09' where cooperative_id = '${wetterau}' and state = 'settled';
  insert into agreement_right (cooperative_id, member_id, valid_from, version_id, basis, data_class, tasks)
    select cooperative_id, member_id, '2024-08-09', version_id, 'agreement', 'detail', tasks from agreement_right where cooperative_id = '${wetterau}'`;
