-- Drafts are for who was asked and who writes: minutes, votes, tasks and decisions of a meeting are read by the members that sit in the body, its chair and the
-- office; everybody else reads them once they are released (decision 0041).
drop policy released on meeting_record;
drop policy released on meeting_task;
drop procedure hide_until_released(text);

create procedure keep_drafts_in_the_body(name text) language plpgsql as $$
declare
  act text;
begin
  -- Whoever acts for members by name sees no body but those they sit in. An update that asks nothing of a row reads none, so changing is asked for itself.
  foreach act in array array['select', 'update', 'delete'] loop
    execute format($p$create policy %2$I on %1$I as restrictive for %3$s using (
      (select current_setting('app.members')) <> '*' or (select current_setting('app.role')) in ('office', 'job')
      or body_id in (select b.id from meeting_body b where b.chair_id = nullif((select current_setting('app.person')), '')::uuid)
      or exists (select from meeting m where m.cooperative_id = %1$I.cooperative_id and m.id = %1$I.meeting_id and m.state = 'released'))$p$, name, 'draft_' || act, act);
  end loop;
end $$;
call keep_drafts_in_the_body('meeting_record');
call keep_drafts_in_the_body('meeting_task');
call keep_drafts_in_the_body('meeting_decision');

-- Two more places a point may come from: a contract whose day is near, and money nobody has asked for or settled.
alter table meeting_item drop constraint meeting_item_source_check;
alter table meeting_item add constraint meeting_item_source_check check (source in ('own', 'proposal', 'left-over', 'resolution', 'overdue', 'contract', 'costs'));
