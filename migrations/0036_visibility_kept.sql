-- Which members show how much is found once for a reading transaction, not once for every policy of every statement.

-- A page of the office asks it about ten times, 0.3 ms each at 442 members; the list kept answers in a sixth of that. What it answers stays the same.
create function find_members_showing(wanted text[]) returns setof text language plpgsql stable as $$
begin
  return query
  select m.id from member m
  left join member_data_class c on c.member_id = m.id
  left join data_class_default d on d.cooperative_id = m.cooperative_id
  where m.cooperative_id = current_setting('app.cooperative') and coalesce(c.data_class, d.data_class, 'status') = any (wanted)
  union
  select a.member_id from assignment a
  where a.cooperative_id = current_setting('app.cooperative') and a.person_id = nullif(current_setting('app.person'), '')::uuid and a.member_id is not null
    and a.valid_from <= (now() at time zone 'Europe/Berlin')::date
    and (a.valid_to is null or a.valid_to >= (now() at time zone 'Europe/Berlin')::date);
end
$$;

-- A writing transaction finds it anew each time: it may be the one that changes it. Whoever puts on other shoes, or claims something, empties what is kept.
create or replace function members_showing(wanted text[]) returns setof text language plpgsql stable as $$
declare
  place text := 'app.showing_' || array_to_string(wanted, '_');
  kept text := current_setting(place, true);
begin
  if current_setting('transaction_read_only') = 'off' then
    return query select find_members_showing(wanted);
  else
    if coalesce(kept, '') = '' then
      -- A list of nobody, `{}`, is no empty setting.
      kept := array(select find_members_showing(wanted))::text;
      perform set_config(place, kept, true);
    end if;
    return query select unnest(kept::text[]);
  end if;
end
$$;
