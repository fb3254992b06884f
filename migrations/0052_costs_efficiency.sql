-- What every member would pay alone: assumptions with their source, to set against its share of the common cost.
create table efficiency_assumption (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  kind text not null check (kind in ('posts', 'services', 'licences')),
  -- By member, by 1,000 inhabitants or by IT workplace.
  measure text not null check (measure in ('member', 'population', 'workplaces')),
  audience text not null check (audience in ('all', 'municipalities', 'districts')),
  -- A year, for one of the measure, in cents.
  cents bigint not null check (cents between 0 and 100000000000),
  -- No member needs less or more than this in a year, in cents.
  at_least bigint,
  at_most bigint,
  source text not null,
  version int not null default 1,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('efficiency_assumption');
grant select, insert, update, delete on efficiency_assumption to ringwall_app;
