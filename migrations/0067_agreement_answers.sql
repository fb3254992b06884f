-- What the office enters for a member is told to the member, answered by it, and no ground to delete it before its people have known for thirty days (decision 0041).

-- The day somebody entered that a member leaves: whoever changes the last day has entered it anew.
-- An exit that stands here already counts as entered today; without an exit the day says nothing.
alter table member add column left_entered_on date default current_date;
alter table member alter column left_entered_on drop default;
create function member_exit_entered() returns trigger language plpgsql as $$
begin
  if new.left_on is null then
    new.left_entered_on := null;
  elsif new.left_on is distinct from old.left_on then
    new.left_entered_on := coalesce(nullif(new.left_entered_on, old.left_entered_on), (now() at time zone 'Europe/Berlin')::date);
  end if;
  return new;
end $$;
create trigger member_exit_entered before update on member for each row execute function member_exit_entered();

-- In which office somebody recorded it; what was recorded before is taken as the office's.
alter table agreement_signature add column recorded_role text not null default 'office';
alter table agreement_notice add column recorded_role text not null default 'office';

-- The office asks for the deletion of a member only where the member itself gave notice, or where its people have known for thirty days that it leaves.
create function departure_is_known() returns trigger language plpgsql as $$
declare
  known date := (new.asked_at at time zone 'Europe/Berlin')::date - 30;
begin
  if current_setting('app.role') = 'office' and not exists (
    select from member m where m.id = new.member_id and (
      m.left_on is not null and m.left_entered_on <= known
      or exists (select from agreement_notice n where n.member_id = m.id and (m.left_on is null or n.last_day <= m.left_on)
        and (n.recorded_role = 'management' or (n.recorded_at at time zone 'Europe/Berlin')::date <= known)))) then
    raise exception 'the house has not known for thirty days that it leaves' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger departure_is_known before insert on departure for each row execute function departure_is_known();

-- What a member's management says to what the office has entered for its house: append-only, the last word on an entry holds.
create table agreement_answer (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  subject text not null check (subject in ('resolution', 'signature', 'notice', 'in-force')),
  -- The entry of the resolution, the version that was signed or put in force, the notice.
  subject_id uuid not null,
  version_id uuid,
  answer text not null check (answer in ('confirmed', 'objected')),
  reason text not null default '',
  answered_at timestamptz not null,
  answered_by uuid,
  answered_by_name text not null,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, version_id) references agreement_version (cooperative_id, id),
  check (answer = 'confirmed' or reason <> '')
);
create index agreement_answer_of on agreement_answer (cooperative_id, version_id);
call protect_member_rows('agreement_answer');
-- Nobody answers for the house but who leads it.
create policy own_word on agreement_answer as restrictive for insert with check ((select current_setting('app.role')) = 'management');
create trigger agreement_answer_is_append_only before update or delete on agreement_answer for each row execute function refuse_change();
grant select, insert on agreement_answer to ringwall_app;
