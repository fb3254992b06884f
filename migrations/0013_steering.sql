-- What members may know of all others, written when standings are taken: quartiles of at least five, and sums for the office; never a member's own row.

-- Shares fulfilled (0–100) by area among the members that had handed in; `size_class` is one class or 'all'.
create table area_quartile (
  cooperative_id text not null references cooperative,
  taken_on date not null,
  round_id uuid not null,
  area_key text not null,
  size_class text not null,
  -- Of fewer than five nobody is told anything: the row does not exist.
  members int not null check (members >= 5),
  low smallint not null check (low between 0 and 100),
  median smallint not null check (median between 0 and 100),
  high smallint not null check (high between 0 and 100),
  primary key (cooperative_id, round_id, taken_on, size_class, area_key),
  foreign key (cooperative_id, round_id) references check_round (cooperative_id, id)
);
call protect_cooperative_rows('area_quartile');
grant select, insert, delete on area_quartile to ringwall_app;

-- Sums over all members, also those that show only sums; shown while at least five of them are hidden in it, or none.
create table area_total (
  cooperative_id text not null references cooperative,
  taken_on date not null,
  round_id uuid not null,
  area_key text not null,
  members int not null check (members >= 5),
  asked int not null,
  answered int not null,
  fulfilled int not null,
  primary key (cooperative_id, round_id, taken_on, area_key),
  foreign key (cooperative_id, round_id) references check_round (cooperative_id, id)
);
call protect_cooperative_rows('area_total');
-- A member could take its own counts away from a sum; it has no use for one.
create policy central_only on area_total as restrictive for select using ((select current_setting('app.members')) = '*');
grant select, insert, delete on area_total to ringwall_app;
