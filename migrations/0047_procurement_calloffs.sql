-- A framework contract has a volume; members call off from it, and never more than there is, in whatever order and however many at once.
create table framework (
  cooperative_id text not null,
  contract_id uuid not null,
  purchase_id uuid not null,
  lot text not null,
  -- The office is told when so many per cent of a line are called off.
  warn_percent int not null check (warn_percent between 1 and 100),
  concluded_at timestamptz not null,
  concluded_by_name text not null,
  primary key (cooperative_id, contract_id),
  unique (cooperative_id, purchase_id, lot),
  foreign key (cooperative_id, contract_id) references contract (cooperative_id, id),
  foreign key (cooperative_id, purchase_id) references purchase (cooperative_id, id)
);
call protect_cooperative_rows('framework');
grant select, insert on framework to ringwall_app;

create table framework_line (
  cooperative_id text not null,
  contract_id uuid not null,
  item text not null,
  position int not null,
  title text not null,
  unit text not null,
  quantity int not null check (quantity >= 0),
  -- Cents for one: agreed, and what it costs alone as far as nobody knows better.
  unit_price bigint not null check (unit_price >= 0),
  alone_price bigint not null check (alone_price >= 0),
  -- Kept equal to the sum of the call-offs that stand; the check is the last word on the volume.
  called int not null default 0 check (called between 0 and quantity),
  primary key (cooperative_id, contract_id, item),
  foreign key (cooperative_id, contract_id) references framework (cooperative_id, contract_id)
);
call protect_cooperative_rows('framework_line');
-- Whoever calls off counts in the line of that contract, and only `called` can be written at all.
create policy counts_call_offs on framework_line for update using (
  cooperative_id = (select current_setting('app.cooperative')) and 'call-off:' || contract_id::text = (select current_setting('app.claim')));
grant select, insert on framework_line to ringwall_app;
grant update (called) on framework_line to ringwall_app;

create table call_off (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  contract_id uuid not null,
  item text not null,
  quantity int not null check (quantity > 0),
  -- Cents for one on the day of the order: agreed, and alone.
  unit_price bigint not null check (unit_price >= 0),
  alone_price bigint not null check (alone_price >= 0),
  wanted_on date,
  note text not null default '',
  state text not null check (state in ('ordered', 'delivered', 'paid', 'cancelled')),
  ordered_at timestamptz not null,
  ordered_by_name text not null,
  delivered_on date,
  paid_on date,
  version int not null default 1,
  primary key (member_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, contract_id, item) references framework_line (cooperative_id, contract_id, item)
);
create index call_off_of on call_off (cooperative_id, contract_id);
call protect_member_rows('call_off');
grant select, insert, update on call_off to ringwall_app;

-- Keeps `called` equal to a recount, whatever changed the call-offs; a line that is not opened for it refuses.
create function count_call_off() returns trigger language plpgsql as $$
declare
  stands int := case when new.state = 'cancelled' then 0 else new.quantity end;
  stood int := case when tg_op = 'INSERT' then 0 when old.state = 'cancelled' then 0 else old.quantity end;
begin
  if stands = stood then return null; end if;
  update framework_line set called = called + stands - stood
  where cooperative_id = new.cooperative_id and contract_id = new.contract_id and item = new.item;
  if not found then
    raise exception 'a call-off outside its framework contract' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger call_off_is_counted after insert or update on call_off for each row execute function count_call_off();
