/**
 * What members show of their checks and measures, in every way the database tells apart: Nauheim details by the cooperative's default, Friedberg states
 * and Raunheim and Stockstadt sums by their own choice; Raunheim relies on shared answers, Stockstadt on none.
 */
import { gg, towns, wetterau } from "../world.ts";

const raunheim = towns.raunheim;
const stockstadt = `${gg}.stockstadt`;

const shown = `
  update data_class_default set data_class = case cooperative_id when '${gg}' then 'detail' else 'aggregate' end;
  insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name) values
    ('${gg}', '${raunheim}', 'aggregate', now(), 'x'), ('${gg}', '${stockstadt}', 'aggregate', now(), 'x'), ('${wetterau}', '${towns.friedberg}', 'status', now(), 'x')`;

/** Beside the answer Raunheim relies on: one to the same requirement, one to a requirement of the same name in another catalogue, one it rejects. */
const relied = `
  create temporary view carried as select s.* from shared_answer s where exists (select from adoption a where a.member_id = '${raunheim}' and a.shared_answer_id = s.id);
  create temporary table beside as
    select cooperative_id, gen_random_uuid() as id, catalogue_id, requirement_key, 'Zweiter Dienstleister' as provider, 1 as version from carried
    union all select c.cooperative_id, gen_random_uuid(), (select k.id from catalogue k where k.cooperative_id = '${gg}' and k.id <> c.catalogue_id limit 1), requirement_key, 'x', 1 from carried c;
  insert into adoption (cooperative_id, member_id, shared_answer_id, version, decision, reason, decided_at, decided_by_name)
    select '${gg}', member, id, 1, 'rejected', 'x', now(), 'x' from shared_answer s, unnest(array['${raunheim}', '${stockstadt}']) as member
    where s.cooperative_id = '${gg}' and s.id not in (select id from carried)
    union all select cooperative_id, '${raunheim}', id, 1, 'adopted', '', now(), 'x' from beside;
  insert into shared_answer (cooperative_id, id, catalogue_id, requirement_key, provider, version) select * from beside;
  insert into stored_file (cooperative_id, member_id, id, sha256, name, media_type, bytes, stored_at)
    select cooperative_id, cooperative_id || '.', gen_random_uuid(), sha256, 'Beleg', media_type, bytes, now() from stored_file where member_id in ('${raunheim}', '${towns.friedberg}');
  update shared_answer_version v set evidence_file_id = (select id from stored_file f where f.member_id = v.cooperative_id || '.' and f.name = 'Beleg' limit 1);
  insert into stored_file (cooperative_id, member_id, id, sha256, name, media_type, bytes, stored_at)
    select cooperative_id, '${raunheim}', id, sha256, 'Von gleicher Nummer', media_type, bytes, now() from stored_file where member_id = '${gg}.' and name = 'Beleg';
  drop view carried; drop table beside`;

const taken = `
  insert into check_reminder (cooperative_id, member_id, id, check_id, planned_day, sent_at) select cooperative_id, member_id, gen_random_uuid(), id, 1, now() from member_check;
  insert into check_standing (cooperative_id, member_id, check_id, area_key, taken_on, asked, yes, partly, no, dispensable, shared, verified)
    select cooperative_id, member_id, check_id, area_key, '2026-10-31', 0, 0, 0, 0, 0, 0, 0 from check_area;
  insert into check_standing_total (cooperative_id, member_id, check_id, taken_on, asked, yes, partly, no, dispensable, shared, verified)
    select cooperative_id, member_id, check_id, '2026-10-31', 0, 0, 0, 0, 0, 0, 0 from check_total;
  insert into area_quartile select cooperative_id, '2026-10-31', id, 'x', 'all', 5, 1, 2, 3 from check_round;
  insert into area_total select cooperative_id, '2026-10-31', id, 'x', 5, 1, 1, 1 from check_round`;

/** Raunheim has answered by itself what the shared answer it rejects would answer. */
const answeredAlone = `insert into check_answer select (jsonb_populate_record(null::check_answer, to_jsonb(a) || jsonb_build_object('requirement_key', s.requirement_key, 'shared_answer_id', null))).*
  from check_answer a join adoption d on d.member_id = a.member_id and d.decision = 'rejected' join shared_answer s on s.id = d.shared_answer_id
  where a.member_id = '${raunheim}' and a.shared_answer_id is not null`;

const tables = ["member_check", "check_area", "check_answer", "check_evidence", "check_import", "check_reminder", "check_standing", "check_standing_total"];
const copied = tables.map(
  (table) =>
    `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object('member_id', '${stockstadt}'))).* from ${table} t where member_id = '${raunheim}'`,
);

const measures = `
  insert into measure select (jsonb_populate_record(null::measure, to_jsonb(m) || jsonb_build_object('id', gen_random_uuid(), 'cooperative_measure_id', c.id))).*
    from measure m join cooperative_measure c on c.cooperative_id = m.cooperative_id and c.id <> m.cooperative_measure_id where m.cooperative_measure_id is not null;
  insert into measure_dependency select a.cooperative_id, a.member_id, a.id, b.id from measure a join measure b on b.member_id = a.member_id and b.id > a.id`;

export const ofChecks = [shown, relied, answeredAlone, taken, ...copied, measures].join("; ");
