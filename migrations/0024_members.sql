-- The home of a person is a place that exists, of one cooperative, and only the first operator has none: a home elsewhere was accepted
-- from whoever acts for all of a cooperative, and a person without a home from any stranger with a claim.
alter table person
  add foreign key (home_cooperative_id) references cooperative,
  add foreign key (home_cooperative_id, home_member_id) references member (cooperative_id, id),
  add check (home_member_id is null or home_cooperative_id is not null);
alter policy appointed on person with check (
  (home_cooperative_id = (select current_setting('app.cooperative')) and (select current_setting('app.role')) in ('office', 'management', 'coordinator')
    and ((select current_setting('app.members')) = '*' or home_member_id = any ((select app_members())::text[])))
  or (email = (select current_setting('app.claim')) and home_cooperative_id is not null and home_member_id is null and (select current_setting('app.role')) = 'operator')
  or (home_cooperative_id is null and (select current_setting('app.role')) = 'anonymous' and (select current_setting('app.claim')) = 'set-up'));

-- Conditions that said what a check says already, so that no test could tell whether they held: an operator is in no cooperative, an office
-- in no member.
alter policy appoints on assignment with check (cooperative_id = (select current_setting('app.cooperative')) and may_fill(role, member_id));
alter policy relieves on assignment using (cooperative_id = (select current_setting('app.cooperative')) and may_fill(role, member_id));
alter policy founding on assignment with check (role = 'office'
  and (select current_setting('app.role')) = 'operator' and cooperative_id = (select current_setting('app.claim')));
alter policy first_operator on assignment with check (role = 'operator'
  and (select current_setting('app.role')) = 'anonymous' and (select current_setting('app.claim')) = 'set-up');
