-- Cost keys: by which shares the members bear the cost of a year.
create table cost_key (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  reason text not null default '',
  definition jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  withdrawn_at timestamptz,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('cost_key');
grant select, insert, update on cost_key to ringwall_app;
