-- Checks of requirements: shared answers, checks issued to members, answers, verdicts of the office, evidence, counts kept on write.

-- „Gemeinschaftsantwort“: answered once by the office or a common provider, adopted by members. A new version never changes what was adopted.
create table shared_answer (
  cooperative_id text not null references cooperative,
  id uuid not null,
  catalogue_id uuid not null,
  requirement_key text not null,
  -- Who answers: the office itself, or a common provider by name.
  provider text not null,
  version int not null,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  primary key (cooperative_id, id),
  foreign key (cooperative_id, catalogue_id) references catalogue (cooperative_id, id)
);
-- One answer of a provider to a requirement stands at a time; a withdrawn one stays as history and makes room for another.
create unique index shared_answer_standing on shared_answer (cooperative_id, catalogue_id, requirement_key, provider) where withdrawn_at is null;
create index shared_answer_to on shared_answer (cooperative_id, catalogue_id, requirement_key);
call protect_cooperative_rows('shared_answer');
grant select, insert, update on shared_answer to ringwall_app;

create table shared_answer_version (
  cooperative_id text not null,
  shared_answer_id uuid not null,
  version int not null,
  -- 'full' answers the requirement, 'partial' a part of it, 'guidance' helps and answers nothing.
  coverage text not null check (coverage in ('full', 'partial', 'guidance')),
  statement text not null,
  -- What stays the member's duty; required unless the coverage is full.
  residual_duty text not null default '',
  evidence text not null default '',
  evidence_file_id uuid,
  published_at timestamptz not null,
  published_by uuid,
  published_by_name text not null,
  primary key (cooperative_id, shared_answer_id, version),
  foreign key (cooperative_id, shared_answer_id) references shared_answer (cooperative_id, id)
);
call protect_cooperative_rows('shared_answer_version');
grant select, insert on shared_answer_version to ringwall_app;

-- What a member made of a shared answer, for the version it looked at.
create table adoption (
  cooperative_id text not null,
  member_id text not null,
  shared_answer_id uuid not null,
  version int not null,
  decision text not null check (decision in ('adopted', 'adapted', 'rejected')),
  -- Required for 'adapted' (what is different here) and 'rejected' (why).
  reason text not null default '',
  -- Is the residual duty done? Only asked where the coverage is partial.
  duty_done boolean not null default false,
  decided_at timestamptz not null,
  decided_by uuid,
  decided_by_name text not null,
  primary key (member_id, shared_answer_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, shared_answer_id) references shared_answer (cooperative_id, id)
);
create index adoption_of on adoption (cooperative_id, shared_answer_id);
call protect_member_rows('adoption');
create policy allowed_view on adoption as restrictive for select using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or 'shared-answer:' || shared_answer_id::text = (select current_setting('app.claim')));
grant select, insert, update, delete on adoption to ringwall_app;

-- A check issued to n members in one act: catalogue, selection, period.
create table check_round (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  period text not null,
  catalogue_id uuid not null,
  version_id uuid not null,
  scale text not null check (scale in ('wiba', 'grundschutz')),
  -- { areas: [...] | null, levels: [...] | null, modals: [...] | null, maxEffort: n | null }: which requirements are asked; null asks all.
  selection jsonb not null,
  message text not null default '',
  opens_on date not null,
  due_on date not null,
  -- Days from the deadline on which open checks are reminded: negative before, positive after.
  reminder_days int[] not null default '{}',
  state text not null check (state in ('open', 'closed')),
  issued_at timestamptz not null,
  issued_by uuid,
  closed_at timestamptz,
  primary key (cooperative_id, id),
  unique (cooperative_id, title, period),
  foreign key (cooperative_id, catalogue_id) references catalogue (cooperative_id, id),
  foreign key (cooperative_id, version_id) references catalogue_version (cooperative_id, id)
);
call protect_cooperative_rows('check_round');
grant select, insert, update on check_round to ringwall_app;

-- Which requirements a round asks for; null (or no list) asks all.
create function asks(selection jsonb, area text, level text, modal text, effort int) returns boolean language sql stable as $$
  select (jsonb_typeof(selection->'areas') is distinct from 'array' or selection->'areas' @> to_jsonb(area))
    and (jsonb_typeof(selection->'levels') is distinct from 'array' or (level is not null and selection->'levels' @> to_jsonb(level)))
    and (jsonb_typeof(selection->'modals') is distinct from 'array' or (modal is not null and selection->'modals' @> to_jsonb(modal)))
    and (jsonb_typeof(selection->'maxEffort') is distinct from 'number' or (effort is not null and effort <= (selection->>'maxEffort')::int))
$$;

