-- Grants: applied for, granted, paid in instalments, used and proven. Everything about one grant is one row over the version that was read, so that what is
-- used never passes what was granted, whoever writes at the same time.
create table cost_grant (
  cooperative_id text not null references cooperative,
  id uuid not null,
  programme text not null,
  title text not null,
  state text not null check (state in ('prepared', 'applied', 'granted', 'refused')),
  requested_cents bigint not null check (requested_cents between 1 and 100000000000),
  applied_on date,
  reference text not null default '',
  granted_cents bigint check (granted_cents between 1 and 100000000000),
  awarded_on date,
  award_reference text not null default '',
  conditions text not null default '',
  report text not null default '',
  instalments jsonb not null default '[]',
  evidence jsonb not null default '[]',
  uses jsonb not null default '[]',
  -- Sums of what stands in the lists.
  instalments_cents bigint not null default 0,
  used_cents bigint not null default 0,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (cooperative_id, id),
  check ((state = 'granted') = (granted_cents is not null)),
  check (instalments_cents between 0 and coalesce(granted_cents, 0)),
  check (used_cents between 0 and coalesce(granted_cents, 0))
);
call protect_cooperative_rows('cost_grant');
grant select, insert, update on cost_grant to ringwall_app;

-- What a position was taken over from, such as an instalment of a grant: once into the plan, once into the actual cost.
alter table cost_position add column origin uuid;
create unique index cost_position_once on cost_position (cooperative_id, stage, origin) where origin is not null;

-- Statements of all members, printed in the background: one row for what was asked for, one for every file that is there by now. They hold what every member
-- pays: only who acts for all sees them.
create table statement_run (
  cooperative_id text not null references cooperative,
  id uuid not null,
  year int not null,
  -- `zip`: a file for each member; else one paper with all of them.
  kind text not null check (kind in ('zip', 'pdf', 'docx', 'odt')),
  language text not null check (language in ('de', 'en')),
  files int not null check (files > 0),
  asked_at timestamptz not null,
  asked_by_name text not null,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('statement_run');
create policy confidential on statement_run as restrictive using ((select current_setting('app.members')) = '*');
grant select, insert, delete on statement_run to ringwall_app;

create table statement_file (
  cooperative_id text not null,
  run_id uuid not null,
  number int not null check (number >= 0),
  name text not null,
  content bytea not null,
  printed_at timestamptz not null,
  primary key (cooperative_id, run_id, number),
  foreign key (cooperative_id, run_id) references statement_run (cooperative_id, id) on delete cascade
);
call protect_cooperative_rows('statement_file');
create policy confidential on statement_file as restrictive using ((select current_setting('app.members')) = '*');
grant select, insert, delete on statement_file to ringwall_app;

-- Framework contracts whose call-offs of a year count in the proof of efficiency: with the price alone beside the agreed one. Somebody says so, with where it comes from.
create table efficiency_purchase (
  cooperative_id text not null references cooperative,
  year int not null check (year between 2000 and 2200),
  contract_id uuid not null,
  taken_at timestamptz not null,
  taken_by_name text not null,
  primary key (cooperative_id, year, contract_id),
  foreign key (cooperative_id, contract_id) references framework (cooperative_id, contract_id)
);
call protect_cooperative_rows('efficiency_purchase');
grant select, insert, delete on efficiency_purchase to ringwall_app;
