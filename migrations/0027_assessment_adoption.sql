-- What a claim of a shared answer opens is asked with one comparison instead of two that covered for each other, so that a test can tell whether it holds.
create or replace function claimed_answers() returns setof uuid language sql stable as $$
  select beside.id from shared_answer claimed
  join shared_answer beside on beside.catalogue_id = claimed.catalogue_id and beside.requirement_key = claimed.requirement_key
  where 'shared-answer:' || claimed.id::text = current_setting('app.claim')
$$;
create or replace function claimed_requirement() returns setof text language sql stable as $$
  select s.requirement_key from shared_answer s where 'shared-answer:' || s.id::text = current_setting('app.claim')
$$;
create or replace function claimed_members() returns setof text language sql stable as $$
  select a.member_id from adoption a where 'shared-answer:' || a.shared_answer_id::text = current_setting('app.claim') and a.decision <> 'rejected'
$$;
