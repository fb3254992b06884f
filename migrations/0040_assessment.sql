-- An answer that is changed is no new one: what counts new answers does not start where there are none (measured: a tenth of a save).
create or replace function count_new_check_answers() returns trigger language plpgsql as $$
begin
  if not exists (select from after_rows) then
    return null;
  end if;
  update check_area a set yes = a.yes + s.yes, partly = a.partly + s.partly, no = a.no + s.no, dispensable = a.dispensable + s.dispensable,
    shared = a.shared + s.shared, verified = a.verified + s.verified, basic_gaps = a.basic_gaps + s.basic_gaps
  from (
    select member_id, check_id, area_key, count(*) filter (where effective = 'yes') as yes, count(*) filter (where effective = 'partly') as partly,
      count(*) filter (where effective = 'no') as no, count(*) filter (where effective = 'dispensable') as dispensable,
      count(*) filter (where shared_status is not null) as shared, count(*) filter (where verdict is not null) as verified,
      count(*) filter (where basic and effective in ('no', 'partly')) as basic_gaps
    from after_rows where asked group by member_id, check_id, area_key
  ) s
  where a.member_id = s.member_id and a.check_id = s.check_id and a.area_key = s.area_key;
  return null;
end $$;
