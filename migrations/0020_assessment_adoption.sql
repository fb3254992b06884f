-- What was adopted and never answered counts as a basic requirement by the same rule as every answer: level „Basis“, or „MUSS“ where the catalogue has
-- no levels. Until now adoption looked at levels alone, so that a catalogue that speaks in modal verbs had no basic gaps where a shared answer carries a part.

-- The same rule stands in src/topics/assessment/checks/rules/answering.ts; a test holds the two against each other.
create function is_basic(level text, modal text) returns boolean language sql immutable as $$ select coalesce(level = 'basic', modal = 'must', false) $$;

create or replace procedure settle_shared(members text[], checks uuid[], requirement_asked text) language plpgsql as $$
begin
  with concerned as (
    select c.member_id, c.id as check_id, r.catalogue_id
    from unnest(members, checks) as u (member_id, check_id)
    join member_check c on c.member_id = u.member_id and c.id = u.check_id
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    where c.state <> 'closed' and r.state = 'open'
  ), due as (
    select a.member_id, a.check_id, a.requirement_key, b.shared_answer_id, b.shared_status
    from concerned c
    join check_answer a on a.member_id = c.member_id and a.check_id = c.check_id and (requirement_asked is null or a.requirement_key = requirement_asked)
    left join carrying_answers(members, requirement_asked) b
      on b.member_id = a.member_id and b.catalogue_id = c.catalogue_id and b.requirement_key = a.requirement_key
  )
  update check_answer a set shared_answer_id = d.shared_answer_id, shared_status = d.shared_status
  from due d
  where a.member_id = d.member_id and a.check_id = d.check_id and a.requirement_key = d.requirement_key
    and (a.shared_answer_id, a.shared_status) is distinct from (d.shared_answer_id, d.shared_status);

  insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, shared_answer_id, shared_status, basic, text_hash, version,
    answered_at, answered_by, answered_name)
  select c.cooperative_id, c.member_id, c.id, q.key, q.area_key, b.shared_answer_id, b.shared_status, is_basic(q.level, q.modal), q.text_hash, 0,
    b.decided_at, b.decided_by, b.decided_by_name
  from unnest(members, checks) as u (member_id, check_id)
  join member_check c on c.member_id = u.member_id and c.id = u.check_id
  join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
  join carrying_answers(members, requirement_asked) b on b.member_id = c.member_id and b.catalogue_id = r.catalogue_id
  join requirement q on q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and q.key = b.requirement_key
  where c.state <> 'closed' and r.state = 'open' and not q.withdrawn and asks(r.selection, q.area_key, q.level, q.modal, q.effort)
    and not exists (select from check_answer a where a.member_id = c.member_id and a.check_id = c.id and a.requirement_key = q.key)
  on conflict (member_id, check_id, requirement_key) do update set shared_answer_id = excluded.shared_answer_id, shared_status = excluded.shared_status;
end $$;

-- Rows that adoption has written so far; whoever answered since has set it right. No act of a person, so none is noted and no wall is asked.
alter table member_check no force row level security;
alter table check_round no force row level security;
alter table requirement no force row level security;
alter table check_answer disable trigger note_write, no force row level security;
alter table check_area disable trigger note_write, no force row level security;
update check_answer a set basic = true
from member_check c, check_round r, requirement q
where c.member_id = a.member_id and c.id = a.check_id and r.cooperative_id = c.cooperative_id and r.id = c.round_id
  and q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and q.key = a.requirement_key
  and not a.basic and is_basic(q.level, q.modal);
alter table check_area enable trigger note_write, force row level security;
alter table check_answer enable trigger note_write, force row level security;
alter table requirement force row level security;
alter table check_round force row level security;
alter table member_check force row level security;
