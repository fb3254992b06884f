-- A workbook of a check read back, waiting to be looked at before anything changes.
create table check_import (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  check_id uuid not null,
  file_name text not null,
  changes jsonb not null,
  staged_by uuid,
  staged_at timestamptz not null,
  applied_at timestamptz,
  primary key (member_id, id),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_import_of on check_import (member_id, check_id, staged_at desc);
call protect_details('check_import');
grant select, insert, update on check_import to ringwall_app;
