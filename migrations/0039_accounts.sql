-- Who stands behind a secret is found with one statement instead of a transaction of four.

-- Each request asks it first. As the application role and as nobody until the secret has named its holder, then as its holder, as the statements before
-- it did; all settings end with the statement. Only whoever opens connections may call it. Answers null where the secret opens nothing.
create function find_proven_holder(credential text, is_token boolean, day date) returns jsonb language plpgsql set role = ringwall_app as $$
declare
  proof record;
begin
  perform set_config('app.role', 'anonymous', true), set_config('app.person', '', true), set_config('app.cooperative', '', true), set_config('app.members', '', true),
    set_config('app.delegation', '', true), set_config('app.credential', credential, true), set_config('app.claim', '', true);
  if is_token then
    select t.id, t.person_id, 'complete' as stage, t.created_at as opened_at, t.expires_at into proof
    from api_token t where t.credential = find_proven_holder.credential and t.revoked_at is null;
  else
    select s.id, s.person_id, s.stage, s.opened_at, s.expires_at into proof
    from session s where s.credential = find_proven_holder.credential and s.revoked_at is null;
  end if;
  if proof.person_id is null then
    return null;
  end if;
  perform set_config('app.person', proof.person_id::text, true);
  return (
    select jsonb_build_object('id', proof.id, 'personId', p.id, 'stage', proof.stage, 'openedAt', proof.opened_at, 'expiresAt', proof.expires_at,
      'name', p.name, 'language', p.language,
      'singleKeys', coalesce((select s.single_keys from account_setting s where s.person_id = p.id), true),
      'voidUntil', (select max(v.at) from access_void v where v.person_id = p.id),
      'usedAt', (select u.used_at from last_use u where u.id = proof.id),
      'offices', (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'cooperativeId', o.cooperative_id, 'memberId', o.member_id)), '[]')
        from assignment o where o.person_id = p.id and o.valid_from <= day and (o.valid_to is null or o.valid_to >= day)))
    from person p where p.id = proof.person_id);
end
$$;
revoke all on function find_proven_holder(text, boolean, date) from public;
