-- Bodies of the cooperative, their meetings, minutes, decisions and tasks: known to the members that sit in them, and to nobody else.

-- A mail may bring an invitation for calendar programs.
alter table mail add column calendar text;

-- Does every seat belong to a member of this cooperative?
create function seats_within(seats text[], cooperative text) returns boolean language sql immutable as
  $$ select coalesce(bool_and(starts_with(seat, cooperative || '.')), true) from unnest(seats) as seat $$;

create table meeting_body (
  cooperative_id text not null references cooperative,
  id uuid not null,
  kind text not null check (kind in ('steering-group', 'project-group', 'mayors-meeting', 'jour-fixe', 'own')),
  name text not null,
  -- As it stands before the number of a decision: „LG“.
  short text not null,
  purpose text not null default '',
  -- Members that sit in it; each has one vote where the body votes at all.
  seats text[] not null check (seats_within(seats, cooperative_id)),
  has_votes boolean not null,
  -- How many of a hundred seats must be present.
  quorum_percent int not null check (quorum_percent between 1 and 100),
  majority text not null check (majority in ('simple', 'two-thirds', 'unanimous')),
  abstentions_count boolean not null default false,
  -- Who is written to in every member.
  invites text[] not null,
  -- Takes the chair and may release minutes.
  chair_id uuid references person,
  chair_name text not null default '',
  -- The number of its last decision; grows by one with each, so that no number is given twice.
  last_decision int not null default 0,
  dissolved_on date,
  version int not null default 1,
  primary key (cooperative_id, id)
);
create unique index meeting_body_short on meeting_body (cooperative_id, short);
alter table meeting_body enable row level security;
alter table meeting_body force row level security;
create policy seated_rows on meeting_body for select using (
  cooperative_id = (select current_setting('app.cooperative'))
  and ((select current_setting('app.members')) = '*' or seats && (select app_members())::text[] or chair_id = nullif((select current_setting('app.person')), '')::uuid));
