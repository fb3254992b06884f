-- A member's own values for the gaps in texts say how it does things: from outside they are seen, and set, only where the member shows details.
-- Taking a new version over moves the values of all to the new marks of their gaps, whatever their members show: the claim opens them for the act.
create policy allowed_view on member_parameter_value as restrictive for all using (
  not (select looks_from_outside()) or member_id in (select members_showing(array['detail']))
  or 'catalogue-values:' || catalogue_id::text = (select current_setting('app.claim')));
