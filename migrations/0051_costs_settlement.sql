-- What members pay: advances levied by plan and key, the settlement at the end of the year. The key is kept as it was when it was levied.
create table cost_levy (
  cooperative_id text not null references cooperative,
  year int not null check (year between 2000 and 2200),
  key_title text not null,
  definition jsonb not null,
  planned_cents bigint not null check (planned_cents > 0),
  due_days date[] not null,
  levied_at timestamptz not null,
  levied_by_name text not null,
  actual_cents bigint check (actual_cents >= 0),
  settled_at timestamptz,
  settled_by_name text,
  primary key (cooperative_id, year)
);
call protect_cooperative_rows('cost_levy');
grant select, insert, update on cost_levy to ringwall_app;

create table cost_charge (
  cooperative_id text not null,
  member_id text not null,
  year int not null,
  from_month smallint not null check (from_month between 1 and 12),
  to_month smallint not null check (to_month between 1 and 12),
  -- Net amounts and the tax on them, in cents.
  advance_cents bigint not null,
  advance_vat bigint not null,
  actual_cents bigint,
  actual_vat bigint,
  -- The figures of the member the key asked for.
  figures jsonb not null,
  primary key (member_id, year),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, year) references cost_levy (cooperative_id, year)
);
create index cost_charge_of_year on cost_charge (cooperative_id, year);
call protect_handed_rows('cost_charge');
grant select, insert, delete on cost_charge to ringwall_app;
