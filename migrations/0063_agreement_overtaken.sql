-- What is settled stays: a version put in force does not go back, and a settled year is not rewritten.

-- When a version was put in force: one that was before the councils by then does not know it, and is overtaken.
alter table agreement_version add column settled_at timestamptz;

create or replace function agreement_version_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or (new.content, new.legal_form, new.title, new.change, new.number, new.named_on, new.circulated_at)
    is distinct from (old.content, old.legal_form, old.title, old.change, old.number, old.named_on, old.circulated_at)) then
    raise exception 'an agreement put before the councils never changes' using errcode = 'RW003';
  end if;
  if old.state = 'settled' and (new.state, new.in_force_on, new.settled_at) is distinct from (old.state, old.in_force_on, old.settled_at) then
    raise exception 'an agreement put in force stays so from its day on' using errcode = 'RW003';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- What the year cost by kind, as it was when it was levied or settled: a statement printed again says the same, whatever was entered since.
alter table cost_levy add column kinds jsonb;

create function settled_year_stays() returns trigger language plpgsql as $$
declare
  cooperative text := case when tg_op = 'INSERT' then new.cooperative_id else old.cooperative_id end;
  settled int := case when tg_op = 'INSERT' then new.year else old.year end;
begin
  if exists (select from cost_levy l where l.cooperative_id = cooperative and l.year = settled and l.settled_at is not null) then
    raise exception 'a settled year stays as it is' using errcode = 'RW003';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger settled_year_stays before update or delete on cost_levy for each row execute function settled_year_stays();
create trigger settled_year_stays before insert or update or delete on cost_charge for each row execute function settled_year_stays();
