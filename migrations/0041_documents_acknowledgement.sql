-- Acknowledgement of a member's documents by its employees: code slips and lists to sign, without account and without names.

-- What a member has agreed with its staff council: may the house see which slips are still open? Without a row: it may not.
create table acknowledgement_agreement (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  open_slips boolean not null,
  basis text not null,
  agreed_on date not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index acknowledgement_agreement_latest on acknowledgement_agreement (member_id, set_at desc, open_slips);
call protect_member_rows('acknowledgement_agreement');
create policy own_choice on acknowledgement_agreement as restrictive for insert with check ((select current_setting('app.role')) = 'management');
create policy stays_at_home on acknowledgement_agreement as restrictive for select using (not (select looks_from_outside()));
create trigger acknowledgement_agreement_is_append_only before update or delete on acknowledgement_agreement for each row execute function refuse_change();
grant select, insert on acknowledgement_agreement to ringwall_app;

-- May open slips be seen in a member today? The last agreement says so; of two in one instant the one that shows none.
create function open_slips_allowed(member text) returns boolean language sql stable as $$
  select coalesce((select open_slips from acknowledgement_agreement where member_id = member order by set_at desc, open_slips limit 1), false)
$$;

-- One version of a document, put before the departments of a house.
create table acknowledgement (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  version_id uuid not null,
  due_on date not null,
  note text not null default '',
  state text not null check (state in ('open', 'closed')),
  -- Slips bear numbers and the house sees which are open: as agreed on the day it began; what is agreed later does not reach back.
  numbered boolean not null,
  people int not null check (people > 0),
  started_at timestamptz not null,
  started_by_name text not null,
  closed_at timestamptz,
  primary key (member_id, id),
  -- A version is put forward once; a new version asks again.
  unique (member_id, version_id),
  foreign key (member_id, version_id) references document_version (member_id, id)
);
create index acknowledgement_of_cooperative on acknowledgement (cooperative_id, state);
call protect_status('acknowledgement');
grant select, insert, update on acknowledgement to ringwall_app;

-- A department that reads; without a unit it stands for the whole house. Its name stays as it was.
create table acknowledgement_department (
  cooperative_id text not null,
  member_id text not null,
  acknowledgement_id uuid not null,
  id uuid not null,
  unit_id uuid,
  name text not null,
  people int not null check (people > 0),
  slips int not null check (slips >= 0),
  -- Decided at the beginning and never again: too small to stand alone in figures.
  pooled boolean not null,
  primary key (member_id, id),
  unique (member_id, acknowledgement_id, id),
  unique nulls not distinct (member_id, acknowledgement_id, unit_id),
  foreign key (member_id, acknowledgement_id) references acknowledgement (member_id, id)
);
call protect_member_rows('acknowledgement_department');
create policy stays_at_home on acknowledgement_department as restrictive for select using (not (select looks_from_outside()));
grant select, insert, update on acknowledgement_department to ringwall_app;

-- A code on paper; the code itself is not kept, only what recognises it.
create table acknowledgement_slip (
  cooperative_id text not null,
  member_id text not null,
  acknowledgement_id uuid not null,
  department_id uuid not null,
  id uuid not null,
  -- Counted in its department; printed only where open slips are seen.
  number int not null,
  code_hash text not null unique,
  primary key (member_id, id),
  unique (member_id, department_id, number),
  unique (member_id, acknowledgement_id, department_id, id),
  foreign key (member_id, acknowledgement_id, department_id) references acknowledgement_department (member_id, acknowledgement_id, id)
);
call protect_member_rows('acknowledgement_slip');
create policy printed_at_home on acknowledgement_slip as restrictive for select using (
  (select current_setting('app.role')) in ('coordinator', 'management', 'job') or code_hash = (select current_setting('app.claim')));
create policy by_claim on acknowledgement_slip for select using (code_hash = (select current_setting('app.claim')));
grant select, insert, delete on acknowledgement_slip to ringwall_app;

-- Read and understood, by whoever holds the slip. The door writes it and never reads it: a code tells nobody whether it has confirmed.
create table acknowledgement_confirmation (
  cooperative_id text not null,
  member_id text not null,
  acknowledgement_id uuid not null,
  department_id uuid not null,
  slip_id uuid not null,
  confirmed_on date not null,
  primary key (member_id, slip_id),
  foreign key (member_id, acknowledgement_id, department_id, slip_id) references acknowledgement_slip (member_id, acknowledgement_id, department_id, id)
);
create index acknowledgement_confirmation_of on acknowledgement_confirmation (member_id, acknowledgement_id);
call bind_member('acknowledgement_confirmation');
call watch_writes('acknowledgement_confirmation');
alter table acknowledgement_confirmation enable row level security;
alter table acknowledgement_confirmation force row level security;
create policy by_claim on acknowledgement_confirmation for insert with check (
  (select current_setting('app.role')) = 'anonymous'
  and slip_id in (select id from acknowledgement_slip where code_hash = (select current_setting('app.claim'))));
create policy counted on acknowledgement_confirmation for select using (
  (select current_setting('app.role')) = 'job' and cooperative_id = (select current_setting('app.cooperative')));
create policy forgotten on acknowledgement_confirmation for delete using (
  (select current_setting('app.role')) = 'job' and cooperative_id = (select current_setting('app.cooperative')));
create policy open_slips on acknowledgement_confirmation for select using (
  (select current_setting('app.role')) in ('coordinator', 'management')
  and cooperative_id = (select current_setting('app.cooperative')) and member_id = any ((select app_members())::text[])
  and open_slips_allowed(member_id)
  and (member_id, acknowledgement_id) in (select member_id, id from acknowledgement where numbered));
grant select, insert, delete on acknowledgement_confirmation to ringwall_app;

-- A list signed by hand: how many signed, and the sheet as it was scanned.
create table acknowledgement_sheet (
  cooperative_id text not null,
  member_id text not null,
  acknowledgement_id uuid not null,
  department_id uuid not null,
  id uuid not null,
  signed_on date not null,
  people int not null check (people between 1 and 5000),
  file_id uuid not null,
  file_name text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (member_id, id),
  foreign key (member_id, acknowledgement_id, department_id) references acknowledgement_department (member_id, acknowledgement_id, id),
  foreign key (member_id, file_id) references stored_file (member_id, id)
);
create index acknowledgement_sheet_of on acknowledgement_sheet (member_id, acknowledgement_id);
call protect_member_rows('acknowledgement_sheet');
create policy stays_at_home on acknowledgement_sheet as restrictive for select using (not (select looks_from_outside()));
grant select, insert, delete on acknowledgement_sheet to ringwall_app;

-- What is published: whole fives, once a week, of departments that never change their place.
create table acknowledgement_figure (
  cooperative_id text not null,
  member_id text not null,
  acknowledgement_id uuid not null,
  -- A department, or 'rest' for those too small to stand alone.
  cell text not null,
  published_on date not null,
  confirmed int not null check (confirmed >= 0 and confirmed % 5 = 0),
  primary key (member_id, acknowledgement_id, cell, published_on),
  foreign key (member_id, acknowledgement_id) references acknowledgement (member_id, id)
);
create index acknowledgement_figure_of_cooperative on acknowledgement_figure (cooperative_id);
call protect_status('acknowledgement_figure');
create policy counted_by_the_clock on acknowledgement_figure as restrictive for insert with check ((select current_setting('app.role')) = 'job');
create trigger acknowledgement_figure_is_append_only before update or delete on acknowledgement_figure for each row execute function refuse_change();
grant select, insert on acknowledgement_figure to ringwall_app;

create table acknowledgement_reminder (
  cooperative_id text not null,
  member_id text not null,
  acknowledgement_id uuid not null,
  id uuid not null,
  -- Days from the deadline.
  planned_day int not null,
  sent_at timestamptz not null,
  primary key (member_id, id),
  unique (member_id, acknowledgement_id, planned_day),
  foreign key (member_id, acknowledgement_id) references acknowledgement (member_id, id)
);
call protect_member_rows('acknowledgement_reminder');
grant select, insert on acknowledgement_reminder to ringwall_app;

-- What somebody with a code sees beside: the document it stands for, with its words, and whose it is.
create policy by_slip on acknowledgement for select using (
  (select current_setting('app.role')) = 'anonymous'
  and (member_id, id) in (select member_id, acknowledgement_id from acknowledgement_slip where code_hash = (select current_setting('app.claim'))));
create policy by_slip on document_version for select using (
  (select current_setting('app.role')) = 'anonymous' and (member_id, id) in (select member_id, version_id from acknowledgement));
create policy by_slip on document_content for select using (
  (select current_setting('app.role')) = 'anonymous' and (member_id, version_id) in (select member_id, version_id from acknowledgement));
create policy by_acknowledgement on member for select using (
  (select current_setting('app.role')) = 'anonymous'
  and id in (select member_id from acknowledgement_slip where code_hash = (select current_setting('app.claim'))));
