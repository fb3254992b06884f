-- The audit trail is narrowed as the answers are, and an office that has ended opens no member's details.

-- The trail tells who in a town hall did what and when. From outside it is seen where the member shows details; elsewhere the outside sees its own
-- acts there. Verifying a chain opens it for the act (claim), for its answer is a verdict and names nobody.
create policy allowed_view on audit_event as restrictive for select using (
  not (select looks_from_outside()) or member_id is null or role in ('office', 'steering', 'auditor', 'adviser', 'operator', 'job')
  or member_id in (select members_showing(array['detail']))
  or transaction = (select pg_current_xact_id_if_assigned())
  or 'audit-chain:' || chain = (select current_setting('app.claim')));

-- Whoever looks on behalf of a member is no stranger there, as long as the office lasts.
create or replace function members_showing(wanted text[]) returns setof text language sql stable as $$
  select m.id from member m
  left join member_data_class c on c.member_id = m.id
  left join data_class_default d on d.cooperative_id = m.cooperative_id
  where m.cooperative_id = current_setting('app.cooperative') and coalesce(c.data_class, d.data_class, 'status') = any (wanted)
  union
  select a.member_id from assignment a
  where a.cooperative_id = current_setting('app.cooperative') and a.person_id = nullif(current_setting('app.person'), '')::uuid and a.member_id is not null
    and a.valid_from <= (now() at time zone 'Europe/Berlin')::date
    and (a.valid_to is null or a.valid_to >= (now() at time zone 'Europe/Berlin')::date)
$$;
