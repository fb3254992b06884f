-- One row for each check holds its sums: overviews of many members read as many rows as there are checks, not a hundred times as many.

-- Kept by the functions below whenever the counts of an area change. The transaction that wrote the row last tells whether anything in the check's
-- counts has changed since somebody looked.
create table check_total (
  cooperative_id text not null,
  member_id text not null,
  check_id uuid not null,
  asked int not null,
  yes int not null,
  partly int not null,
  no int not null,
  dispensable int not null,
  shared int not null,
  verified int not null,
  basic_gaps int not null,
  primary key (member_id, check_id),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_total_of_cooperative on check_total (cooperative_id, check_id);
call protect_member_rows('check_total');
-- Seen as the counts are seen, from which they follow.
create policy allowed_view on check_total as restrictive for select using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or member_id in (select claimed_members())
  or (starts_with((select current_setting('app.claim')), 'check-round:') and check_id in (
    select m.id from member_check m where 'check-round:' || m.round_id::text = (select current_setting('app.claim')))));
grant select, insert, update on check_total to ringwall_app;

create function total_new_areas() returns trigger language plpgsql as $$
begin
  update check_total t set asked = t.asked + s.asked, yes = t.yes + s.yes, partly = t.partly + s.partly, no = t.no + s.no, dispensable = t.dispensable + s.dispensable,
    shared = t.shared + s.shared, verified = t.verified + s.verified, basic_gaps = t.basic_gaps + s.basic_gaps
  from (select member_id, check_id, sum(asked) as asked, sum(yes) as yes, sum(partly) as partly, sum(no) as no, sum(dispensable) as dispensable,
      sum(shared) as shared, sum(verified) as verified, sum(basic_gaps) as basic_gaps from after_rows group by member_id, check_id) s
  where t.member_id = s.member_id and t.check_id = s.check_id;
  -- A check that is just issued; whoever issues it may not see it, so nothing is read back.
  insert into check_total (cooperative_id, member_id, check_id, asked, yes, partly, no, dispensable, shared, verified, basic_gaps)
  select cooperative_id, member_id, check_id, sum(asked), sum(yes), sum(partly), sum(no), sum(dispensable), sum(shared), sum(verified), sum(basic_gaps)
  from after_rows group by cooperative_id, member_id, check_id
  on conflict do nothing;
  return null;
end $$;

-- Also where sums stay the same because one area gives what another takes: the row is written, so that the change shows.
create function total_changed_areas() returns trigger language plpgsql as $$
begin
  with delta as (
    select member_id, check_id, area_key, asked, yes, partly, no, dispensable, shared, verified, basic_gaps from after_rows
    union all
    select member_id, check_id, area_key, -asked, -yes, -partly, -no, -dispensable, -shared, -verified, -basic_gaps from before_rows
  ), by_area as (
    select member_id, check_id, sum(asked) as asked, sum(yes) as yes, sum(partly) as partly, sum(no) as no, sum(dispensable) as dispensable,
      sum(shared) as shared, sum(verified) as verified, sum(basic_gaps) as basic_gaps
    from delta group by member_id, check_id, area_key
    having (sum(asked), sum(yes), sum(partly), sum(no), sum(dispensable), sum(shared), sum(verified), sum(basic_gaps)) is distinct from (0, 0, 0, 0, 0, 0, 0, 0)
  ), summed as (
    select member_id, check_id, sum(asked) as asked, sum(yes) as yes, sum(partly) as partly, sum(no) as no, sum(dispensable) as dispensable,
      sum(shared) as shared, sum(verified) as verified, sum(basic_gaps) as basic_gaps
    from by_area group by member_id, check_id
  )
  update check_total t set asked = t.asked + s.asked, yes = t.yes + s.yes, partly = t.partly + s.partly, no = t.no + s.no, dispensable = t.dispensable + s.dispensable,
    shared = t.shared + s.shared, verified = t.verified + s.verified, basic_gaps = t.basic_gaps + s.basic_gaps
  from summed s where t.member_id = s.member_id and t.check_id = s.check_id;
  return null;
end $$;
-- Named so that it comes before `new_check_adopts`, which counts on the row being there.
create trigger areas_totalled after insert on check_area referencing new table as after_rows for each statement execute function total_new_areas();
create trigger areas_retotalled after update on check_area referencing old table as before_rows new table as after_rows
  for each statement execute function total_changed_areas();
-- The sums hold however rows come in, also where other triggers rest.
alter table check_area enable always trigger areas_totalled, enable always trigger areas_retotalled;

-- The same at the end of a month, or of any day somebody asked for.
create table check_standing_total (
  cooperative_id text not null,
  member_id text not null,
  check_id uuid not null,
  taken_on date not null,
  asked int not null,
  yes int not null,
  partly int not null,
  no int not null,
  dispensable int not null,
  shared int not null,
  verified int not null,
  primary key (member_id, check_id, taken_on),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_standing_total_day on check_standing_total (cooperative_id, taken_on);
call protect_status('check_standing_total');
grant select, insert, update on check_standing_total to ringwall_app;

-- What is there already is summed up once: the migration is no act of anybody, so nothing is noted and no wall is asked.
alter table check_area no force row level security;
alter table check_standing no force row level security;
alter table check_total disable trigger note_write, no force row level security;
alter table check_standing_total disable trigger note_write, no force row level security;
insert into check_total
select cooperative_id, member_id, check_id, sum(asked), sum(yes), sum(partly), sum(no), sum(dispensable), sum(shared), sum(verified), sum(basic_gaps)
from check_area group by cooperative_id, member_id, check_id;
insert into check_standing_total
select cooperative_id, member_id, check_id, taken_on, sum(asked), sum(yes), sum(partly), sum(no), sum(dispensable), sum(shared), sum(verified)
from check_standing group by cooperative_id, member_id, check_id, taken_on;
alter table check_standing_total enable trigger note_write, force row level security;
alter table check_total enable trigger note_write, force row level security;
alter table check_standing force row level security;
alter table check_area force row level security;
