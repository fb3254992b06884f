-- What the office offers, the hours it gives to whom, and how many it has: rows the office writes and the member concerned reads.
create procedure protect_handed_rows(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format($p$create policy own_rows on %I for select using (
    cooperative_id = (select current_setting('app.cooperative'))
    and ((select current_setting('app.members') = '*') or member_id = any ((select app_members())::text[])))$p$, name);
  execute format($p$create policy central_writes on %I for all using (
    cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*')$p$, name);
  call close_to_contributors(name);
  call bind_member(name);
  call watch_writes(name);
end $$;

create table office_service (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  description text not null default '',
  -- Expected for each member and year, in minutes.
  planned_minutes int not null default 0 check (planned_minutes between 0 and 600000),
  version int not null default 1,
  withdrawn_at timestamptz,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('office_service');
grant select, insert, update on office_service to ringwall_app;

-- One line of the office's day; work for all is divided among the members of the day and carries the same id in each.
create table office_time (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  service_id uuid not null,
  day date not null,
  -- Seconds: an hour for thirteen comes out even.
  seconds int not null check (seconds between 0 and 86400),
  for_all boolean not null,
  note text not null default '',
  noted_at timestamptz not null,
  noted_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, service_id) references office_service (cooperative_id, id)
);
create index office_time_of_year on office_time (cooperative_id, day);
call protect_handed_rows('office_time');
grant select, insert, delete on office_time to ringwall_app;

-- How many minutes the office has in a quarter.
create table office_quarter (
  cooperative_id text not null references cooperative,
  year int not null check (year between 2000 and 2200),
  quarter smallint not null check (quarter between 1 and 4),
  minutes int not null check (minutes between 0 and 6000000),
  note text not null default '',
  primary key (cooperative_id, year, quarter)
);
call protect_cooperative_rows('office_quarter');
grant select, insert, update on office_quarter to ringwall_app;
