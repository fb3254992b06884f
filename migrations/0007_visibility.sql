-- What the office may see in a member follows from a data class, not from an administrator's tick: sums only, states, or details.
create table data_class_default (
  cooperative_id text not null references cooperative,
  data_class text not null check (data_class in ('aggregate', 'status', 'detail')),
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (cooperative_id)
);
call protect_cooperative_rows('data_class_default');
grant select, insert, update on data_class_default to ringwall_app;

-- A member's own choice; without a row the cooperative's default holds, and without that 'status'.
create table member_data_class (
  cooperative_id text not null,
  member_id text not null,
  data_class text not null check (data_class in ('aggregate', 'status', 'detail')),
  reason text not null default '',
  set_at timestamptz not null,
  set_by uuid,
  set_by_name text not null,
  primary key (member_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
call protect_member_rows('member_data_class');
-- Only the member itself writes its choice; the office reads it.
create policy own_choice on member_data_class as restrictive for insert with check ((select current_setting('app.role')) = 'management');
create policy own_change on member_data_class as restrictive for update using ((select current_setting('app.role')) = 'management');
grant select, insert, update on member_data_class to ringwall_app;

-- Does the actor look from outside the member: office, steering, auditor, adviser of the whole cooperative?
create function looks_from_outside() returns boolean language sql stable as
  $$ select current_setting('app.role') in ('office', 'steering', 'auditor', 'adviser') $$;

-- The members that show a stranger this much; whoever looks on behalf of a member (its own auditor, its own adviser) is none there.
create function members_showing(wanted text[]) returns setof text language sql stable as $$
  select m.id from member m
  left join member_data_class c on c.member_id = m.id
  left join data_class_default d on d.cooperative_id = m.cooperative_id
  where m.cooperative_id = current_setting('app.cooperative') and coalesce(c.data_class, d.data_class, 'status') = any (wanted)
  union
  select a.member_id from assignment a
  where a.cooperative_id = current_setting('app.cooperative') and a.person_id = nullif(current_setting('app.person'), '')::uuid and a.member_id is not null
$$;

-- Rows of one member that are seen from outside only where the member shows details …
create procedure protect_details(name text) language plpgsql as $$
begin
  call protect_member_rows(name);
  execute format($p$create policy allowed_view on %I as restrictive for select using (
    not (select looks_from_outside()) or member_id in (select members_showing(array['detail'])))$p$, name);
end $$;

-- … or at least states and counts.
create procedure protect_status(name text) language plpgsql as $$
begin
  call protect_member_rows(name);
  execute format($p$create policy allowed_view on %I as restrictive for select using (
    not (select looks_from_outside()) or member_id in (select members_showing(array['status', 'detail'])))$p$, name);
end $$;
