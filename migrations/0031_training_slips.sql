-- Training campaigns: a course issued to departments of many members, code slips, what may be known of it, and nothing more.
create table training_campaign (
  cooperative_id text not null references cooperative,
  id uuid not null,
  -- The version for whoever begins from now on; whoever has begun keeps theirs.
  course_id uuid not null,
  title text not null,
  message text not null default '',
  opens_on date not null,
  due_on date not null,
  reminder_days int[] not null default '{-14,-3}',
  state text not null check (state in ('open', 'closed')),
  issued_at timestamptz not null,
  issued_by uuid,
  closed_at timestamptz,
  primary key (cooperative_id, id),
  unique (cooperative_id, title, opens_on),
  foreign key (cooperative_id, course_id) references course (cooperative_id, id)
);
call protect_cooperative_rows('training_campaign');
grant select, insert, update on training_campaign to ringwall_app;

-- A department asked to learn; without a unit it stands for the whole house. Its name stays as it was.
create table training_department (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  id uuid not null,
  unit_id uuid,
  name text not null,
  slips int not null default 0 check (slips >= 0),
  -- Decided with the first slips and never again: too small to stand alone in figures.
  pooled boolean,
  primary key (member_id, id),
  unique (member_id, campaign_id, id),
  unique nulls not distinct (member_id, campaign_id, unit_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, campaign_id) references training_campaign (cooperative_id, id)
);
create index training_department_of_campaign on training_department (cooperative_id, campaign_id, member_id);
call protect_member_rows('training_department');
grant select, insert, update on training_department to ringwall_app;

-- A code on paper. Who drew which slip is written nowhere; the code itself is not kept, only what recognises it.
create table training_slip (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  department_id uuid not null,
  id uuid not null,
  code_hash text not null unique,
  primary key (member_id, id),
  unique (member_id, campaign_id, id),
  foreign key (member_id, campaign_id, department_id) references training_department (member_id, campaign_id, id)
);
create index training_slip_of_department on training_slip (member_id, department_id);
call protect_member_rows('training_slip');
create policy printed_at_home on training_slip as restrictive for select using (
  (select current_setting('app.role')) in ('coordinator', 'management', 'job') or code_hash = (select current_setting('app.claim')));
create policy by_claim on training_slip for select using (code_hash = (select current_setting('app.claim')));
grant select, insert, delete on training_slip to ringwall_app;

-- Learned in a classroom or elsewhere: how many of a department, on which day. No names.
create table training_attendance (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  department_id uuid not null,
  id uuid not null,
  people int not null check (people between 1 and 5000),
  held_on date not null,
  source text not null check (source in ('classroom', 'import')),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (member_id, id),
  -- Recorded again, the last word counts.
  unique (member_id, department_id, held_on, source),
  foreign key (member_id, campaign_id, department_id) references training_department (member_id, campaign_id, id)
);
call protect_member_rows('training_attendance');
create policy stays_at_home on training_attendance as restrictive for select using (not (select looks_from_outside()));
grant select, insert, update on training_attendance to ringwall_app;

-- What a member has agreed with its staff council: whether names of those who took part may be kept. Without a row: no names.
create table training_agreement (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  names boolean not null,
  basis text not null,
  agreed_on date not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index training_agreement_latest on training_agreement (member_id, set_at desc, names);
call protect_member_rows('training_agreement');
create policy own_choice on training_agreement as restrictive for insert with check ((select current_setting('app.role')) = 'management');
create policy stays_at_home on training_agreement as restrictive for select using (not (select looks_from_outside()));
create trigger training_agreement_is_append_only before update or delete on training_agreement for each row execute function refuse_change();
grant select, insert on training_agreement to ringwall_app;

-- May names be kept in a member today? The last agreement says so; of two in one instant the one that keeps none.
create function training_names_allowed(member text) returns boolean language sql stable as $$
  select coalesce((select names from training_agreement where member_id = member order by set_at desc, names limit 1), false)
$$;

-- Who took part, by name: only where the agreement allows it, only for the member itself, never a result.
create table training_participation (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  department_id uuid not null,
  id uuid not null,
  name text not null,
  took_part_on date not null,
  source text not null check (source in ('classroom', 'import', 'self')),
  primary key (member_id, id),
  unique (member_id, campaign_id, department_id, name),
  foreign key (member_id, campaign_id, department_id) references training_department (member_id, campaign_id, id)
);
call protect_member_rows('training_participation');
create policy at_home on training_participation as restrictive for select using ((select current_setting('app.role')) in ('coordinator', 'management', 'job', 'learner'));
create policy only_where_agreed on training_participation as restrictive for insert with check (
  (select current_setting('app.role')) in ('coordinator', 'management', 'learner') and training_names_allowed(member_id));
grant select, insert, delete on training_participation to ringwall_app;

-- What is published of a campaign: whole fives, once a week, of departments that never change their place. The only figures anybody
-- reads; a count that could single out fewer than five people cannot even be written.
create table training_figure (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  -- A department, or 'rest' for those too small to stand alone.
  cell text not null,
  published_on date not null,
  started int not null check (started >= 0 and started % 5 = 0),
  completed int not null check (completed >= 0 and completed % 5 = 0),
  primary key (member_id, campaign_id, cell, published_on),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, campaign_id) references training_campaign (cooperative_id, id)
);
create index training_figure_of_campaign on training_figure (cooperative_id, campaign_id, published_on);
call protect_status('training_figure');
create policy counted_by_the_clock on training_figure as restrictive for insert with check ((select current_setting('app.role')) = 'job');
create trigger training_figure_is_append_only before update or delete on training_figure for each row execute function refuse_change();
grant select, insert on training_figure to ringwall_app;

create table training_reminder (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  id uuid not null,
  sent_at timestamptz not null,
  -- The planned day it stands for (days from the deadline), or null when sent by hand.
  planned_day int,
  primary key (member_id, id),
  unique (member_id, campaign_id, planned_day),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, campaign_id) references training_campaign (cooperative_id, id)
);
call protect_member_rows('training_reminder');
grant select, insert on training_reminder to ringwall_app;
