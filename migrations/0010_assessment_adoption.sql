-- What a member has adopted takes effect in its checks inside the database, whoever changes what: adoption, answer, check, round, shared answer.
--
-- `check_answer` holds the member's own word (`status`), what its adopted shared answer gives (`shared_answer_id`, `shared_status`) and what counts
-- (`effective`). Stores of checks write the first, no store writes the others: the functions below keep them, with the rights of whoever acts.

-- What an adopted shared answer gives: the whole, a part while the residual duty is open, or nothing (guidance only helps).
create function shared_contribution(coverage text, duty_done boolean) returns text language sql immutable as $$
  select case coverage when 'full' then 'yes' when 'partial' then case when duty_done then 'yes' else 'partly' end end
$$;

-- What counts: the member's own word is never overwritten; where it has said nothing, what it has adopted speaks for it. The same rule stands in
-- src/topics/assessment/shared/rules.ts; a test holds the two against each other.
create function effective_of(own text, shared text) returns text language sql immutable as $$ select coalesce(own, shared) $$;

create function settle_effective() returns trigger language plpgsql as $$
begin
  new.effective := effective_of(new.status, new.shared_status);
  return new;
end $$;
create trigger effective_settled before insert or update on check_answer for each row execute function settle_effective();

-- The shared answers beside the one that is claimed: all to the same requirement, for another may carry where one falls away.
create function claimed_answers() returns setof uuid language sql stable as $$
  select beside.id from shared_answer claimed
  join shared_answer beside on beside.cooperative_id = claimed.cooperative_id and beside.catalogue_id = claimed.catalogue_id
    and beside.requirement_key = claimed.requirement_key
  where starts_with(current_setting('app.claim'), 'shared-answer:') and claimed.id::text = substr(current_setting('app.claim'), 15)
$$;

-- The requirement the claimed answer answers, and the members that rely on it.
create function claimed_requirement() returns setof text language sql stable as $$
  select s.requirement_key from shared_answer s
  where starts_with(current_setting('app.claim'), 'shared-answer:') and s.id::text = substr(current_setting('app.claim'), 15)
$$;
create function claimed_members() returns setof text language sql stable as $$
  select a.member_id from adoption a
  where starts_with(current_setting('app.claim'), 'shared-answer:') and a.shared_answer_id::text = substr(current_setting('app.claim'), 15)
    and a.decision <> 'rejected'
$$;

-- Withdrawing a shared answer concerns those who rely on it, whatever they show, and issuing a check those who are asked. A claim opens for the act:
-- of whoever relies on the claimed answer its adoptions of that requirement, its checks, their counts and the one answer; of a round (`*`: of all
-- rounds, to find the one) its checks.
alter policy allowed_view on adoption using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or shared_answer_id in (select claimed_answers()) or starts_with((select current_setting('app.claim')), 'check-round:'));
alter policy allowed_view on member_check using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or (select current_setting('app.claim')) in ('check-round:' || round_id::text, 'check-round:*') or member_id in (select claimed_members()));
alter policy allowed_view on check_area using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or member_id in (select claimed_members())
  or (starts_with((select current_setting('app.claim')), 'check-round:') and check_id in (
    select m.id from member_check m where 'check-round:' || m.round_id::text = (select current_setting('app.claim')))));
alter policy allowed_view on check_answer using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['detail']))
  or (member_id in (select claimed_members()) and requirement_key in (select claimed_requirement()))
  or (starts_with((select current_setting('app.claim')), 'check-round:') and check_id in (
    select m.id from member_check m where 'check-round:' || m.round_id::text = (select current_setting('app.claim')))));

-- Who is just issued a check and who just adopts must not miss each other: the first waits for all, the others for it.
create function adoption_lock(cooperative text) returns bigint language sql immutable as $$ select hashtextextended('adoption ' || cooperative, 0) $$;

-- Brings the named checks in line with what their members have adopted, for one requirement or (null) for all. Of several adopted answers to a
-- requirement the one that carries furthest speaks, among equals the one adopted first. A row appears for what was adopted and never answered;
-- it has version 0, so that the member's first word finds nothing in its way.
create procedure settle_shared(members text[], checks uuid[], requirement_asked text) language plpgsql as $$
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
  select c.cooperative_id, c.member_id, c.id, q.key, q.area_key, b.shared_answer_id, b.shared_status, q.level is not distinct from 'basic', q.text_hash, 0,
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

-- Which shared answer speaks for a member at a requirement, and what it gives.
create function carrying_answers(members text[], requirement_asked text)
returns table (member_id text, catalogue_id uuid, requirement_key text, shared_answer_id uuid, shared_status text, decided_at timestamptz, decided_by uuid, decided_by_name text)
language sql stable as $$
  select distinct on (a.member_id, s.catalogue_id, s.requirement_key) a.member_id, s.catalogue_id, s.requirement_key, s.id,
    shared_contribution(v.coverage, a.duty_done), a.decided_at, a.decided_by, a.decided_by_name
  from adoption a
  join shared_answer s on s.cooperative_id = a.cooperative_id and s.id = a.shared_answer_id
  join shared_answer_version v on v.cooperative_id = a.cooperative_id and v.shared_answer_id = a.shared_answer_id and v.version = a.version
  where a.member_id = any (members) and a.decision <> 'rejected' and s.withdrawn_at is null
    and (requirement_asked is null or s.requirement_key = requirement_asked) and shared_contribution(v.coverage, a.duty_done) is not null
  order by a.member_id, s.catalogue_id, s.requirement_key, shared_contribution(v.coverage, a.duty_done) = 'yes' desc, a.decided_at, s.id
