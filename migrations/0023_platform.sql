-- A row that names a member names its cooperative too: a letter or an event of a member under no cooperative's name, and an event in the
-- chain of another cooperative's member, were accepted.
create or replace procedure bind_member(name text) language plpgsql as $$
begin
  execute format('alter table %I add constraint %I check (member_id is null or coalesce(starts_with(member_id, cooperative_id || ''.''), false))', name, name || '_member_of_cooperative');
end $$;
alter table mail drop constraint mail_member_of_cooperative;
call bind_member('mail');
call bind_member('audit_event');
