-- A member leaves nothing behind: one person asks, another confirms, and 30 days later the rows go – only where the database itself finds it so.
create table departure (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_by_name text,
  -- The first day on which it may happen.
  due_on date,
  stopped_at timestamptz,
  stopped_by_name text,
  done_at timestamptz,
  -- What was deleted and what stays, as the certificate says.
  certificate jsonb,
  -- Hashes of files nobody needs any more, whose bytes are still there.
  leftover text[] not null default '{}',
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  check (confirmed_by <> asked_by),
  check (num_nulls(confirmed_at, confirmed_by, confirmed_by_name, due_on) in (0, 4)),
  check (due_on >= (confirmed_at at time zone 'Europe/Berlin')::date + 30),
  check (stopped_at is null or done_at is null),
  check ((done_at is null) = (certificate is null)),
  check (done_at is null or confirmed_at is not null)
);
create unique index departure_open on departure (member_id) where stopped_at is null and done_at is null;
create index departure_of on departure (cooperative_id, asked_at desc);
call protect_member_rows('departure');
grant select, insert, update on departure to ringwall_app;
-- What was asked and confirmed stays as it was said.
create function departure_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.done_at is not null and (new.certificate, new.done_at) is distinct from (old.certificate, old.done_at) or old.stopped_at is not null
    or (new.asked_at, new.asked_by) is distinct from (old.asked_at, old.asked_by)
    or old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by, new.due_on) is distinct from (old.confirmed_at, old.confirmed_by, old.due_on) then
    raise exception 'what was said about leaving stays' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger departure_frozen before update or delete on departure for each row execute function departure_frozen();

-- Deletes what belongs to a member: `p_tables` by member and `p_personal` by person, each in an order in which nothing refers to what is gone. What somebody
-- else still refers to becomes the cooperative's. The chain of events stays as it is: it is append-only. Answers what was deleted, where the chain of events ended, and which files nobody needs any more.
create function erase_member(p_member text, p_tables text[], p_personal text[]) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  alone constant text[] := array['person', 'mail', 'shared_file', 'departure'];
  name text;
  other record;
  gone int;
  counts jsonb := '{}';
  leaving uuid[];
  seal record;
  needless text[];
begin
  if current_setting('app.role') <> 'job' or current_setting('app.cooperative') <> split_part(p_member, '.', 1) then
    raise exception 'only the clock deletes a member' using errcode = '42501';
  end if;
  set local lock_timeout = '5s';
  call rest_table('departure', true);
  if not exists (select from departure d where d.member_id = p_member and d.confirmed_by <> d.asked_by and d.stopped_at is null and d.done_at is null
    and d.due_on <= (now() at time zone 'Europe/Berlin')::date) then
    raise exception 'nobody has confirmed this, or its day has not come' using errcode = '42501';
  end if;
  foreach name in array p_tables || p_personal || alone[1:3] loop
    call rest_table(name, true);
  end loop;
  select array_agg(p.id) into leaving from person p
    where (p.home_member_id = p_member or exists (select from assignment a where a.person_id = p.id and a.member_id = p_member))
      and not exists (select from assignment o where o.person_id = p.id and o.member_id is distinct from p_member);
  leaving := coalesce(leaving, '{}');
  select array_agg(distinct f.sha256) into needless from stored_file f where f.member_id = p_member;
  select number, encode(hash, 'hex') as hash into seal from audit_chain where chain = p_member;
  -- What others refer to outlives its owner.
  for other in
    select t.relname as owned, r.relname as referring,
      (select string_agg(format('r.%I = t.%I', a.attname, b.attname), ' and ') from unnest(f.conkey, f.confkey) as k (here, there)
        join pg_attribute a on a.attrelid = r.oid and a.attnum = k.here join pg_attribute b on b.attrelid = t.oid and b.attnum = k.there) as same,
      exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'member_id') as has_member
    from pg_constraint f join pg_class t on t.oid = f.confrelid join pg_class r on r.oid = f.conrelid
    where f.contype = 'f' and t.relname = any (p_tables) and t.relname <> 'assignment'
      and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'member_id' and not a.attnotnull)
  loop
    if not other.referring = any (p_tables) then call rest_table(other.referring, true); end if;
    execute format('update %I t set member_id = null where t.member_id = $1 and exists (select from %I r where %s%s)', other.owned, other.referring, other.same,
      case when other.has_member then ' and r.member_id is distinct from $1' else '' end) using p_member;
    if not other.referring = any (p_tables) then call rest_table(other.referring, false); end if;
  end loop;
  foreach name in array p_tables loop
    execute format('delete from %I where member_id = $1', name) using p_member;
    get diagnostics gone = row_count;
    if gone > 0 then counts := counts || jsonb_build_object(name, gone); end if;
  end loop;
  delete from mail m where m.member_id = p_member or m.recipient_person_id = any (leaving);
  foreach name in array p_personal loop
    execute format('delete from %I where person_id = any ($1)', name) using leaving;
  end loop;
  -- A body goes on without the person in its chair.
  call rest_table('meeting_body', true);
  update meeting_body b set chair_id = null, chair_name = '' where b.chair_id = any (leaving);
  call rest_table('meeting_body', false);
  delete from person p where p.id = any (leaving);
  -- Whoever holds an office elsewhere stays, and is at home there.
  update person p set (home_cooperative_id, home_member_id) = (select a.cooperative_id, a.member_id from assignment a where a.person_id = p.id order by a.valid_from desc limit 1)
    where p.home_member_id = p_member and exists (select from assignment a where a.person_id = p.id);
  select coalesce(array_agg(sha), '{}') into needless from unnest(needless) as sha
    where not exists (select from stored_file f where f.sha256 = sha) and not exists (select from shared_file f where f.sha256 = sha);
  set constraints all immediate;
  set constraints all deferred;
  foreach name in array p_tables || p_personal || alone loop
    call rest_table(name, false);
  end loop;
  return jsonb_build_object('counts', counts, 'people', cardinality(leaving), 'events', coalesce(seal.number, 0), 'hash', coalesce(seal.hash, ''), 'files', to_jsonb(needless));
end $$;
revoke execute on function erase_member(text, text[], text[]) from public;
grant execute on function erase_member(text, text[], text[]) to ringwall_app;

-- Of these files those nobody has stored again; until the transaction ends nobody can.
create function needless_files(p_hashes text[]) returns text[] language plpgsql security definer set search_path = public, pg_temp as $$
declare
  needless text[];
begin
  if current_setting('app.role') <> 'job' then raise exception 'only the clock forgets files' using errcode = '42501'; end if;
  set local lock_timeout = '5s';
  call rest_table('stored_file', true);
  call rest_table('shared_file', true);
  select coalesce(array_agg(sha), '{}') into needless from unnest(p_hashes) as sha
    where not exists (select from stored_file f where f.sha256 = sha) and not exists (select from shared_file f where f.sha256 = sha);
  call rest_table('stored_file', false);
  call rest_table('shared_file', false);
  return needless;
end $$;
revoke execute on function needless_files(text[]) from public;
grant execute on function needless_files(text[]) to ringwall_app;
