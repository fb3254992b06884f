-- The emergency pack: what the registers say, frozen at an instant, sealed as a whole because private numbers are in it, and printed from there.
create table emergency_pack (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  built_at timestamptz not null,
  -- A keyed fingerprint of the content: the same registers have the same one, and nobody can guess a number from it.
  fingerprint text not null,
  sealed text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index emergency_pack_newest on emergency_pack (member_id, built_at desc);
call protect_member_rows('emergency_pack');
create policy own_house on emergency_pack as restrictive using (not (select looks_from_outside()));
grant select, insert, delete on emergency_pack to ringwall_app;

-- How current a member's pack is, kept on write: seen from outside as far as the data class allows.
create table emergency_pack_standing (
  cooperative_id text not null,
  member_id text not null,
  pack_id uuid not null,
  fingerprint text not null,
  built_at timestamptz not null,
  -- Looked at last without anything to rebuild.
  checked_at timestamptz not null,
  printed_on date,
  printed_fingerprint text,
  primary key (member_id),
  foreign key (member_id, pack_id) references emergency_pack (member_id, id) deferrable initially deferred,
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index emergency_pack_standing_of on emergency_pack_standing (cooperative_id);
call protect_status('emergency_pack_standing');
grant select, insert, update on emergency_pack_standing to ringwall_app;

-- Who has which paper: printed, handed over, taken back; append-only.
create table emergency_receipt (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  fingerprint text not null,
  kind text not null check (kind in ('printed', 'handed-over', 'taken-back')),
  happened_on date not null,
  whom text not null default '',
  written_at timestamptz not null,
  written_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index emergency_receipt_of on emergency_receipt (member_id, written_at);
call protect_details('emergency_receipt');
create trigger emergency_receipt_is_append_only before update or delete on emergency_receipt for each row execute function refuse_change();
grant select, insert on emergency_receipt to ringwall_app;
