-- The cost plan of a year, position by position, planned and actual; and simulations of keys, kept as the basis of a council paper.
create table cost_position (
  cooperative_id text not null references cooperative,
  id uuid not null,
  year int not null check (year between 2000 and 2200),
  stage text not null check (stage in ('plan', 'actual')),
  kind text not null check (kind in ('personnel', 'materials', 'overhead', 'services', 'income', 'grants')),
  title text not null,
  -- Of personnel: pay grade and thousandths of a full post.
  pay_grade text not null default '',
  post_thousandths int not null default 0 check (post_thousandths between 0 and 100000),
  -- Never negative: income and grants are taken off by their kind.
  cents bigint not null check (cents between 0 and 100000000000),
  note text not null default '',
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (cooperative_id, id)
);
create index cost_position_of_year on cost_position (cooperative_id, year);
call protect_cooperative_rows('cost_position');
grant select, insert, update, delete on cost_position to ringwall_app;

create table cost_simulation (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  -- Years, totals and keys as they were: what was decided upon stays readable when a key changes.
  basis jsonb not null,
  saved_at timestamptz not null,
  saved_by_name text not null,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('cost_simulation');
grant select, insert on cost_simulation to ringwall_app;

-- What a simulation makes of one member: cents by key, then by year.
create table cost_simulated (
  cooperative_id text not null,
  member_id text not null,
  simulation_id uuid not null,
  cents jsonb not null,
  primary key (member_id, simulation_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, simulation_id) references cost_simulation (cooperative_id, id)
);
create index cost_simulated_of on cost_simulated (cooperative_id, simulation_id);
call protect_handed_rows('cost_simulated');
grant select, insert on cost_simulated to ringwall_app;
