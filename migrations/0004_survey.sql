-- The survey of structures, standards and resources: questionnaires, campaigns, delegations, inquiries, answers, snapshots, evaluation.
create table questionnaire (
  cooperative_id text not null references cooperative,
  id uuid not null,
  key text not null,
  version int not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null,
  definition jsonb not null,
  -- Grows with every saved change; two people editing one draft are told.
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  published_at timestamptz,
  primary key (cooperative_id, id),
  unique (cooperative_id, key, version)
);
call protect_cooperative_rows('questionnaire');
grant select, insert, update, delete on questionnaire to ringwall_app;
create function questionnaire_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.definition is distinct from old.definition or new.key <> old.key or new.version <> old.version) then
    raise exception 'a published questionnaire never changes' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger questionnaire_frozen before update on questionnaire for each row execute function questionnaire_frozen();

create table campaign (
  cooperative_id text not null references cooperative,
  id uuid not null,
  questionnaire_id uuid not null,
  title text not null,
  -- The period the answers describe, such as „2026“.
  period text not null,
  previous_campaign_id uuid,
  message text not null default '',
  opens_on date not null,
  due_on date not null,
  -- Days before (negative) and after the deadline on which open members are reminded.
  reminder_days int[] not null default '{-14,-3,1}',
  state text not null check (state in ('open', 'closed')),
  launched_at timestamptz not null,
  launched_by uuid,
  closed_at timestamptz,
  primary key (cooperative_id, id),
  -- Two people who launch the same survey at the same moment launch it once.
  unique (cooperative_id, questionnaire_id, period, title),
  foreign key (cooperative_id, questionnaire_id) references questionnaire (cooperative_id, id),
  foreign key (cooperative_id, previous_campaign_id) references campaign (cooperative_id, id)
);
call protect_cooperative_rows('campaign');
grant select, insert, update on campaign to ringwall_app;

-- A member asked in a campaign; its wave and deadline may differ from the campaign's.
create table participant (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  wave int not null default 1,
  opens_on date not null,
  due_on date not null,
  primary key (member_id, campaign_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, campaign_id) references campaign (cooperative_id, id)
);
create index participant_of_campaign on participant (cooperative_id, campaign_id, member_id);
call protect_member_rows('participant');
grant select, insert, update on participant to ringwall_app;

