-- The coat of arms of a member, for its papers: a small picture, kept with its size in pixels. It is public, as coats of arms are.
create table member_emblem (
  cooperative_id text not null,
  member_id text not null,
  png bytea not null check (octet_length(png) <= 400000),
  width int not null check (width between 1 and 4000),
  height int not null check (height between 1 and 4000),
  stored_at timestamptz not null,
  stored_by_name text not null,
  primary key (member_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
call protect_member_rows('member_emblem');
grant select, insert, update, delete on member_emblem to ringwall_app;
