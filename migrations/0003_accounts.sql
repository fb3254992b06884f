-- Accounts: how people prove who they are; sessions, tokens and typed codes. Nothing secret is stored in the clear.
-- Everything here belongs to one person and to no tenant. Whoever has proven to be a person acts with app.person set;
-- whoever is about to prove it names the e-mail address as claim (app.claim, only as `anonymous`) and finds what to compare with.
-- The home tenant of a person (person.home_…) hands out and renews access, and learns no more than whether there is an account.

-- May the actor hand out access to people of this home? The town hall for its own, the office for central people.
create function may_admit(p_cooperative text, p_member text) returns boolean language sql stable as $$
  select p_cooperative = current_setting('app.cooperative')
    and current_setting('app.role') in ('office', 'management', 'coordinator')
    and case when p_member is null then current_setting('app.members') = '*'
        else current_setting('app.members') = '*' or p_member = any (app_members()) end $$;

-- An account exists once its holder has chosen a password.
create table account (
  person_id uuid primary key references person,
  activated_at timestamptz not null,
  password_changed_at timestamptz not null,
  second_factor_at timestamptz
);
alter table account enable row level security;
alter table account force row level security;
create policy own on account using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy known_people on account for select using (exists (select from person p where p.id = account.person_id));
call watch_writes('account');
grant select, insert, update on account to ringwall_app;

-- Sessions and tokens opened before `at` are void: the home tenant renewed a lost access. Read with every request, so a table of its
-- own with one plain policy; never changed.
create table access_void (
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (person_id, at)
);
alter table access_void enable row level security;
alter table access_void force row level security;
create policy own on access_void for select using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy home_voids on access_void for insert with check (
  exists (select from person p where p.id = access_void.person_id and may_admit(p.home_cooperative_id, p.home_member_id)));
call watch_writes('access_void');
grant select, insert on access_void to ringwall_app;

create table account_secret (
  person_id uuid primary key references account,
  -- argon2id, PHC string.
  password_hash text not null,
  -- AES-256-GCM with the installation's key, bound to this row.
  totp_sealed text,
  -- The last 30-second step a code was accepted for; none is accepted twice.
  totp_last_step bigint not null default 0
);
alter table account_secret enable row level security;
alter table account_secret force row level security;
create policy own on account_secret using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy signing_in on account_secret for select using ((select current_setting('app.role')) = 'anonymous'
  and exists (select from person p where p.id = account_secret.person_id and lower(p.email) = (select current_setting('app.claim'))));
call watch_writes('account_secret');
grant select, insert, update on account_secret to ringwall_app;