-- Sections handed to somebody without account, opened by a typed code.
create table delegation (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  campaign_id uuid not null,
  sections text[] not null check (cardinality(sections) > 0),
  name text not null,
  email text,
  note text not null default '',
  code_hash text not null,
  expires_at timestamptz not null,
  failed_attempts int not null default 0,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null,
  last_entered_at timestamptz,
  revoked_at timestamptz,
  primary key (member_id, id),
  unique (id),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
create index delegation_of_campaign on delegation (member_id, campaign_id);
call protect_member_rows('delegation');
-- Whoever knows number and code of a delegation opens it; the number is the claim, the code is compared by the use case.
create policy by_claim on delegation for select using (id::text = (select current_setting('app.claim')));
create policy count_attempts on delegation for update using (id::text = (select current_setting('app.claim')));
-- A contributor sees their own delegation, none of the others, and changes none.
create policy own_delegation on delegation as restrictive for select using (
  (select current_setting('app.role')) <> 'contributor' or id::text = (select current_setting('app.delegation')));
create policy no_widening on delegation as restrictive for update using ((select current_setting('app.role')) <> 'contributor');
create policy no_handing_on on delegation as restrictive for insert with check ((select current_setting('app.role')) <> 'contributor');
grant select, insert, update on delegation to ringwall_app;

create table delegation_session (
  cooperative_id text not null,
  member_id text not null,
  delegation_id uuid not null,
  credential text primary key,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (member_id, delegation_id) references delegation (member_id, id)
);
alter table delegation_session enable row level security;
alter table delegation_session force row level security;
create policy own_session on delegation_session using (credential = (select current_setting('app.credential')));
create policy by_claim on delegation_session using (delegation_id::text = (select current_setting('app.claim')));
create policy of_member on delegation_session for select using (
  cooperative_id = (select current_setting('app.cooperative')) and member_id = any ((select app_members())::text[]));
call bind_member('delegation_session');
call watch_writes('delegation_session');
grant select, insert, delete on delegation_session to ringwall_app;
-- The session's secret leads to its delegation: how the door recognises a contributor.
create policy by_session on delegation for select using (id in (
  select s.delegation_id from delegation_session s where s.credential = (select current_setting('app.credential'))));

-- Rows of a section: a contributor reaches the sections handed to them and no others.
create procedure protect_handed_sections(name text) language plpgsql as $$
begin
  execute format($p$create policy handed_sections on %I as restrictive using (
    (select current_setting('app.role')) <> 'contributor'
    or (campaign_id, section) in (
      select d.campaign_id, unnest(d.sections) from delegation d
      where d.id::text = (select current_setting('app.delegation')) and d.revoked_at is null))$p$, name);
end $$;

-- „Rückfrage an die Stelle“: a thread on one question of one member.
create table inquiry (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  campaign_id uuid not null,
  section text not null,
  question text not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  -- Who gets the reply by mail; null for a contributor without account.
  asked_by uuid,
  delegation_id uuid,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (member_id, id),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
create index inquiry_of_campaign on inquiry (member_id, campaign_id, question);
create index inquiry_open on inquiry (cooperative_id, state, changed_at);
create unique index inquiry_one_open on inquiry (member_id, campaign_id, question) where state <> 'closed';
call protect_member_rows('inquiry');
call protect_handed_sections('inquiry');
grant select, insert, update on inquiry to ringwall_app;

create table inquiry_message (
  cooperative_id text not null,
  member_id text not null,
  inquiry_id uuid not null,
  id uuid not null,
  author_name text not null,
  author_role text not null,
  author_person_id uuid,
  text text not null,
  written_at timestamptz not null,
  primary key (member_id, id),
  foreign key (member_id, inquiry_id) references inquiry (member_id, id)
);
create index inquiry_message_of on inquiry_message (member_id, inquiry_id, written_at);
call protect_member_rows('inquiry_message');
create policy of_handed_inquiry on inquiry_message as restrictive using (
  (select current_setting('app.role')) <> 'contributor' or (member_id, inquiry_id) in (select i.member_id, i.id from inquiry i));
grant select, insert on inquiry_message to ringwall_app;

-- A member's response to a campaign; the row appears with the campaign and carries the counts the matrix shows.
create table response (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  state text not null check (state in ('in-progress', 'submitted', 'signed-off', 'returned')),
  -- „wird beantwortet“, „eingereicht“, „freigegeben“, „zurückgegeben“; no row means „noch nicht begonnen“.
  changed_at timestamptz not null,
  changed_by uuid,
  -- Said with the submission, for the management and the office.
  remark text not null default '',
  submitted_at timestamptz,
  submitted_by uuid,
  submitted_by_name text,
  signed_off_at timestamptz,
  signed_off_by uuid,
  signed_off_by_name text,
  returned_at timestamptz,
  returned_by_name text,
  return_reason text not null default '',
  primary key (member_id, campaign_id),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
create index response_of_campaign on response (cooperative_id, campaign_id, member_id);
call protect_member_rows('response');
grant select, insert, update on response to ringwall_app;

-- Counts per section: what the matrix members × sections shows without touching a single answer.
create table section_progress (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  section text not null,
  asked int not null,
  answered int not null,
  unknown int not null,
  -- Asked and required, but neither answered nor „weiß nicht“.
  missing int not null,
  -- What the counts follow from: question key → state, and the value where other questions or checks depend on it. So nobody has to see
  -- an answer of another section to know what is asked in their own.
  states jsonb not null default '{}',
  handed_in_at timestamptz,
  handed_in_by_name text,
  primary key (member_id, campaign_id, section),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
create index section_progress_of_campaign on section_progress (cooperative_id, campaign_id, member_id);
call protect_member_rows('section_progress');
grant select, insert, update, delete on section_progress to ringwall_app;

create table answer (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  question text not null,
  section text not null,
  -- 'unknown' is „weiß nicht“: an answer of its own, not a gap in the form; 'open' keeps a remark or a carried-over value to be confirmed.
  state text not null check (state in ('answered', 'unknown', 'open')),
  value jsonb,
  remark text not null default '',
  carried_over boolean not null default false,
  version int not null default 1,
  answered_at timestamptz not null,
  answered_by uuid,
  answered_name text not null,
  primary key (member_id, campaign_id, question),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
create index answer_of_section on answer (member_id, campaign_id, section);
call protect_member_rows('answer');
call protect_handed_sections('answer');
grant select, insert, update, delete on answer to ringwall_app;

-- „Stand“: what was signed off, frozen.
create table snapshot (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  number int not null,
  taken_at timestamptz not null,
  submitted_by_name text not null,
  signed_off_by_name text not null,
  signed_off_by uuid,
  remark text not null default '',
  answers jsonb not null,
  sha256 text not null,
  primary key (member_id, campaign_id, number),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
call protect_member_rows('snapshot');
create policy not_for_contributors on snapshot as restrictive using ((select current_setting('app.role')) <> 'contributor');
create trigger snapshot_is_append_only before update or delete on snapshot for each row execute function refuse_change();
grant select, insert on snapshot to ringwall_app;

-- Counted once when a campaign is closed, by question, choice and size class: what members compare themselves with.
create table tally (
  cooperative_id text not null,
  campaign_id uuid not null,
  question text not null,
  -- An option key, a number as text, or 'unknown' / 'text' for what cannot be counted by value.
  choice text not null,
  size_class text not null,
  members int not null check (members >= 0),
  primary key (cooperative_id, campaign_id, question, choice, size_class),
  foreign key (cooperative_id, campaign_id) references campaign (cooperative_id, id)
);
alter table tally enable row level security;
alter table tally force row level security;
-- Members see counts only after a campaign is closed: whoever watches counts grow sees the neighbour's answer.
create policy central_rows on tally for select using (
  cooperative_id = (select current_setting('app.cooperative')) and ((select current_setting('app.members')) = '*'
    or exists (select from campaign c where c.cooperative_id = tally.cooperative_id and c.id = tally.campaign_id and c.state = 'closed')));
create policy central_writes on tally for all using (
  cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*');
call watch_writes('tally');
grant select, insert, delete on tally to ringwall_app;

create table commentary (
  cooperative_id text not null references cooperative,
  campaign_id uuid not null,
  -- A section key, a question key, or '' for the whole evaluation.
  subject text not null,
  text text not null,
  version int not null default 1,
  written_by uuid,
  written_at timestamptz not null,
  primary key (cooperative_id, campaign_id, subject),
  foreign key (cooperative_id, campaign_id) references campaign (cooperative_id, id)
);
call protect_cooperative_rows('commentary');
grant select, insert, update, delete on commentary to ringwall_app;

create table reminder (
  cooperative_id text not null,
  member_id text not null,
  campaign_id uuid not null,
  sent_at timestamptz not null,
  -- The planned day it stands for (days from the deadline), or null when sent by hand.
  planned_day int,
  sent_by uuid,
  id uuid not null,
  primary key (member_id, id),
  unique (member_id, campaign_id, planned_day),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
call protect_member_rows('reminder');
create policy not_for_contributors on reminder as restrictive using ((select current_setting('app.role')) <> 'contributor');
grant select, insert on reminder to ringwall_app;

-- A workbook read back, waiting to be looked at before anything changes.
create table workbook_import (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  campaign_id uuid not null,
  file_name text not null,
  changes jsonb not null,
  staged_by uuid,
  staged_at timestamptz not null,
  applied_at timestamptz,
  primary key (member_id, id),
  foreign key (member_id, campaign_id) references participant (member_id, campaign_id)
);
call protect_member_rows('workbook_import');
create policy not_for_contributors on workbook_import as restrictive using ((select current_setting('app.role')) <> 'contributor');
grant select, insert, update on workbook_import to ringwall_app;
