-- The floor under all topics: the application role, the two ways rows are protected, audit trail, mail, files, idempotency.
do $$ begin
  create role ringwall_app nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant ringwall_app to %I', current_user);
end $$;
revoke create on schema public from public;
grant usage on schema public to ringwall_app;

-- Settings of the acting person. A setting that was never made raises an error; one that was reset matches no row.
create function app_members() returns text[] language sql stable as
  $$ select string_to_array(current_setting('app.members'), ',') $$;

-- One business transaction leaves exactly one audit event: the first write puts a note here, the commit looks for the event.
create table audit_due (transaction xid8 primary key);

create table audit_event (
  chain text not null,
  number bigint not null,
  transaction xid8 not null unique,
  at timestamptz not null,
  cooperative_id text,
  member_id text,
  person_id uuid,
  person_name text not null,
  role text not null,
  door text not null,
  operation text not null,
  object text not null,
  before_hash text,
  after_hash text,
  request_id uuid not null,
  entry text not null,
  hash bytea not null,
  primary key (chain, number)
);
create index audit_event_member on audit_event (cooperative_id, member_id, number desc);
create table audit_chain (chain text primary key, number bigint not null, hash bytea not null);

-- Appends one event to its chain: hash = SHA-256(hash before || entry), where entry is the canonical JSON of the event.
create function append_audit(
  p_chain text, p_at timestamptz, p_cooperative text, p_member text, p_person uuid, p_name text, p_role text, p_door text,
  p_operation text, p_object text, p_before text, p_after text, p_request uuid, p_entry text
) returns bigint language sql as $$
  with head as (
    insert into audit_chain as c (chain, number, hash)
    values (p_chain, 1, sha256(convert_to(p_entry, 'UTF8')))
    on conflict (chain) do update set number = c.number + 1, hash = sha256(c.hash || convert_to(p_entry, 'UTF8'))
    returning number, hash
  )
  insert into audit_event
  select p_chain, head.number, pg_current_xact_id(), p_at, p_cooperative, p_member, p_person, p_name, p_role, p_door,
         p_operation, p_object, p_before, p_after, p_request, p_entry, head.hash
  from head
  returning number
$$;

create function note_write() returns trigger language plpgsql as $$
begin
  if current_setting('app.noted', true) is distinct from pg_current_xact_id()::text then
    insert into audit_due values (pg_current_xact_id()) on conflict do nothing;
    perform set_config('app.noted', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;

create function demand_audit() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_event where transaction = new.transaction) then
    raise exception 'a write without an audit event' using errcode = 'RW001';
  end if;
  delete from audit_due where transaction = new.transaction;
  return null;
end $$;
create constraint trigger audit_demanded after insert on audit_due deferrable initially deferred for each row execute function demand_audit();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'RW002';
end $$;
create trigger audit_event_is_append_only before update or delete on audit_event for each row execute function refuse_change();

-- A member's key begins with its cooperative's: no row claims a member of one cooperative for another.
create procedure bind_member(name text) language plpgsql as $$
begin
  execute format('alter table %I add constraint %I check (starts_with(member_id, cooperative_id || ''.''))', name, name || '_member_of_cooperative');
end $$;

-- Every table of a topic calls one of these. Rows of one member: only who acts for that member (or the whole cooperative).
create procedure watch_writes(name text) language plpgsql as $$
begin
  execute format('create trigger note_write after insert or update or delete on %I for each statement execute function note_write()', name);
end $$;

create procedure protect_member_rows(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format($p$create policy own_rows on %I using (
    cooperative_id = (select current_setting('app.cooperative'))
    and ((select current_setting('app.members')) = '*' or member_id = any ((select app_members())::text[])))$p$, name);
  call bind_member(name);
  call watch_writes(name);
end $$;

-- Rows of the whole cooperative: whoever holds an office in it; writing is for those who act for all of it.
create procedure protect_cooperative_rows(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format($p$create policy shared_rows on %I for select using (cooperative_id = (select current_setting('app.cooperative')))$p$, name);
  execute format($p$create policy central_writes on %I for all using (
    cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*')$p$, name);
  call watch_writes(name);
end $$;

alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy own_rows on audit_event for select using (
  (cooperative_id = (select current_setting('app.cooperative'))
    and ((select current_setting('app.members')) = '*' or member_id = any ((select app_members())::text[])))
  or (cooperative_id is null and (select current_setting('app.role')) = 'operator'));
create policy append_own on audit_event for insert with check (
  cooperative_id is not distinct from nullif((select current_setting('app.cooperative')), '')
  and chain = coalesce(member_id, cooperative_id, 'installation')
  and (member_id is null or (select current_setting('app.members')) = '*' or member_id = any ((select app_members())::text[])));
-- The commit check must find the event of its own transaction whoever acts.
create policy own_transaction on audit_event for select using (transaction = (select pg_current_xact_id_if_assigned()));
-- Whoever came with a typed code leaves a trace and reads none.
create policy not_for_contributors on audit_event as restrictive for select using (
  (select current_setting('app.role')) <> 'contributor' or transaction = (select pg_current_xact_id_if_assigned()));
alter table audit_chain enable row level security;
alter table audit_chain force row level security;
create policy own_chain on audit_chain using (
  chain in ('installation', (select current_setting('app.cooperative')))
  or chain = any ((select app_members())::text[])
  or ((select current_setting('app.members')) = '*' and split_part(chain, '.', 1) = (select current_setting('app.cooperative'))));
grant select, insert on audit_event to ringwall_app;
grant select, insert, update on audit_chain to ringwall_app;
grant select, insert, delete on audit_due to ringwall_app;

-- A repeated request (double submit, retry after a lost answer) finds its first answer instead of acting twice.
create table idempotency (
  person_key text not null,
  request_key uuid not null,
  operation text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (person_key, request_key)
);
create index idempotency_age on idempotency (at);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own_requests on idempotency using (person_key = (select current_setting('app.credential')));
create policy forget on idempotency for delete using ((select current_setting('app.role')) = 'job');
create policy forget_finds on idempotency for select using ((select current_setting('app.role')) = 'job');
grant select, insert, update, delete on idempotency to ringwall_app;

-- Mails, written in the transaction of the act that causes them and delivered afterwards with retry.
create table mail (
  id uuid primary key,
  cooperative_id text,
  member_id text,
  recipient_person_id uuid,
  recipient text not null,
  issued_by uuid,
  kind text not null,
  subject text not null,
  body text not null,
  message_id text not null unique,
  created_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  sent_at timestamptz
);
create index mail_waiting on mail (next_attempt_at) where state = 'waiting';
create index mail_recipient on mail (recipient_person_id, created_at desc);
create index mail_issuer on mail (issued_by, created_at desc);
alter table mail enable row level security;
alter table mail force row level security;
create policy own_mail on mail for select using (
  recipient_person_id = nullif((select current_setting('app.person')), '')::uuid or issued_by = nullif((select current_setting('app.person')), '')::uuid);
create policy post on mail for insert with check (
  cooperative_id is not distinct from nullif((select current_setting('app.cooperative')), '')
  and (member_id is null or (select current_setting('app.members')) = '*' or member_id = any ((select app_members())::text[])));
call bind_member('mail');
create policy deliver on mail for all using ((select current_setting('app.role')) = 'job');
grant select, insert, update, delete on mail to ringwall_app;

-- Files lie outside the database, named by the SHA-256 of their bytes; here is who owns which, for quota and access.
create table stored_file (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  stored_by uuid,
  stored_at timestamptz not null,
  primary key (member_id, id)
);
call protect_member_rows('stored_file');
grant select, insert, delete on stored_file to ringwall_app;
