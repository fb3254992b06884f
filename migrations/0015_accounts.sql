-- A town hall lets nobody in whose offices it could not have given: a coordinator became mayor with the code for the mayor's renewed access.
-- The office lets in everybody who was brought in here. What the actor does not see of a person's offices, the use case looks at.
create function may_admit_holder(p_person uuid) returns boolean language sql stable as $$
  select exists (select from person p where p.id = p_person and may_admit(p.home_cooperative_id, p.home_member_id))
    and (current_setting('app.role') = 'office'
      or not exists (select from assignment a where a.person_id = p_person and a.valid_to is null and not may_fill(a.role, a.member_id))) $$;
alter policy home_voids on access_void with check (may_admit_holder(person_id));
alter policy home_admits on login_code using (purpose <> 'reset' and may_admit_holder(person_id));
-- The operator sees no offices but those of the cooperative it founds: asking for the cooperative of the office besides said the same again.
alter policy first_of_office on login_code using (purpose = 'invitation' and (select current_setting('app.role')) = 'operator'
  and exists (select from person p join assignment a on a.person_id = p.id where p.id = login_code.person_id and p.home_member_id is null
    and p.home_cooperative_id = (select current_setting('app.claim')) and a.role = 'office')
  and not exists (select from account c where c.person_id = login_code.person_id));
