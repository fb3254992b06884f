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
  or member_id in (select members_showing(array['detail']))
  -- The office gives its own measure to all members and changes it in all of them, whatever they show; the claim opens just these rows for the act.
  or 'roll-out:' || cooperative_measure_id::text = (select current_setting('app.claim')));
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
call protect_member_rows('measure_count');
create policy allowed_view on measure_count as restrictive for select using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or starts_with((select current_setting('app.claim')), 'roll-out:'));
grant select, insert, update on measure_count to ringwall_app;

-- Keeps `measure_count` equal to a recount, whatever changed the measures.
create function count_new_measures() returns trigger language plpgsql as $$
begin
  insert into measure_count as c (cooperative_id, member_id, state, measures, cost_once, cost_yearly)
  select cooperative_id, member_id, state, count(*), sum(cost_once), sum(cost_yearly) from after_rows group by cooperative_id, member_id, state
  on conflict (member_id, state) do update set measures = c.measures + excluded.measures, cost_once = c.cost_once + excluded.cost_once,
    cost_yearly = c.cost_yearly + excluded.cost_yearly;
  return null;
end $$;
create function count_changed_measures() returns trigger language plpgsql as $$
begin
  insert into measure_count as c (cooperative_id, member_id, state, measures, cost_once, cost_yearly)
  select cooperative_id, member_id, state, sum(sign), sum(sign * cost_once), sum(sign * cost_yearly)
  from (select cooperative_id, member_id, state, cost_once, cost_yearly, 1 as sign from after_rows
    union all select cooperative_id, member_id, state, cost_once, cost_yearly, -1 from before_rows) delta
  group by cooperative_id, member_id, state
  having (sum(sign), sum(sign * cost_once), sum(sign * cost_yearly)) is distinct from (0, 0, 0)
  on conflict (member_id, state) do update set measures = c.measures + excluded.measures, cost_once = c.cost_once + excluded.cost_once,
    cost_yearly = c.cost_yearly + excluded.cost_yearly;
  return null;
end $$;
create trigger counted_insert after insert on measure referencing new table as after_rows for each statement execute function count_new_measures();
create trigger counted_update after update on measure referencing old table as before_rows new table as after_rows for each statement execute function count_changed_measures();

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
