-- Mutual aid: what a town hall offers the others in an emergency, or asks them for; everybody in the cooperative reads it, each member writes its own.
create table mutual_aid (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  direction text not null check (direction in ('offer', 'request')),
  kind text not null check (kind in ('rooms', 'laptops', 'phones', 'it-people', 'office-people', 'other')),
  amount int not null check (amount between 1 and 10000),
  description text not null default '',
  -- An office and its number at work, never a private one.
  contact text not null,
  until_on date,
  posted_at timestamptz not null,
  posted_by_name text not null,
  withdrawn_at timestamptz,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index mutual_aid_of on mutual_aid (cooperative_id) where withdrawn_at is null;
call protect_member_rows('mutual_aid');
-- Shared by its purpose: whoever holds an office in the cooperative or one of its members finds help there.
create policy neighbours on mutual_aid for select using (
  cooperative_id = (select current_setting('app.cooperative'))
  and (select current_setting('app.role')) in ('office', 'steering', 'management', 'coordinator'));
grant select, insert, update on mutual_aid to ringwall_app;