-- One member's check: member × scope × round.
create table member_check (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  round_id uuid not null,
  -- What of the member is checked: '' the whole town hall, else a name („Stadtwerke“).
  scope text not null default '',
  state text not null check (state in ('draft', 'in-progress', 'submitted', 'returned', 'verified', 'closed')),
  due_on date not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by_name text,
  verified_at timestamptz,
  verified_by_name text,
  closed_at timestamptz,
  closed_by_name text,
  return_reason text not null default '',
  primary key (member_id, id),
  unique (member_id, round_id, scope),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, round_id) references check_round (cooperative_id, id)
);
create index member_check_of_round on member_check (cooperative_id, round_id, member_id);
call protect_member_rows('member_check');
-- The office knows whom it asked, whatever they show: the claim opens the rows of one round for the act (deadline, more members, new version).
create policy allowed_view on member_check as restrictive for select using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or 'check-round:' || round_id::text = (select current_setting('app.claim')));
grant select, insert, update on member_check to ringwall_app;

-- Counts per area, kept by `count_check_answers` whenever an answer changes: overviews never touch an answer.
create table check_area (
  cooperative_id text not null,
  member_id text not null,
  check_id uuid not null,
  area_key text not null,
  asked int not null,
  yes int not null default 0,
  partly int not null default 0,
  no int not null default 0,
  dispensable int not null default 0,
  -- Of the answers above, how many rest on a shared answer; of all, how many the office has verified.
  shared int not null default 0,
  verified int not null default 0,
  -- Basic requirements not fulfilled: they cannot be accepted as a risk.
  basic_gaps int not null default 0,
  assigned_to uuid,
  assigned_name text,
  primary key (member_id, check_id, area_key),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_area_of_cooperative on check_area (cooperative_id, check_id);
call protect_member_rows('check_area');
-- The counts follow the answers, also when the office withdraws what they rest on, or moves a round to a new version.
create policy allowed_view on check_area as restrictive for select using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail']))
  or starts_with((select current_setting('app.claim')), 'shared-answer:')
  or (starts_with((select current_setting('app.claim')), 'check-round:') and check_id in (
    select m.id from member_check m where 'check-round:' || m.round_id::text = (select current_setting('app.claim')))));
grant select, insert, update on check_area to ringwall_app;

-- An answer appears when somebody answers; what nobody answered has no row. `status` is the member's own word, `effective` what counts.
create table check_answer (
  cooperative_id text not null,
  member_id text not null,
  check_id uuid not null,
  requirement_key text not null,
  area_key text not null,
  status text check (status in ('yes', 'partly', 'no', 'dispensable')),
  shared_answer_id uuid,
  shared_status text check (shared_status in ('yes', 'partly')),
  effective text check (effective in ('yes', 'partly', 'no', 'dispensable')),
  basic boolean not null default false,
  -- Does the round still ask this? What a new version withdrew keeps its words and counts no more.
  asked boolean not null default true,
  reason text not null default '',
  note text not null default '',
  deficits text not null default '',
  responsible text not null default '',
  due_on date,
  -- The requirement's text when it was answered: tells whether it has changed since.
  text_hash text not null,
  -- Proposed and waiting for somebody to confirm it: never counts by itself.
  suggested text check (suggested in ('yes', 'partly', 'no', 'dispensable')),
  -- Where the answer or proposal was taken from: null, an earlier check, a mapping; and the relationship that led here.
  suggested_from text,
  relationship text,
  version int not null default 1,
  answered_at timestamptz not null,
  answered_by uuid,
  answered_name text not null,
  -- The office's verification, beside the member's own word, never over it.
  verdict text check (verdict in ('yes', 'partly', 'no', 'dispensable')),
  verdict_note text not null default '',
  verdict_at timestamptz,
  verdict_by uuid,
  verdict_name text,
  primary key (member_id, check_id, requirement_key),
  foreign key (member_id, check_id) references member_check (member_id, id),
  foreign key (cooperative_id, shared_answer_id) references shared_answer (cooperative_id, id)
);
create index check_answer_shared on check_answer (cooperative_id, shared_answer_id) where shared_answer_id is not null;
call protect_member_rows('check_answer');
-- Withdrawing a shared answer concerns those who rely on it, a new version of the catalogue all of a round, whatever they show: the claim
-- opens just these rows for the act.
create policy allowed_view on check_answer as restrictive for select using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['detail']))
  or 'shared-answer:' || shared_answer_id::text = (select current_setting('app.claim'))
  or (starts_with((select current_setting('app.claim')), 'check-round:') and check_id in (
    select m.id from member_check m where 'check-round:' || m.round_id::text = (select current_setting('app.claim')))));
