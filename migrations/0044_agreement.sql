-- The agreement of the Verbund: what is agreed, who has resolved on it, and what the office may see in a member because of it.
create table agreement_version (
  cooperative_id text not null references cooperative,
  id uuid not null,
  number int not null,
  -- What the version does: it concludes the agreement, takes members in, changes tasks and powers, or changes anything else.
  change text not null check (change in ('conclusion', 'accession', 'powers', 'other')),
  legal_form text not null check (legal_form in ('mandate', 'delegation', 'working-group', 'association')),
  title text not null,
  -- Parties, tasks, clauses and term.
  content jsonb not null,
  -- The day the agreement itself names; without one it takes effect as the law says.
  named_on date,
  state text not null check (state in ('draft', 'circulated', 'settled')),
  -- Grows with every saved change; two people editing one draft are told.
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  circulated_at timestamptz,
  in_force_on date,
  -- The last day, once all have dissolved it.
  ends_on date check (ends_on >= in_force_on),
  primary key (cooperative_id, id),
  unique (cooperative_id, number),
  check ((state = 'draft') = (circulated_at is null)),
  check ((state = 'settled') = (in_force_on is not null))
);
create unique index agreement_version_written on agreement_version (cooperative_id) where state = 'draft';
call protect_cooperative_rows('agreement_version');
grant select, insert, update, delete on agreement_version to ringwall_app;
-- What councils resolve on is what was put before them.
create function agreement_version_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or (new.content, new.legal_form, new.title, new.change, new.number, new.named_on, new.circulated_at)
    is distinct from (old.content, old.legal_form, old.title, old.change, old.number, old.named_on, old.circulated_at)) then
    raise exception 'an agreement put before the councils never changes' using errcode = 'RW003';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger agreement_version_frozen before update or delete on agreement_version for each row execute function agreement_version_frozen();

-- What a body of a member was asked and said: append-only, the last entry of a step holds.
create table resolution_entry (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  version_id uuid not null,
  step text not null check (step in ('executive', 'committee', 'council')),
  paper_number text not null default '',
  -- The day of the session, past or planned.
  session_on date,
  item text not null default '',
  votes_for int check (votes_for >= 0),
  votes_against int check (votes_against >= 0),
  votes_abstained int check (votes_abstained >= 0),
  -- Nothing while the session is only planned.
  result text check (result in ('adopted', 'adopted-with-conditions', 'postponed', 'refused')),
  conditions text not null default '',
  file_id uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_role text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, version_id) references agreement_version (cooperative_id, id),
  check (result is null or session_on is not null)
);
create index resolution_entry_of on resolution_entry (cooperative_id, version_id);
call protect_member_rows('resolution_entry');
create trigger resolution_entry_is_append_only before update or delete on resolution_entry for each row execute function refuse_change();
grant select, insert on resolution_entry to ringwall_app;

-- What a council has said at last, and when: nothing of numbers, conditions or papers.
create table council_decision (
  cooperative_id text not null,
  member_id text not null,
  version_id uuid not null,
  result text not null check (result in ('adopted', 'adopted-with-conditions', 'postponed', 'refused')),
  session_on date not null,
  primary key (member_id, version_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, version_id) references agreement_version (cooperative_id, id)
);
create index council_decision_of on council_decision (cooperative_id, version_id);
call protect_member_rows('council_decision');
-- Councils meet in public (§ 52 HGO, § 32 HKO): what they have resolved is known to all who are asked the same.
create policy neighbours on council_decision for select using (
  cooperative_id = (select current_setting('app.cooperative'))
  and (select current_setting('app.role')) in ('office', 'steering', 'management', 'coordinator'));
grant select, insert, update on council_decision to ringwall_app;

-- The day a member signed a version.
create table agreement_signature (
  cooperative_id text not null,
  member_id text not null,
  version_id uuid not null,
  signed_on date not null,
  -- In which office, such as „Bürgermeisterin und Erster Stadtrat“.
  signatory text not null default '',
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (member_id, version_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, version_id) references agreement_version (cooperative_id, id)
);
create index agreement_signature_of on agreement_signature (cooperative_id, version_id);
call protect_member_rows('agreement_signature');
create policy neighbours on agreement_signature for select using (
  cooperative_id = (select current_setting('app.cooperative'))
  and (select current_setting('app.role')) in ('office', 'steering', 'management', 'coordinator'));
grant select, insert on agreement_signature to ringwall_app;

-- What the supervisory authority and the public were told, and what the authority said.
create table agreement_formality (
  cooperative_id text not null,
  version_id uuid not null,
  formality text not null check (formality in ('notified', 'approved', 'published')),
  happened_on date not null,
  reference text not null default '',
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (cooperative_id, version_id, formality),
  foreign key (cooperative_id, version_id) references agreement_version (cooperative_id, id)
);
call protect_cooperative_rows('agreement_formality');
grant select, insert on agreement_formality to ringwall_app;

-- A member leaves the agreement.
create table agreement_notice (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  kind text not null check (kind in ('ordinary', 'good-cause', 'succession')),
  given_on date not null,
  -- The last day the agreement holds for the member.
  last_day date not null check (last_day >= given_on),
  reason text not null default '',
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
call protect_member_rows('agreement_notice');
grant select, insert on agreement_notice to ringwall_app;

-- What the agreement gives the office to see in a member, from a day on until the next row: task × member × data class, and the widest of them.
create table agreement_right (
  cooperative_id text not null,
  member_id text not null,
  valid_from date not null,
  -- No right without a signature of the member itself.
  version_id uuid not null,
  basis text not null check (basis in ('agreement', 'exit')),
  data_class text not null check (data_class in ('aggregate', 'status', 'detail')),
  -- Letter of the task → data class.
  tasks jsonb not null,
  primary key (member_id, valid_from),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (member_id, version_id) references agreement_signature (member_id, version_id),
  check (basis = 'agreement' or data_class = 'aggregate')
);
create index agreement_right_of on agreement_right (cooperative_id, member_id, valid_from);
call protect_member_rows('agreement_right');
grant select, insert, delete on agreement_right to ringwall_app;

-- The members that show a stranger this much: their own choice, else what the agreement in force gives; whoever has left it shows sums, whatever was
-- chosen before; and what the office has set holds only while no agreement has ever been in force. What a member's own people see stays as it was.
create or replace function find_members_showing(wanted text[]) returns setof text language plpgsql stable as $$
declare
  today date := (now() at time zone 'Europe/Berlin')::date;
  agreed boolean := exists (select from agreement_version v where v.cooperative_id = current_setting('app.cooperative') and v.in_force_on <= today);
begin
  return query
  select m.id from member m
  left join member_data_class c on c.member_id = m.id
  left join data_class_default d on d.cooperative_id = m.cooperative_id
  -- One look into the index for each member: joined as a list, it was compared with every member (measured at 442: 50 ms).
  left join lateral (
    select r.data_class, r.basis from agreement_right r where r.member_id = m.id and r.valid_from <= today order by r.valid_from desc limit 1) h on agreed
  where m.cooperative_id = current_setting('app.cooperative')
    and case
      when h.basis = 'exit' then 'aggregate'
      when agreed then coalesce(c.data_class, h.data_class, 'aggregate')
      else coalesce(c.data_class, d.data_class, 'status') end = any (wanted)
  union
  select a.member_id from assignment a
  where a.cooperative_id = current_setting('app.cooperative') and a.person_id = nullif(current_setting('app.person'), '')::uuid and a.member_id is not null
    and a.valid_from <= today and (a.valid_to is null or a.valid_to >= today);
end
$$;