create policy central_writes on meeting_body for all using (
  cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*');
call close_to_contributors('meeting_body');
call watch_writes('meeting_body');
grant select, insert, update on meeting_body to ringwall_app;

-- What belongs to a body is seen by whoever sees the body, and written by who acts for the whole cooperative.
create procedure protect_body_rows(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format($p$create policy seated_rows on %I for select using (
    cooperative_id = (select current_setting('app.cooperative')) and body_id in (select b.id from meeting_body b))$p$, name);
  execute format($p$create policy central_writes on %I for all using (
    cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*')$p$, name);
  call close_to_contributors(name);
  call watch_writes(name);
end $$;

create table meeting (
  cooperative_id text not null,
  body_id uuid not null,
  id uuid not null,
  -- Day and hours as the clock of the town hall shows them.
  held_on date not null,
  starts_at text not null check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends_at text not null check (ends_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place text not null default '',
  link text not null default '',
  note text not null default '',
  state text not null check (state in ('planned', 'invited', 'held', 'released', 'cancelled')),
  cancel_reason text not null default '',
  -- Grows with every change that was told to those invited (RFC 5546).
  sequence int not null default 0,
  invited_at timestamptz,
  -- [{ memberId, isPresent, name }]
  attendance jsonb not null default '[]',
  chaired_by text not null default '',
  kept_by text not null default '',
  released_at timestamptz,
  released_by_name text not null default '',
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (cooperative_id, id),
  unique (cooperative_id, body_id, id),
  foreign key (cooperative_id, body_id) references meeting_body (cooperative_id, id),
  check (starts_at < ends_at),
  check ((state = 'released') = (released_at is not null))
);
create index meeting_day on meeting (cooperative_id, held_on);
call protect_body_rows('meeting');
-- The chair releases the minutes, wherever they come from.
create policy chair_releases on meeting for update using (
  cooperative_id = (select current_setting('app.cooperative'))
  and body_id in (select b.id from meeting_body b where b.chair_id = nullif((select current_setting('app.person')), '')::uuid));
grant select, insert, update on meeting to ringwall_app;

-- Minutes are for who keeps them and who releases them, and for the body once they are released.
create procedure hide_until_released(name text) language plpgsql as $$
begin
  execute format($p$create policy released on %1$I as restrictive for select using (
    (select current_setting('app.members')) = '*'
    or body_id in (select b.id from meeting_body b where b.chair_id = nullif((select current_setting('app.person')), '')::uuid)
    or exists (select from meeting m where m.cooperative_id = %1$I.cooperative_id and m.id = %1$I.meeting_id and m.state = 'released'))$p$, name);
end $$;

create table meeting_item (
  cooperative_id text not null,
  body_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  position int not null,
  kind text not null check (kind in ('information', 'discussion', 'decision')),
  title text not null,
  explanation text not null default '',
  -- What is put to the vote.
  proposal text not null default '',
  -- Where it comes from: written here, proposed by a member, left over, a resolution that is missing, a measure overdue.
  source text not null check (source in ('own', 'proposal', 'left-over', 'resolution', 'overdue')),
  source_key text,
  primary key (cooperative_id, id),
  unique (cooperative_id, meeting_id, id),
  foreign key (cooperative_id, body_id, meeting_id) references meeting (cooperative_id, body_id, id)
);
create index meeting_item_of on meeting_item (cooperative_id, meeting_id, position);
create unique index meeting_item_once on meeting_item (cooperative_id, meeting_id, source, source_key) where source_key is not null;
call protect_body_rows('meeting_item');
grant select, insert, update, delete on meeting_item to ringwall_app;

-- What was said and how it was voted.
create table meeting_record (
  cooperative_id text not null,
  body_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  minutes text not null default '',
  -- { memberId: yes | no | abstain }
  votes jsonb not null default '{}',
  outcome text not null check (outcome in ('open', 'noted', 'left-over', 'adopted', 'refused')),
  primary key (cooperative_id, item_id),
  foreign key (cooperative_id, meeting_id, item_id) references meeting_item (cooperative_id, meeting_id, id),
  foreign key (cooperative_id, body_id, meeting_id) references meeting (cooperative_id, body_id, id)
);
create index meeting_record_of on meeting_record (cooperative_id, meeting_id);
call protect_body_rows('meeting_record');
call hide_until_released('meeting_record');
grant select, insert, update on meeting_record to ringwall_app;

-- The register of decisions: numbered without a gap, never changed, only superseded by a later one.
create table meeting_decision (
  cooperative_id text not null,
  body_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  meeting_id uuid not null,
  item_id uuid not null,
  decided_on date not null,
  title text not null,
  wording text not null,
  result text not null check (result in ('adopted', 'refused')),
  -- How it came about: { yes, no, abstained, present, eligible }, and the rule that held.
  tally jsonb not null,
  rule jsonb not null,
  supersedes_id uuid,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (cooperative_id, id),
  unique (cooperative_id, body_id, id),
  unique (cooperative_id, body_id, number),
  unique (cooperative_id, item_id),
  foreign key (cooperative_id, meeting_id, item_id) references meeting_item (cooperative_id, meeting_id, id),
  foreign key (cooperative_id, body_id, meeting_id) references meeting (cooperative_id, body_id, id),
  foreign key (cooperative_id, body_id, supersedes_id) references meeting_decision (cooperative_id, body_id, id)
);
create unique index meeting_decision_superseded on meeting_decision (cooperative_id, supersedes_id) where supersedes_id is not null;
call protect_body_rows('meeting_decision');
create trigger meeting_decision_is_append_only before update or delete on meeting_decision for each row execute function refuse_change();
grant select, insert on meeting_decision to ringwall_app;

create table meeting_task (
  cooperative_id text not null,
  body_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  title text not null,
  -- Members that are to do it; none where it is the office's.
  members text[] not null check (seats_within(members, cooperative_id)),
  due_on date,
  primary key (cooperative_id, id),
  foreign key (cooperative_id, meeting_id, item_id) references meeting_item (cooperative_id, meeting_id, id),
  foreign key (cooperative_id, body_id, meeting_id) references meeting (cooperative_id, body_id, id)
);
create index meeting_task_of on meeting_task (cooperative_id, meeting_id);
call protect_body_rows('meeting_task');
call hide_until_released('meeting_task');
grant select, insert, delete on meeting_task to ringwall_app;

-- What is released stays as it is: the meeting, its agenda, its minutes and its tasks.
create function meeting_frozen() returns trigger language plpgsql as $$
begin
  if old.state = 'released' and (new.held_on, new.starts_at, new.ends_at, new.place, new.state, new.attendance, new.chaired_by, new.kept_by, new.released_at, new.released_by_name)
    is distinct from (old.held_on, old.starts_at, old.ends_at, old.place, old.state, old.attendance, old.chaired_by, old.kept_by, old.released_at, old.released_by_name) then
    raise exception 'released minutes never change' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger meeting_frozen before update on meeting for each row execute function meeting_frozen();
create function minutes_frozen() returns trigger language plpgsql as $$
begin
  if exists (select from meeting m where m.cooperative_id = coalesce(new.cooperative_id, old.cooperative_id) and m.id in (new.meeting_id, old.meeting_id) and m.state = 'released') then
    raise exception 'released minutes never change' using errcode = 'RW003';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger item_frozen before insert or update or delete on meeting_item for each row execute function minutes_frozen();
create trigger record_frozen before insert or update on meeting_record for each row execute function minutes_frozen();
create trigger task_frozen before insert or delete on meeting_task for each row execute function minutes_frozen();

-- What a member wants to have on an agenda; the office takes it or says why not.
create table meeting_proposal (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  body_id uuid not null,
  title text not null,
  reason text not null default '',
  proposed_at timestamptz not null,
  proposed_by_name text not null,
  state text not null check (state in ('open', 'taken', 'declined')),
  answer text not null default '',
  meeting_id uuid,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, body_id) references meeting_body (cooperative_id, id),
  foreign key (cooperative_id, body_id, meeting_id) references meeting (cooperative_id, body_id, id)
);
create index meeting_proposal_of on meeting_proposal (cooperative_id, body_id);
call protect_member_rows('meeting_proposal');
grant select, insert, update on meeting_proposal to ringwall_app;
