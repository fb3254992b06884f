-- Papers for many members are printed in the background: one row for what was asked for, one for every file that is there by now. What only statements had,
-- council papers need as well. Files printed before go; they are asked for again.
drop table statement_file;
drop table statement_run;

create table print_run (
  cooperative_id text not null references cooperative,
  id uuid not null,
  -- Whose work it is, such as `statements`, and what of it: a year, a version.
  pile text not null,
  subject text not null,
  -- `zip-…`: a file for each member, packed; else one paper with all of them.
  kind text not null check (kind in ('zip-pdf', 'zip-docx', 'zip-odt', 'pdf', 'docx', 'odt')),
  language text not null check (language in ('de', 'en')),
  files int not null check (files > 0),
  asked_at timestamptz not null,
  asked_by_name text not null,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('print_run');
-- They hold what concerns every member: only who acts for all sees them.
create policy confidential on print_run as restrictive using ((select current_setting('app.members')) = '*');
grant select, insert, delete on print_run to ringwall_app;

create table print_file (
  cooperative_id text not null,
  run_id uuid not null,
  number int not null check (number >= 0),
  name text not null,
  content bytea not null,
  printed_at timestamptz not null,
  primary key (cooperative_id, run_id, number),
  foreign key (cooperative_id, run_id) references print_run (cooperative_id, id) on delete cascade
);
call protect_cooperative_rows('print_file');
create policy confidential on print_file as restrictive using ((select current_setting('app.members')) = '*');
grant select, insert, delete on print_file to ringwall_app;
