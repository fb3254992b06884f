-- What a town hall needs to know when nothing works: registers of a member, private numbers sealed and never seen from outside.
create table emergency_entry (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  register text not null check (register in
    ('staff', 'alarm', 'contacts', 'places', 'decisions', 'processes', 'press', 'restart', 'providers', 'payments', 'exercises')),
  -- Where it stands in its register, from 1.
  position int not null,
  -- Texts by the field's key; numbers marked private stand in emergency_number.
  facts jsonb not null,
  -- What it was taken from: 'survey:…' or 'template:…'; empty where somebody wrote it.
  source text not null default '',
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index emergency_entry_of on emergency_entry (member_id, register, position);
create index emergency_entry_everywhere on emergency_entry (cooperative_id, register);
call protect_details('emergency_entry');
grant select, insert, update, delete on emergency_entry to ringwall_app;

-- A private number, sealed with the installation's key and bound to this row. Whoever looks from outside finds none, whatever the member shows.
create table emergency_number (
  cooperative_id text not null,
  member_id text not null,
  entry_id uuid not null,
  field text not null,
  sealed text not null,
  primary key (member_id, entry_id, field),
  foreign key (member_id, entry_id) references emergency_entry (member_id, id) on delete cascade
);
call protect_member_rows('emergency_number');
create policy own_house on emergency_number as restrictive using (not (select looks_from_outside()));
grant select, insert, update, delete on emergency_number to ringwall_app;

-- How complete a register is, kept on write: overviews count without opening an entry.
create table emergency_standing (
  cooperative_id text not null,
  member_id text not null,
  register text not null,
  entries int not null,
  -- What a complete register holds, and how much of it is there.
  wanted int not null,
  met int not null,
  -- Somebody looked through it and found it right.
  confirmed_at timestamptz not null,
  changed_at timestamptz not null,
  -- Of exercises: the latest that was held, the next that is planned.
  held_on date,
  planned_on date,
  primary key (member_id, register),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index emergency_standing_of_cooperative on emergency_standing (cooperative_id);
call protect_status('emergency_standing');
grant select, insert, update on emergency_standing to ringwall_app;