$$;

-- The same for many checks at once. Rows of this very act have no statistics yet; a planner that guesses few would join them one by one.
create procedure settle_many(members text[], checks uuid[], requirement_asked text) language plpgsql
set enable_nestloop = off set plan_cache_mode = force_custom_plan as $$
begin
  call settle_shared(members, checks, requirement_asked);
end $$;

-- Applies what became of one shared answer: for one member, or for all that rely on it.
create procedure settle_answer(cooperative text, answer uuid, member text) language plpgsql as $$
declare
  claimed text := current_setting('app.claim', true);
  requirement_asked text; catalogue uuid; members text[]; checks uuid[];
begin
  perform pg_advisory_xact_lock_shared(adoption_lock(cooperative));
  perform set_config('app.claim', 'shared-answer:' || answer, true);
  select s.requirement_key, s.catalogue_id into requirement_asked, catalogue from shared_answer s where s.cooperative_id = cooperative and s.id = answer;
  if member is not null then
    select array_agg(c.member_id), array_agg(c.id) into members, checks
    from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    where c.member_id = member and c.state <> 'closed' and r.catalogue_id = catalogue;
    if members is not null then call settle_shared(members, checks, requirement_asked); end if;
  else
    select array_agg(c.member_id), array_agg(c.id) into members, checks
    from adoption a
    join member_check c on c.member_id = a.member_id and c.state <> 'closed'
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.catalogue_id = catalogue
    where a.cooperative_id = cooperative and a.shared_answer_id = answer and a.decision <> 'rejected';
    if members is not null then call settle_many(members, checks, requirement_asked); end if;
  end if;
  perform set_config('app.claim', coalesce(claimed, ''), true);
end $$;

create function adoption_applies() returns trigger language plpgsql as $$
begin
  call settle_answer(coalesce(new.cooperative_id, old.cooperative_id), coalesce(new.shared_answer_id, old.shared_answer_id), coalesce(new.member_id, old.member_id));
  return null;
end $$;
create trigger adoption_applies after insert or update or delete on adoption for each row execute function adoption_applies();

create function withdrawal_applies() returns trigger language plpgsql as $$
begin
  call settle_answer(new.cooperative_id, new.id, null);
  return null;
end $$;
create trigger withdrawal_applies after update of withdrawn_at on shared_answer for each row
  when (old.withdrawn_at is distinct from new.withdrawn_at) execute function withdrawal_applies();

-- Brings whole checks of a round in line.
create procedure settle_checks(cooperative text, round uuid, members text[], checks uuid[]) language plpgsql as $$
declare
  claimed text := current_setting('app.claim', true);
begin
  perform pg_advisory_xact_lock(adoption_lock(cooperative));
  perform set_config('app.claim', 'check-round:' || round, true);
  call settle_many(members, checks, null);
  perform set_config('app.claim', coalesce(claimed, ''), true);
end $$;

-- A check issued later picks up what was adopted before: when its areas appear, for then the counts have where to stand.
create function new_check_adopts() returns trigger language plpgsql as $$
declare
  claimed text := current_setting('app.claim', true);
  one record;
begin
  perform set_config('app.claim', 'check-round:*', true);
  for one in
    select c.cooperative_id, c.round_id, array_agg(c.member_id) as members, array_agg(c.id) as checks
    from (select distinct n.member_id, n.check_id from after_rows n) n join member_check c on c.member_id = n.member_id and c.id = n.check_id
    where exists (select from adoption a where a.member_id = c.member_id)
    group by c.cooperative_id, c.round_id
  loop
    call settle_checks(one.cooperative_id, one.round_id, one.members, one.checks);
  end loop;
  perform set_config('app.claim', coalesce(claimed, ''), true);
  return null;
end $$;
create trigger new_check_adopts after insert on check_area referencing new table as after_rows for each statement execute function new_check_adopts();

-- A check taken up again catches up with what happened while it was closed.
create function reopened_check_adopts() returns trigger language plpgsql as $$
begin
  call settle_checks(new.cooperative_id, new.round_id, array[new.member_id], array[new.id]);
  return null;
end $$;
create trigger reopened_check_adopts after update of state on member_check for each row
  when (old.state = 'closed' and new.state <> 'closed') execute function reopened_check_adopts();

-- So does a whole round: opened again, or moved to a new version of its catalogue (at the end of that act, when all is in place).
create function changed_round_adopts() returns trigger language plpgsql as $$
declare
  claimed text := current_setting('app.claim', true);
  members text[]; checks uuid[];
begin
  perform set_config('app.claim', 'check-round:' || new.id, true);
  select array_agg(c.member_id), array_agg(c.id) into members, checks from member_check c where c.cooperative_id = new.cooperative_id and c.round_id = new.id;
  if members is not null then call settle_checks(new.cooperative_id, new.id, members, checks); end if;
  perform set_config('app.claim', coalesce(claimed, ''), true);
  return null;
end $$;
create constraint trigger changed_round_adopts after update on check_round deferrable initially deferred for each row
  when (old.version_id is distinct from new.version_id or (old.state = 'closed' and new.state = 'open')) execute function changed_round_adopts();

-- The evidence of a shared answer is a file of the office (`<cooperative>.`, the name of no member); every member may read it.
create policy shared_evidence on stored_file for select using (
  cooperative_id = (select current_setting('app.cooperative')) and member_id = cooperative_id || '.'
  and exists (select from shared_answer_version v where v.cooperative_id = stored_file.cooperative_id and v.evidence_file_id = stored_file.id));
