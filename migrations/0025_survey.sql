-- An inquiry comes from a delegation of its own member; two references that only repeated what a composite one says already are gone.
alter table inquiry add foreign key (member_id, delegation_id) references delegation (member_id, id);
alter table campaign drop constraint campaign_cooperative_id_fkey;
alter table commentary drop constraint commentary_cooperative_id_fkey;
-- Conditions that said what is said already, so that no test could tell whether they held: a contributor sees no delegation but their own,
-- nobody a campaign of another cooperative, and a member's name holds its cooperative's.
create or replace procedure protect_handed_sections(name text) language plpgsql as $$
begin
  execute format('drop policy if exists handed_sections on %I', name);
  execute format($p$create policy handed_sections on %I as restrictive using (
    (select current_setting('app.role')) <> 'contributor'
    or (campaign_id, section) in (select d.campaign_id, unnest(d.sections) from delegation d where d.revoked_at is null))$p$, name);
end $$;
call protect_handed_sections('answer');
call protect_handed_sections('inquiry');
alter policy central_rows on tally using (cooperative_id = (select current_setting('app.cooperative'))
  and ((select current_setting('app.members')) = '*' or exists (select from campaign c where c.id = tally.campaign_id and c.state = 'closed')));
alter policy of_member on delegation_session using (member_id = any ((select app_members())::text[]));
