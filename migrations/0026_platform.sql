-- Whoever came with a typed code reaches what the survey hands them, and nothing else: the town's checks, measures and catalogues were open to them in
-- the database, though no operation is. From now on a protected table is closed to them; one of the survey's they work with drops the policy again.
create procedure close_to_contributors(name text) language plpgsql as $$
begin
  execute format($p$create policy not_for_contributors on %I as restrictive using ((select current_setting('app.role')) <> 'contributor')$p$, name);
end $$;

create or replace procedure protect_member_rows(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format($p$create policy own_rows on %I using (
    cooperative_id = (select current_setting('app.cooperative'))
    and ((select current_setting('app.members') = '*') or member_id = any ((select app_members())::text[])))$p$, name);
  call close_to_contributors(name);
  call bind_member(name);
  call watch_writes(name);
end $$;

create or replace procedure protect_cooperative_rows(name text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format($p$create policy shared_rows on %I for select using (cooperative_id = (select current_setting('app.cooperative')))$p$, name);
  execute format($p$create policy central_writes on %I for all using (
    cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.members')) = '*')$p$, name);
  call close_to_contributors(name);
  call watch_writes(name);
end $$;

do $$
declare
  protected record;
begin
  for protected in
    select distinct tablename as name from pg_policies p where schemaname = 'public' and policyname in ('own_rows', 'shared_rows', 'central_rows')
      and not exists (select from pg_policies o where o.schemaname = 'public' and o.tablename = p.tablename and o.policyname = 'not_for_contributors')
      and tablename not in ('member', 'questionnaire', 'campaign', 'participant', 'delegation', 'response', 'section_progress', 'answer', 'inquiry', 'inquiry_message', 'stored_file')
  loop
    call close_to_contributors(protected.name);
  end loop;
end $$;

-- The evidence behind a shared answer is a file under the office's name, and whoever reads the answer may read it.
alter policy shared_evidence on stored_file using (member_id = (select current_setting('app.cooperative')) || '.'
  and exists (select from shared_answer_version v where v.evidence_file_id = stored_file.id));
