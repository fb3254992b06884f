-- What was confirmed while a works agreement said that nobody sees it stays unseen, whatever is agreed afterwards.

-- The acknowledgements whose open slips may be seen today: agreed when they began, today, and at no moment between was it said that they are not.
create function acknowledgements_with_open_slips() returns table (member_id text, id uuid) language sql stable as $$
  select a.member_id, a.id from acknowledgement a
  where a.numbered and open_slips_allowed(a.member_id)
    and not exists (select from acknowledgement_agreement g where g.member_id = a.member_id and not g.open_slips and g.set_at >= a.started_at)
$$;

alter policy open_slips on acknowledgement_confirmation using (
  (select current_setting('app.role')) in ('coordinator', 'management')
  and cooperative_id = (select current_setting('app.cooperative')) and member_id = any ((select app_members())::text[])
  and (member_id, acknowledgement_id) in (select seen.member_id, seen.id from acknowledgements_with_open_slips() seen));
