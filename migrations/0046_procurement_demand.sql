-- What members need is asked in one act and bought together: demand, offers of bidders, the decision and its reason.
create table purchase (
  cooperative_id text not null references cooperative,
  id uuid not null,
  title text not null,
  description text not null default '',
  answer_by date not null,
  state text not null check (state in ('collecting', 'comparing', 'awarded', 'withdrawn')),
  -- [{ key, title, unit, lot, alonePrice, aloneSource }]; prices in cents
  items jsonb not null,
  -- [{ key, title }]
  lots jsonb not null,
  -- Per cent; price and criteria make 100 together. [{ key, title, weight }]
  price_weight int not null check (price_weight between 0 and 100),
  criteria jsonb not null,
  created_at timestamptz not null,
  created_by_name text not null,
  version int not null default 1,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('purchase');
grant select, insert, update on purchase to ringwall_app;

-- What a member needs. The office asks and reads the answer; no neighbour does.
create table purchase_demand (
  cooperative_id text not null,
  member_id text not null,
  purchase_id uuid not null,
  state text not null check (state in ('asked', 'answered', 'nothing')),
  -- Quantities and prices the member would pay alone (cents), by item.
  quantities jsonb not null default '{}',
  alone_prices jsonb not null default '{}',
  wanted_on date,
  note text not null default '',
  answered_at timestamptz,
  answered_by_name text not null default '',
  version int not null default 1,
  primary key (member_id, purchase_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, purchase_id) references purchase (cooperative_id, id)
);
create index purchase_demand_of on purchase_demand (cooperative_id, purchase_id);
call protect_member_rows('purchase_demand');
grant select, insert, update on purchase_demand to ringwall_app;

-- Offers are confidential (§ 3 UVgO): whoever acts for the whole cooperative sees them, no member does.
create table purchase_offer (
  cooperative_id text not null,
  id uuid not null,
  purchase_id uuid not null,
  lot text not null,
  supplier_id uuid not null,
  supplier_name text not null,
  received_on date not null,
  -- Unit prices in cents by item; points 0–10 by criterion.
  prices jsonb not null,
  points jsonb not null,
  note text not null default '',
  entered_at timestamptz not null,
  entered_by_name text not null,
  primary key (cooperative_id, id),
  unique (cooperative_id, purchase_id, lot, supplier_id),
  foreign key (cooperative_id, purchase_id) references purchase (cooperative_id, id),
  foreign key (cooperative_id, supplier_id) references supplier (cooperative_id, id)
);
call protect_cooperative_rows('purchase_offer');
create policy confidential on purchase_offer as restrictive using ((select current_setting('app.members')) = '*');
grant select, insert, update, delete on purchase_offer to ringwall_app;

-- Who got a lot, and why; it is decided once.
create table purchase_award (
  cooperative_id text not null,
  purchase_id uuid not null,
  lot text not null,
  offer_id uuid not null,
  reason text not null,
  decided_on date not null,
  decided_at timestamptz not null,
  decided_by_name text not null,
  primary key (cooperative_id, purchase_id, lot),
  foreign key (cooperative_id, purchase_id) references purchase (cooperative_id, id),
  foreign key (cooperative_id, offer_id) references purchase_offer (cooperative_id, id)
);
call protect_cooperative_rows('purchase_award');
create policy confidential on purchase_award as restrictive using ((select current_setting('app.members')) = '*');
create trigger purchase_award_is_append_only before update or delete on purchase_award for each row execute function refuse_change();
grant select, insert on purchase_award to ringwall_app;