grant select, insert, update, delete on check_answer to ringwall_app;

-- Keeps `check_area` equal to a recount, whatever changed the answers.
create function count_check_answers() returns trigger language plpgsql as $$
begin
  with delta as (
    select member_id, check_id, area_key, effective, basic, shared_answer_id, shared_status, verdict, 1 as sign from after_rows where asked
    union all
    select member_id, check_id, area_key, effective, basic, shared_answer_id, shared_status, verdict, -1 from before_rows where asked
  ), summed as (
    select member_id, check_id, area_key,
      coalesce(sum(sign) filter (where effective = 'yes'), 0) as yes, coalesce(sum(sign) filter (where effective = 'partly'), 0) as partly,
      coalesce(sum(sign) filter (where effective = 'no'), 0) as no, coalesce(sum(sign) filter (where effective = 'dispensable'), 0) as dispensable,
      coalesce(sum(sign) filter (where shared_status is not null), 0) as shared, coalesce(sum(sign) filter (where verdict is not null), 0) as verified,
      coalesce(sum(sign) filter (where basic and effective in ('no', 'partly')), 0) as basic_gaps
    from delta group by member_id, check_id, area_key
  )
  update check_area a set yes = a.yes + s.yes, partly = a.partly + s.partly, no = a.no + s.no, dispensable = a.dispensable + s.dispensable,
    shared = a.shared + s.shared, verified = a.verified + s.verified, basic_gaps = a.basic_gaps + s.basic_gaps
  from summed s
  where a.member_id = s.member_id and a.check_id = s.check_id and a.area_key = s.area_key
    and (s.yes, s.partly, s.no, s.dispensable, s.shared, s.verified, s.basic_gaps) is distinct from (0, 0, 0, 0, 0, 0, 0);
  return null;
end $$;
create function count_new_check_answers() returns trigger language plpgsql as $$
begin
  update check_area a set yes = a.yes + s.yes, partly = a.partly + s.partly, no = a.no + s.no, dispensable = a.dispensable + s.dispensable,
    shared = a.shared + s.shared, verified = a.verified + s.verified, basic_gaps = a.basic_gaps + s.basic_gaps
  from (
    select member_id, check_id, area_key, count(*) filter (where effective = 'yes') as yes, count(*) filter (where effective = 'partly') as partly,
      count(*) filter (where effective = 'no') as no, count(*) filter (where effective = 'dispensable') as dispensable,
      count(*) filter (where shared_status is not null) as shared, count(*) filter (where verdict is not null) as verified,
      count(*) filter (where basic and effective in ('no', 'partly')) as basic_gaps
    from after_rows where asked group by member_id, check_id, area_key
  ) s
  where a.member_id = s.member_id and a.check_id = s.check_id and a.area_key = s.area_key;
  return null;
end $$;
create trigger counted_insert after insert on check_answer referencing new table as after_rows for each statement execute function count_new_check_answers();
create trigger counted_update after update on check_answer referencing old table as before_rows new table as after_rows for each statement execute function count_check_answers();

create table check_evidence (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  check_id uuid not null,
  requirement_key text not null,
  kind text not null check (kind in ('file', 'link', 'document')),
  title text not null,
  address text,
  file_id uuid,
  sha256 text,
  expires_on date,
  added_at timestamptz not null,
  added_by_name text not null,
  primary key (member_id, id),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_evidence_of on check_evidence (member_id, check_id, requirement_key);
call protect_details('check_evidence');
grant select, insert, delete on check_evidence to ringwall_app;

-- Where a check stood at the end of a month (or any day somebody asked for): „Stand am …“.
create table check_standing (
  cooperative_id text not null,
  member_id text not null,
  check_id uuid not null,
  area_key text not null,
  taken_on date not null,
  asked int not null,
  yes int not null,
  partly int not null,
  no int not null,
  dispensable int not null,
  shared int not null,
  verified int not null,
  primary key (member_id, check_id, area_key, taken_on),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_standing_day on check_standing (cooperative_id, taken_on);
call protect_status('check_standing');
grant select, insert, update on check_standing to ringwall_app;

-- Who was reminded when: by hand, or on a planned day (once each).
create table check_reminder (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  check_id uuid not null,
  planned_day int,
  sent_at timestamptz not null,
  sent_by uuid,
  primary key (member_id, id),
  unique (member_id, check_id, planned_day),
  foreign key (member_id, check_id) references member_check (member_id, id)
);
create index check_reminder_of on check_reminder (cooperative_id, check_id, sent_at desc);
call protect_status('check_reminder');
grant select, insert on check_reminder to ringwall_app;
