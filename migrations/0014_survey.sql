-- Who names a delegation or comes with its session sees its member by name, and so whether it is one still: codes of a member that had left
-- went on opening its answers.
create policy of_delegation on member for select using ((select current_setting('app.role')) = 'anonymous' and id in (select d.member_id from delegation d));