create table recovery_code (
  person_id uuid not null references account,
  -- HMAC-SHA-256 with the installation's key.
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy own on recovery_code using (person_id = nullif((select current_setting('app.person')), '')::uuid);
call watch_writes('recovery_code');
grant select, insert, update, delete on recovery_code to ringwall_app;

-- Invitations, renewals and password resets: one open code of each purpose and person, typed by hand, never part of a link.
create table login_code (
  person_id uuid not null references person,
  purpose text not null check (purpose in ('invitation', 'renewal', 'reset')),
  code_hash text not null,
  issued_at timestamptz not null,
  issued_by uuid,
  expires_at timestamptz not null,
  failed_attempts int not null default 0,
  primary key (person_id, purpose)
);
alter table login_code enable row level security;
alter table login_code force row level security;
create policy own on login_code using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy known_people on login_code for select using (exists (select from person p where p.id = login_code.person_id));
create policy home_admits on login_code for all using (purpose <> 'reset'
  and exists (select from person p where p.id = login_code.person_id and may_admit(p.home_cooperative_id, p.home_member_id)));
create policy redeeming on login_code for update using ((select current_setting('app.role')) = 'anonymous'
  and exists (select from person p where p.id = login_code.person_id and lower(p.email) = (select current_setting('app.claim'))));
create policy forgotten on login_code for insert with check (purpose = 'reset' and (select current_setting('app.role')) = 'anonymous'
  and exists (select from person p where p.id = login_code.person_id and lower(p.email) = (select current_setting('app.claim'))));
-- Somebody has to let the first person of a new office in: the operator, as long as that person has no account.
create policy first_of_office on login_code for all using (purpose = 'invitation' and (select current_setting('app.role')) = 'operator'
  and exists (select from person p join assignment a on a.person_id = p.id where p.id = login_code.person_id and p.home_member_id is null
    and p.home_cooperative_id = (select current_setting('app.claim')) and a.role = 'office' and a.cooperative_id = p.home_cooperative_id)
  and not exists (select from account c where c.person_id = login_code.person_id));
create policy sweeps on login_code for delete using ((select current_setting('app.role')) = 'job');
create policy sweeps_find on login_code for select using ((select current_setting('app.role')) = 'job');
call watch_writes('login_code');
grant select, insert, update, delete on login_code to ringwall_app;

create table session (
  id uuid primary key,
  person_id uuid not null references person,
  -- SHA-256 of the secret in the cookie; changes when the second factor has been shown.
  credential text not null unique,
  stage text not null check (stage in ('pending', 'complete')),
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  -- Browser and system as a person would call them.
  device text not null,
  revoked_at timestamptz
);
create index session_of_person on session (person_id, opened_at desc);
create index session_age on session (expires_at);
alter table session enable row level security;
alter table session force row level security;
create policy own on session using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy by_credential on session for select using (credential = (select current_setting('app.credential')));
create policy sweeps on session for delete using ((select current_setting('app.role')) = 'job');
create policy sweeps_find on session for select using ((select current_setting('app.role')) = 'job');
call watch_writes('session');
grant select, insert, update, delete on session to ringwall_app;

create table api_token (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  credential text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index api_token_of_person on api_token (person_id, created_at desc);
alter table api_token enable row level security;
alter table api_token force row level security;
create policy own on api_token using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy by_credential on api_token for select using (credential = (select current_setting('app.credential')));
call watch_writes('api_token');
grant select, insert, update on api_token to ringwall_app;

-- Technical, not part of the audit trail: when a session or token was last used, to the minute.
create table last_use (
  id uuid primary key,
  person_id uuid not null,
  used_at timestamptz not null
);
alter table last_use enable row level security;
alter table last_use force row level security;
create policy own on last_use using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy sweeps on last_use for delete using ((select current_setting('app.role')) = 'job');
create policy sweeps_find on last_use for select using ((select current_setting('app.role')) = 'job');
grant select, insert, update, delete on last_use to ringwall_app;

-- Technical, not part of the audit trail: failed attempts by account, by source and by both. Keys are keyed fingerprints.
create table throttle (
  key text primary key,
  failures int not null,
  last_failed_at timestamptz not null,
  blocked_until timestamptz not null,
  -- This account has been opened from this source: others' failures do not keep its holder out.
  proven_at timestamptz
);
create index throttle_age on throttle (last_failed_at);
alter table throttle enable row level security;
alter table throttle force row level security;
create policy at_the_door on throttle using ((select current_setting('app.role')) in ('anonymous', 'pending', 'person'));
create policy sweeps on throttle for delete using ((select current_setting('app.role')) = 'job');
create policy sweeps_find on throttle for select using ((select current_setting('app.role')) = 'job');
grant select, insert, update, delete on throttle to ringwall_app;

-- An empty installation is opened once, with the code printed when it starts.
create table installation_set_up (
  only_row boolean primary key default true check (only_row),
  code_hash text not null,
  printed_at timestamptz not null,
  done_at timestamptz
);
alter table installation_set_up enable row level security;
alter table installation_set_up force row level security;
create policy starting on installation_set_up using ((select current_setting('app.role')) = 'job');
create policy needed on installation_set_up for select using ((select current_setting('app.role')) = 'anonymous');
create policy finishing on installation_set_up for update using (
  (select current_setting('app.role')) = 'anonymous' and (select current_setting('app.claim')) = 'set-up');
call watch_writes('installation_set_up');
grant select, insert, update on installation_set_up to ringwall_app;

-- The two things an account decides about its person: that there is a first operator, and which language it reads.
create function appoint_first_operator(p_person uuid, p_assignment uuid, p_name text, p_email text, p_language text, p_at timestamptz, p_day date) returns void
language sql as $$
  insert into person (id, name, email, language, created_at) values (p_person, p_name, p_email, p_language, p_at);
  insert into assignment (id, person_id, role, valid_from) values (p_assignment, p_person, 'operator', p_day);
$$;
create function choose_language(p_person uuid, p_language text) returns void language sql as $$
  update person set language = p_language where id = p_person;
$$;

-- Demonstration only: whom a visitor may play with one click. Stays empty in every other installation.
create table persona (
  person_id uuid primary key references person,
  position int not null unique,
  name text not null,
  role text not null,
  -- Where the persona works, as a visitor reads it: „Stadt Raunheim“.
  place text not null,
  -- The persona's day in one sentence.
  sentence text not null
);
alter table persona enable row level security;
alter table persona force row level security;
create policy shown_to_all on persona for select using (true);
create policy planted on persona for insert with check ((select current_setting('app.role')) in ('operator', 'job'));
call watch_writes('persona');
grant select, insert on persona to ringwall_app;

-- Oversight reads the trail of a cooperative by time, and of one of its members.
create index audit_event_by_time on audit_event (cooperative_id, at desc);
create index audit_event_of_member_by_time on audit_event (member_id, at desc);
