-- Figures the office has released to the public page, each by itself, as they were on their day.
create table released_figure (
  cooperative_id text not null references cooperative,
  figure text not null,
  value bigint not null,
  -- Of how many, where it counts members.
  "of" bigint,
  stated_on date not null,
  released_at timestamptz not null,
  released_by_name text not null,
  primary key (cooperative_id, figure)
);
call protect_cooperative_rows('released_figure');
create policy public_page on released_figure for select using (
  cooperative_id = (select c.id from cooperative c where c.public_page and c.id = (select current_setting('app.claim'))));
grant select, insert, update, delete on released_figure to ringwall_app;
