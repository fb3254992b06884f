/** Rows that no operation leaves lying about in the world of the tests, so that every policy has something to show or to hide. */
import { gg, towns, wetterau, type World } from "../world.ts";
import { plantRows } from "../survey.ts";
import { ofChecks } from "./planting-checks.ts";
import { ofAcknowledgements } from "./planting-acknowledgement.ts";
import { ofTrainings } from "./planting-training.ts";

/** Held an office in Raunheim that is over, and will hold one. */
export const formerAuditor = "0190b0a0-0000-7000-8000-0000000000a6";
export const futureAuditor = "0190b0a0-0000-7000-8000-0000000000a7";

/** Everybody of the cast has everything a person can have; some hold what they hold elsewhere, no more, or without an account. */
const ofPeople = `
  create temporary view some_people as select * from person where split_part(email, '@', 1) in
    ('office', 'officewetterau', 'coordinatorraunheim', 'coordinatornauheim', 'coordinatorfriedberg', 'managementraunheim', 'steering', 'zweite.stelle', 'ohne.amt', 'ohne.haus', 'stelle.rathaus', 'nachbarort', 'frueher');
  insert into person (id, name, email, home_cooperative_id, created_at) values
    ('0190b0a0-0000-7000-8000-0000000000a1', 'Zweite Stelle', 'zweite.stelle@example.org', '${gg}', now()),
    ('0190b0a0-0000-7000-8000-0000000000a2', 'Ohne Amt', 'ohne.amt@example.org', '${gg}', now()),
    ('0190b0a0-0000-7000-8000-0000000000a3', 'Ohne Haus', 'ohne.haus@example.org', null, now());
  insert into person (id, name, email, home_cooperative_id, home_member_id, created_at) values
    ('0190b0a0-0000-7000-8000-0000000000a4', 'Stelle aus dem Rathaus', 'stelle.rathaus@example.org', '${gg}', '${towns.raunheim}', now()),
    ('0190b0a0-0000-7000-8000-0000000000a5', 'Im Nachbarort', 'nachbarort@example.org', '${gg}', '${towns.raunheim}', now());
  insert into person (id, name, email, home_cooperative_id, created_at) values
    ('${formerAuditor}', 'Prüfte einmal', 'pruefte@example.org', '${gg}', now()), ('${futureAuditor}', 'Wird prüfen', 'wird.pruefen@example.org', '${gg}', now());
  insert into assignment (id, cooperative_id, member_id, person_id, role, valid_from, valid_to) values
    (gen_random_uuid(), '${gg}', '${towns.raunheim}', '${formerAuditor}', 'auditor', '2024-08-09', '2025-08-08'),
    (gen_random_uuid(), '${gg}', '${towns.raunheim}', '${futureAuditor}', 'auditor', '2999-01-01', null);
  insert into assignment (id, cooperative_id, person_id, role, valid_from) values
    (gen_random_uuid(), '${gg}', '0190b0a0-0000-7000-8000-0000000000a4', 'office', '2024-08-09'),
    (gen_random_uuid(), '${wetterau}', (select id from person where email = 'coordinatorraunheim@example.org'), 'adviser', '2024-08-09');
  insert into assignment (id, cooperative_id, member_id, person_id, role, valid_from) values
    (gen_random_uuid(), '${gg}', '${towns.nauheim}', '0190b0a0-0000-7000-8000-0000000000a5', 'coordinator', '2024-08-09'),
    (gen_random_uuid(), '${wetterau}', '${towns.friedberg}', (select id from person where email = 'coordinatorraunheim@example.org'), 'auditor', '2024-08-09');
  insert into assignment (id, cooperative_id, person_id, role, valid_from) values (gen_random_uuid(), '${gg}', '0190b0a0-0000-7000-8000-0000000000a1', 'office', '2024-08-09');
  insert into account (person_id, activated_at, password_changed_at) select id, now(), now() from person where id = '0190b0a0-0000-7000-8000-0000000000a1';
  insert into account_secret (person_id, password_hash) select id, 'x' from person where id = '0190b0a0-0000-7000-8000-0000000000a1';
  delete from login_code;
  insert into login_code (person_id, purpose, code_hash, issued_at, expires_at)
    select id, purpose, 'x', now(), now() from some_people, unnest(array['invitation', 'reset']) as purpose
    where purpose = 'invitation' or email in ('office@example.org', 'zweite.stelle@example.org', 'coordinatorraunheim@example.org', 'coordinatorfriedberg@example.org');
  insert into account_setting (person_id) select person_id from account on conflict do nothing;
  insert into calendar_feed (id, person_id, secret_hash, created_at) select gen_random_uuid(), id, 'secret-of-a-feed', now() from person where email = 'coordinatorfriedberg@example.org';
  insert into access_void (person_id, at) select id, now() from some_people;
  insert into idempotency (person_key, request_key, operation, at) select credential, gen_random_uuid(), 'x', now() from session union all select 'x', gen_random_uuid(), 'x', now();
  insert into throttle (key, failures, last_failed_at, blocked_until) values ('x', 1, now(), now());
  insert into installation_set_up (code_hash, printed_at) values ('x', now());
  insert into persona select id, row_number() over (order by id), name, 'x', 'x', 'x' from some_people`;

/** The trail is long and all of one kind. */
const shortened = `delete from audit_event e where number > 3 and (select count(*) from audit_event o where o.chain = e.chain and o.member_id is not distinct from e.member_id and o.number < e.number) > 2;
  delete from recovery_code r where exists (select from recovery_code o where o.person_id = r.person_id and o.code_hash < r.code_hash)`;

/** A third cooperative, in which nobody of the others has anything. */
const ofTenants = `
  insert into cooperative (id, name, template, office_name, office_host, founded_at) values ('dritter', 'Dritter Verbund', 'empty', 'Stelle', 'Kreis', now());
  insert into member_figure select cooperative_id, id, 'population', '2026-01-01', 1, 'x' from member;
  insert into tally select cooperative_id, id, 'isb', 'ja', 'x', 1 from campaign;
  insert into mail (id, cooperative_id, member_id, recipient_person_id, recipient, kind, subject, body, message_id, created_at, state, next_attempt_at)
    select id, home_cooperative_id, home_member_id, id, email, 'x', 'x', 'x', id::text, now(), 'sent', now() from some_people`;

/** Plants them. */
export const plantEverywhere = async (world: World): Promise<void> => {
  await plantRows(world, `${shortened}; ${ofPeople}; ${ofTenants}; ${ofChecks}; ${ofTrainings}; ${ofAcknowledgements}; drop view some_people`);
};
