-- Measures: from a finding to its effect; one definition of the cooperative, one instance in every member concerned.
create table cooperative_measure (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  description text not null default '',
  effort smallint check (effort between 1 and 5),
  priority smallint not null default 2 check (priority between 1 and 4),
  due_on date,
  -- A requirement it closes where it is done: catalogue and stable key.
  catalogue_id uuid,
  requirement_key text,
  -- Every year in this month (1–12) again; null for what is done once.
  yearly_month smallint check (yearly_month between 1 and 12),
  withdrawn_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  primary key (cooperative_id, id),
  foreign key (cooperative_id, catalogue_id) references catalogue (cooperative_id, id)
);
call protect_cooperative_rows('cooperative_measure');
grant select, insert, update on cooperative_measure to ringwall_app;

create table measure (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  cooperative_measure_id uuid,
  -- For a yearly task: the year it belongs to.
  year int,
  title text not null,
  description text not null default '',
  state text not null check (state in ('open', 'planned', 'in-progress', 'on-hold', 'implemented', 'effective', 'rejected')),
  -- Why it rests or was rejected; how its effect was verified.
  state_reason text not null default '',
  priority smallint not null default 2 check (priority between 1 and 4),
  effort smallint check (effort between 1 and 5),
  owner_id uuid,
  owner_name text not null default '',
  due_on date,
  -- Amounts in cents.
  cost_once bigint not null default 0 check (cost_once >= 0),
  cost_yearly bigint not null default 0 check (cost_yearly >= 0),
  origin text not null check (origin in ('check', 'risk', 'incident', 'audit', 'survey', 'decision', 'warning', 'year-plan', 'own')),
  -- What it comes from, as a link can be made of it: check id and requirement key, campaign id and question, a number of a decision.
  origin_id uuid,
  origin_key text,
  origin_title text not null default '',
  version int not null default 1,
  created_at timestamptz not null,
  created_by_name text not null,
  changed_at timestamptz not null,
  implemented_on date,
  verified_at timestamptz,
  verified_by_name text,
  escalated_at timestamptz,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, cooperative_measure_id) references cooperative_measure (cooperative_id, id)
);
create unique index measure_instance on measure (member_id, cooperative_measure_id, year) nulls not distinct where cooperative_measure_id is not null;
create unique index measure_of_finding on measure (member_id, origin, origin_id, origin_key) where origin_id is not null and origin_key is not null and state <> 'rejected';
create index measure_roll_out on measure (cooperative_id, cooperative_measure_id);
create index measure_due on measure (cooperative_id, due_on) where state in ('open', 'planned', 'in-progress', 'on-hold');
call protect_member_rows('measure');
-- From outside: instances of the cooperative's own measures where states are shown, everything where details are.
create policy allowed_view on measure as restrictive for select using (
  not (select looks_from_outside())
  or (cooperative_measure_id is not null and member_id in (select members_showing(array['status', 'detail'])))
  or member_id in (select members_showing(array['detail'])));
grant select, insert, update on measure to ringwall_app;

-- What must be done before.
create table measure_dependency (
  cooperative_id text not null,
  member_id text not null,
  measure_id uuid not null,
  needs_id uuid not null,
  primary key (member_id, measure_id, needs_id),
  check (measure_id <> needs_id),
  foreign key (member_id, measure_id) references measure (member_id, id),
  foreign key (member_id, needs_id) references measure (member_id, id)
);
call protect_details('measure_dependency');
grant select, insert, delete on measure_dependency to ringwall_app;

-- What happened to a measure: state changes and remarks, append-only.
create table measure_entry (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  measure_id uuid not null,
  kind text not null check (kind in ('created', 'state', 'remark', 'escalated')),
  state text,
  text text not null default '',
  written_at timestamptz not null,
  written_by uuid,
  written_by_name text not null,
  primary key (member_id, id),
  foreign key (member_id, measure_id) references measure (member_id, id)
);
create index measure_entry_of on measure_entry (member_id, measure_id, written_at);
call protect_details('measure_entry');
create trigger measure_entry_is_append_only before update or delete on measure_entry for each row execute function refuse_change();
grant select, insert on measure_entry to ringwall_app;

-- How many of which state, kept on write: overviews and budgets never touch a measure.
create table measure_count (
  cooperative_id text not null,
  member_id text not null,
  state text not null,
  measures int not null,
  cost_once bigint not null,
  cost_yearly bigint not null,
  primary key (member_id, state),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index measure_count_of_cooperative on measure_count (cooperative_id);
call protect_status('measure_count');
grant select, insert, update on measure_count to ringwall_app;

-- A personal calendar address; whoever has the secret reads the dates of its person, until it is revoked.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person,
  secret_hash text not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy own_feeds on calendar_feed using (person_id = nullif((select current_setting('app.person')), '')::uuid);
create policy by_claim on calendar_feed for select using (secret_hash = (select current_setting('app.claim')));
call watch_writes('calendar_feed');
grant select, insert, update on calendar_feed to ringwall_app;
