-- A member takes everything along that is its own: what was handed out, and how an empty installation takes it in.
create table departure_export (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  -- The canonical hash over all rows and files: the same belongings have the same one, wherever they are.
  fingerprint text not null,
  rows int not null,
  files int not null,
  bytes bigint not null,
  -- Where the member's chain of events ended: with it the history that was taken along proves to be whole.
  history_number bigint not null,
  history_hash text not null,
  exported_at timestamptz not null,
  exported_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index departure_export_newest on departure_export (member_id, exported_at desc);
call protect_member_rows('departure_export');
grant select, insert on departure_export to ringwall_app;

-- An event that came from another installation happened in none of this one's transactions.
alter table audit_event alter column transaction drop not null;

-- Which layout the tables have: what is brought along fits only where it is the same.
create function layout_version() returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (select max(name) from migration);
end $$;
revoke execute on function layout_version() from public;
grant execute on function layout_version() to ringwall_app;

-- Walls and triggers of a table rest, or stand again, each trigger as it stood: sums have triggers that rest for nobody else. Whoever rests them holds the
-- table alone until the transaction ends.
create procedure rest_table(name text, rests boolean) language plpgsql as $$
declare
  stood record;
begin
  if rests then
    perform set_config('resting.' || name, (select coalesce(jsonb_object_agg(tgname, tgenabled), '{}')::text from pg_trigger where tgrelid = name::regclass and not tgisinternal), true);
    execute format('alter table %I no force row level security, disable trigger user', name);
  else
    for stood in select key, value from jsonb_each_text(current_setting('resting.' || name)::jsonb) loop
      execute format('alter table %I %s trigger %I', name, case stood.value when 'O' then 'enable' when 'A' then 'enable always' when 'R' then 'enable replica' else 'disable' end, stood.key);
    end loop;
    execute format('alter table %I force row level security', name);
  end if;
end $$;
revoke execute on procedure rest_table(text, boolean) from public;

-- Takes rows in as they were written down. Walls and triggers rest for this table until the statement ends, which nobody sees: the table is locked, and
-- there is nobody to be kept apart – it refuses unless the only cooperative is one that this very transaction has brought.
create function take_in(p_table text, p_rows jsonb, p_late text[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  named text;
  given text;
  taken int;
begin
  if current_setting('app.role') <> 'operator' or current_setting('app.claim') <> 'arrival' or current_setting('app.cooperative') <> '' then
    raise exception 'only the operator takes a member in' using errcode = '42501';
  end if;
  if exists (select from cooperative where xmin <> pg_current_xact_id()::xid) then
    raise exception 'only an empty installation takes a member in' using errcode = '42501';
  end if;
  select string_agg(quote_ident(attname), ', ' order by attnum), string_agg(case when attname = any (p_late) then 'null' else quote_ident(attname) end, ', ' order by attnum)
    into named, given
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relname = p_table and c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  call rest_table(p_table, true);
  execute format('insert into %I (%s) select %s from jsonb_populate_recordset(null::%I, $1)', p_table, named, given, p_table) using p_rows;
  get diagnostics taken = row_count;
  set constraints all immediate;
  set constraints all deferred;
  call rest_table(p_table, false);
  return taken;
end $$;
revoke execute on function take_in(text, jsonb, text[]) from public;
grant execute on function take_in(text, jsonb, text[]) to ringwall_app;

-- Fills in what two tables say of each other, once both are there.
create function take_in_late(p_table text, p_rows jsonb, p_late text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given text;
  same text;
begin
  perform take_in(p_table, '[]', '{}');
  select string_agg(format('%I = r.%I', name, name), ', ') into given from unnest(p_late) as name;
  select string_agg(format('t.%I = r.%I', a.attname, a.attname), ' and ') into same
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = p_table::regclass and i.indisprimary;
  call rest_table(p_table, true);
  execute format('update %I t set %s from jsonb_populate_recordset(null::%I, $1) r where %s', p_table, given, p_table, same) using p_rows;
  call rest_table(p_table, false);
end $$;
revoke execute on function take_in_late(text, jsonb, text[]) from public;
grant execute on function take_in_late(text, jsonb, text[]) to ringwall_app;
