-- Files of the whole cooperative beside those of its members: what catalogues were read from, evidence behind shared answers.
create table shared_file (
  cooperative_id text not null references cooperative,
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  stored_by uuid,
  stored_at timestamptz not null,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('shared_file');
grant select, insert, delete on shared_file to ringwall_app;
