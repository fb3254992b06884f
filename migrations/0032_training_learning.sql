-- Learning without account: what a code has read and answered. Nobody but the code itself reads it; the clock counts it.
create table learning (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  department_id uuid not null,
  -- The slip it began with.
  id uuid not null,
  -- The version it began with and keeps.
  course_id uuid not null,
  -- Lessons read and answers given; emptied of answers once the course is passed.
  progress jsonb not null,
  passed_on date,
  -- The certificate in force, so that a new one replaces it.
  certificate_hash text,
  reported boolean not null default false,
  primary key (member_id, id),
  foreign key (member_id, campaign_id, id) references training_slip (member_id, campaign_id, id),
  foreign key (cooperative_id, course_id) references course (cooperative_id, id)
);
create index learning_of_campaign on learning (cooperative_id, campaign_id);
call bind_member('learning');
call watch_writes('learning');
alter table learning enable row level security;
alter table learning force row level security;

create table learning_session (
  credential text primary key,
  cooperative_id text not null,
  member_id text not null,
  learning_id uuid not null,
  expires_at timestamptz not null,
  foreign key (member_id, learning_id) references learning (member_id, id)
);
create index learning_session_of on learning_session (member_id, learning_id);
call bind_member('learning_session');
call watch_writes('learning_session');
alter table learning_session enable row level security;
alter table learning_session force row level security;

-- Whoever knows a code begins and opens what belongs to it; the session's secret leads there afterwards.
create policy own_session on learning_session using (credential = (select current_setting('app.credential')));
create policy by_claim on learning_session for insert with check (
  learning_id in (select id from training_slip where code_hash = (select current_setting('app.claim'))));
create policy forgotten on learning_session for all using (
  (select current_setting('app.role')) = 'job' and cooperative_id = (select current_setting('app.cooperative')));
grant select, insert, delete on learning_session to ringwall_app;

create policy by_claim on learning using (id in (select id from training_slip where code_hash = (select current_setting('app.claim'))));
create policy of_session on learning using (
  id in (select learning_id from learning_session where credential = (select current_setting('app.credential'))));
create policy counted on learning for select using (
  (select current_setting('app.role')) = 'job' and cooperative_id = (select current_setting('app.cooperative')));
create policy forgotten on learning for delete using (
  (select current_setting('app.role')) = 'job' and cooperative_id = (select current_setting('app.cooperative')));
grant select, insert, update, delete on learning to ringwall_app;

-- What a learner sees beside: the campaign, the version of the course with its pictures, the names of department, member and cooperative.
create policy by_slip on training_campaign for select using (
  (select current_setting('app.role')) = 'anonymous'
  and (cooperative_id, id) in (select cooperative_id, campaign_id from training_slip where code_hash = (select current_setting('app.claim'))));
create policy by_slip on member for select using (
  (select current_setting('app.role')) = 'anonymous' and id in (select member_id from training_slip where code_hash = (select current_setting('app.claim'))));
create policy of_learner on training_campaign for select using (
  (select current_setting('app.role')) = 'learner' and (cooperative_id, id) in (select cooperative_id, campaign_id from learning));
create policy of_learner on course for select using (
  (select current_setting('app.role')) = 'learner' and (cooperative_id, id) in (select cooperative_id, course_id from learning));
create policy of_learner on course_picture for select using (
  (select current_setting('app.role')) = 'learner' and (cooperative_id, course_key) in (select cooperative_id, key from course));
create policy of_learner on shared_file for select using (
  (select current_setting('app.role')) = 'learner' and (cooperative_id, id) in (select cooperative_id, file_id from course_picture));
create policy of_learner on training_department for select using (
  (select current_setting('app.role')) = 'learner' and (member_id, id) in (select member_id, department_id from learning));
create policy of_learner on member for select using (
  (select current_setting('app.role')) = 'learner' and id in (select member_id from learning));
create policy of_learner on cooperative for select using (
  (select current_setting('app.role')) = 'learner' and id in (select cooperative_id from learning));
create policy of_learner on training_agreement for select using (
  (select current_setting('app.role')) = 'learner' and member_id in (select member_id from learning));
-- Where the agreement allows names, a learner may report that they have finished; nobody can do it for them.
create policy of_learner on training_participation for insert with check (
  (select current_setting('app.role')) = 'learner' and (member_id, department_id) in (select member_id, department_id from learning where passed_on is not null));

-- A certificate says that whoever holds it finished a course. The name is not kept, only what recognises it.
create table certificate (
  cooperative_id text not null references cooperative,
  code_hash text not null,
  course_title text not null,
  course_label text not null,
  minutes int not null,
  passed_on date not null,
  name_hash text not null,
  primary key (cooperative_id, code_hash)
);
create index certificate_by_code on certificate (code_hash);
call watch_writes('certificate');
alter table certificate enable row level security;
alter table certificate force row level security;
create policy by_claim on certificate for select using (code_hash = (select current_setting('app.claim')));
create policy of_learner on certificate for insert with check (
  (select current_setting('app.role')) = 'learner' and cooperative_id in (select cooperative_id from learning where passed_on is not null));
create policy replaced on certificate for delete using (
  (select current_setting('app.role')) = 'learner' and code_hash in (select certificate_hash from learning));
create policy seen_by_owner on certificate for select using (
  (select current_setting('app.role')) = 'learner' and code_hash in (select certificate_hash from learning));
create policy aged on certificate for all using (
  (select current_setting('app.role')) = 'job' and cooperative_id = (select current_setting('app.cooperative')));
grant select, insert, delete on certificate to ringwall_app;
