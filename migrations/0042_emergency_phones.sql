-- Telephones that carry an emergency pack: set up once with a typed code, then recognised by a secret of their own; the pack travels to them encrypted.
create table emergency_phone (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  -- Who carries it, as the house says.
  holder text not null,
  invited_at timestamptz not null,
  invited_by_name text not null,
  -- What recognises the code somebody types, and until when it counts.
  code_hash text not null,
  code_until timestamptz not null,
  set_up_at timestamptz,
  -- What recognises the telephone from then on, and the key its packs travel under, sealed with the installation's.
  secret_hash text,
  sealed_key text,
  -- When it last asked, and what it then held.
  asked_at timestamptz,
  held_fingerprint text,
  dropped_at timestamptz,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index emergency_phone_by_code on emergency_phone (code_hash);
create index emergency_phone_by_secret on emergency_phone (secret_hash);
call protect_member_rows('emergency_phone');
create policy own_house on emergency_phone as restrictive using (not (select looks_from_outside()));
-- Whoever knows the code sets the telephone up; whoever knows its secret asks for the pack.
create policy by_claim on emergency_phone for select using (
  code_hash = (select current_setting('app.claim')) or secret_hash = (select current_setting('app.claim')));
create policy by_claim_noted on emergency_phone for update using (
  code_hash = (select current_setting('app.claim')) or secret_hash = (select current_setting('app.claim')));
grant select, insert, update on emergency_phone to ringwall_app;

create policy by_phone on emergency_pack for select using (
  (select current_setting('app.role')) = 'anonymous'
  and member_id in (select member_id from emergency_phone where secret_hash = (select current_setting('app.claim')) and dropped_at is null));
