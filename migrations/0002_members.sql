-- Who belongs to the Verbund: cooperatives, members with dated figures, departments, people and the offices they hold.
create table cooperative (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  template text not null,
  office_name text not null,
  office_host text not null,
  contact_email text,
  contact_phone text,
  contact_address text,
  security_contact text,
  about text not null default '',
  -- Only released figures stand on the public page.
  public_page boolean not null default false,
  founded_at timestamptz not null,
  -- Grows with every saved change; two people editing the same thing are told.
  revision int not null default 1
);
alter table cooperative enable row level security;
alter table cooperative force row level security;
create policy own_cooperative on cooperative for select using (id = (select current_setting('app.cooperative')));
create policy office_describes on cooperative for update using (
  id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*' and (select current_setting('app.role')) = 'office');
create policy operator_names on cooperative for select using ((select current_setting('app.role')) in ('operator', 'job') and (select current_setting('app.cooperative')) = '');
create policy operator_founds on cooperative for insert with check ((select current_setting('app.role')) = 'operator');
create policy public_page on cooperative for select using (public_page and id = (select current_setting('app.claim')));
call watch_writes('cooperative');
grant select, insert, update on cooperative to ringwall_app;

create table member (
  cooperative_id text not null references cooperative,
  id text primary key check (id like cooperative_id || '.%'),
  kind text not null check (kind in ('stadt', 'gemeinde', 'landkreis', 'zweckverband', 'eigenbetrieb', 'aoer', 'sonstige')),
  name text not null,
  official_name text not null,
  -- Official municipality key (8 digits, a Kreis 5) and regional key (12 digits).
  ags text check (ags ~ '^[0-9]{5}([0-9]{3})?$'),
  rs text check (rs ~ '^[0-9]{5,12}$'),
  postcode text,
  wave int not null default 1 check (wave between 1 and 20),
  admitted_on date not null,
  -- The last day of membership; a member belongs to the Verbund on a day within these two.
  left_on date check (left_on >= admitted_on),
  revision int not null default 1,
  unique (cooperative_id, id),
  unique (cooperative_id, ags)
);
create index member_by_name on member (cooperative_id, name collate "und-x-icu");
alter table member enable row level security;
alter table member force row level security;
-- That a town belongs to the Verbund is public; everything about it is in other tables.
create policy shared_rows on member for select using (cooperative_id = (select current_setting('app.cooperative')));
create policy public_names on member for select using (
  cooperative_id = (select current_setting('app.claim')) and exists (select from cooperative c where c.id = cooperative_id and c.public_page));
create policy office_admits on member for insert with check (
  cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*' and (select current_setting('app.role')) = 'office');
create policy office_corrects on member for update using (
  cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.role')) = 'office'
  and ((select current_setting('app.members')) = '*' or id = any ((select app_members())::text[])));
create policy founding on member for insert with check ((select current_setting('app.role')) = 'operator' and cooperative_id = (select current_setting('app.claim')));
call watch_writes('member');
grant select, insert, update on member to ringwall_app;

create table member_figure (
  cooperative_id text not null,
  member_id text not null,
  kind text not null check (kind in ('population', 'area-km2', 'workplaces', 'employees')),
  as_of date not null,
  value numeric not null check (value >= 0),
  source text not null,
  primary key (member_id, kind, as_of),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
alter table member_figure enable row level security;
alter table member_figure force row level security;
create policy shared_rows on member_figure for select using (cooperative_id = (select current_setting('app.cooperative')));
create policy office_writes on member_figure for all using (
  cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.role')) = 'office'
  and ((select current_setting('app.members')) = '*' or member_id = any ((select app_members())::text[])));
create policy founding on member_figure for insert with check ((select current_setting('app.role')) = 'operator' and cooperative_id = (select current_setting('app.claim')));
call watch_writes('member_figure');
grant select, insert, update, delete on member_figure to ringwall_app;

create table unit (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('department', 'municipal-enterprise')),
  primary key (member_id, id),
  unique (member_id, name),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
call protect_member_rows('unit');
grant select, insert, update, delete on unit to ringwall_app;

-- A person is one for the installation; who sees them follows from the offices they hold.
create table person (
  id uuid primary key,
  name text not null,
  email text not null check (email = lower(email)),
  phone text,
  language text not null default 'de' check (language in ('de', 'en')),
  -- Who brought the person in: only there may name and address be corrected and access be renewed, so that nobody takes over a
  -- neighbour's account by appointing its holder.
  home_cooperative_id text,
  home_member_id text,
  created_at timestamptz not null,
  revision int not null default 1
);
create unique index person_email on person (email);

-- An office held: role × cooperative or member, from – to. The office stays when the person changes.
create table assignment (
  id uuid primary key,
  cooperative_id text references cooperative,
  member_id text,
  person_id uuid not null references person,
  role text not null check (role in ('office', 'management', 'coordinator', 'steering', 'oversight', 'auditor', 'adviser', 'operator')),
  -- The title as held in the town hall, such as „Bürgermeisterin“ or „Hauptamt, IT“.
  title text,
  deputy boolean not null default false,
  valid_from date not null,
  -- The last day; absent while nobody has ended it.
  valid_to date,
  -- Whose office this was before a hand-over, and why the office ended (election, change of staff …).
  follows uuid,
  ended_reason text,
  unique (cooperative_id, id),
  foreign key (cooperative_id, follows) references assignment (cooperative_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  check (role <> 'operator' or cooperative_id is null),
  check (role = 'operator' or cooperative_id is not null),
  check (role not in ('management', 'coordinator') or member_id is not null),
  -- Nobody is the office or the steering group of a single town.
  check (role not in ('office', 'steering') or member_id is null)
);
create index assignment_of_person on assignment (person_id);
create index assignment_in_member on assignment (cooperative_id, member_id);
alter table assignment enable row level security;
alter table assignment force row level security;
-- The office's people (no member) are known to all members; a member's people only to that member and to those who act for all.
create policy visible on assignment for select using (
  cooperative_id = (select current_setting('app.cooperative'))
  and (member_id is null or (select current_setting('app.members')) = '*' or member_id = any ((select app_members())::text[])));
create policy own_offices on assignment for select using (person_id = nullif((select current_setting('app.person')), '')::uuid);
-- The clock at work for the installation knows all offices; at work for one cooperative it sees no other.
create policy clock on assignment for select using ((select current_setting('app.role')) = 'job' and (select current_setting('app.cooperative')) = '');
-- Whoever is entitled to know all offices of one person (signing in, correcting an address) claims the person's number.
create policy by_claim on assignment for select using (person_id::text = (select current_setting('app.claim')));
-- The office fills every office; a town hall its own, and only its management appoints management.
create function may_fill(p_role text, p_member text) returns boolean language sql stable as $$
  select case
    when p_member is null then current_setting('app.members') = '*' and current_setting('app.role') = 'office'
    when current_setting('app.members') <> '*' and not p_member = any (app_members()) then false
    when p_role = 'management' then current_setting('app.role') in ('office', 'management')
    else current_setting('app.role') in ('office', 'management', 'coordinator') end $$;
create policy appoints on assignment for insert with check (
  cooperative_id = (select current_setting('app.cooperative')) and role <> 'operator' and may_fill(role, member_id));
create policy relieves on assignment for update using (
  cooperative_id = (select current_setting('app.cooperative')) and role <> 'operator' and may_fill(role, member_id));
create policy operator_seats on assignment for select using (role = 'office' and (select current_setting('app.role')) = 'operator'
  and cooperative_id = (select current_setting('app.claim')));
create policy founding on assignment for insert with check (role = 'office' and member_id is null
  and (select current_setting('app.role')) = 'operator' and cooperative_id = (select current_setting('app.claim')));
create policy first_operator on assignment for insert with check (role = 'operator' and cooperative_id is null
  and (select current_setting('app.role')) = 'anonymous' and (select current_setting('app.claim')) = 'set-up');
call watch_writes('assignment');
grant select, insert, update on assignment to ringwall_app;

alter table person enable row level security;
alter table person force row level security;
create policy myself on person using (id = nullif((select current_setting('app.person')), '')::uuid);
create policy colleagues on person for select using (exists (select from assignment a where a.person_id = person.id));
create policy correct_own on person for update using (
  home_cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.role')) in ('office', 'management', 'coordinator')
  and ((select current_setting('app.members')) = '*' or home_member_id = any ((select app_members())::text[])));
-- Whoever can name the e-mail address may find the person behind it: signing in, and appointing somebody already known.
create policy by_claim on person for select using (
  email = (select current_setting('app.claim')) or id::text = (select current_setting('app.claim')));
create policy appointed on person for insert with check (
  (home_cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.role')) in ('office', 'management', 'coordinator')
    and ((select current_setting('app.members')) = '*' or home_member_id = any ((select app_members())::text[])))
  or (email = (select current_setting('app.claim')) and home_member_id is null and (select current_setting('app.role')) = 'operator')
  or (home_cooperative_id is null and (select current_setting('app.role')) in ('operator', 'anonymous') and (select current_setting('app.claim')) <> ''));
call watch_writes('person');
grant select, insert, update on person to ringwall_app;

-- A directory read from a file, waiting to be looked at before anything changes.
create table member_import (
  cooperative_id text not null references cooperative,
  id uuid not null,
  file_name text not null,
  -- The rows that can be taken over, and the lines that cannot, each with its reason.
  content jsonb not null,
  staged_by uuid,
  staged_at timestamptz not null,
  applied_at timestamptz,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('member_import');
grant select, insert, update on member_import to ringwall_app;

-- Whoever signs in sees by name where they hold an office, before they have chosen one.
create policy of_my_offices on cooperative for select using ((select current_setting('app.cooperative')) = ''
  and exists (select from assignment a where a.cooperative_id = cooperative.id and a.person_id = nullif((select current_setting('app.person')), '')::uuid));
create policy of_my_offices on member for select using ((select current_setting('app.cooperative')) = ''
  and exists (select from assignment a where a.member_id = member.id and a.person_id = nullif((select current_setting('app.person')), '')::uuid));
