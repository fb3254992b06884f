-- Suppliers and contracts: the cooperative's own, and those of a member, which nobody else sees unless the member shares them.

-- Rows without a member belong to the cooperative and are read by all of it; a member's own are read by others only where `open_row` says so.
create procedure protect_own_and_open_rows(name text, open_row text) language plpgsql as $$
begin
  call protect_member_rows(name);
  execute format($p$create policy open_rows on %I for select using (cooperative_id = (select current_setting('app.cooperative')) and (%s))$p$, name, open_row);
  execute format($p$create policy kept_private on %I as restrictive for select using (not (select looks_from_outside()) or %s)$p$, name, open_row);
end $$;

create table supplier (
  cooperative_id text not null references cooperative,
  -- Whose it is; null: the cooperative's.
  member_id text,
  id uuid not null,
  name text not null,
  services text not null default '',
  contact text not null default '',
  email text not null default '',
  phone text not null default '',
  address text not null default '',
  is_shared boolean not null default false,
  -- What was asked of it, by question: yes, partly, no; what nobody has asked is left out.
  assessment jsonb not null default '{}',
  assessment_note text not null default '',
  assessed_on date,
  assessed_by_name text not null default '',
  -- [{ title, expiresOn }]
  certificates jsonb not null default '[]',
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (cooperative_id, id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index supplier_of_member on supplier (member_id) where member_id is not null;
call protect_own_and_open_rows('supplier', 'member_id is null or is_shared');
grant select, insert, update on supplier to ringwall_app;

create table contract (
  cooperative_id text not null,
  member_id text,
  id uuid not null,
  supplier_id uuid not null,
  -- Kept with the contract: whoever reads a shared contract need not see the supplier's entry.
  supplier_name text not null,
  title text not null,
  subject text not null default '',
  starts_on date not null,
  -- Null: until notice is given.
  ends_on date,
  -- Months of notice to the end of a term, and by how many months it goes on where nobody gives notice; 0: it ends.
  notice_months int not null default 0 check (notice_months between 0 and 120),
  prolongs_months int not null default 0 check (prolongs_months between 0 and 120),
  notice_given_on date,
  -- Amounts in cents.
  cost_once bigint not null default 0 check (cost_once >= 0),
  cost_yearly bigint not null default 0 check (cost_yearly >= 0),
  -- Processing of personal data on behalf (Art. 28 GDPR): none takes place, agreement missing, agreement concluded.
  processing text not null check (processing in ('none', 'missing', 'concluded')),
  processing_on date,
  is_shared boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (cooperative_id, id),
  check (ends_on is null or ends_on >= starts_on),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, supplier_id) references supplier (cooperative_id, id)
);
create index contract_of_supplier on contract (cooperative_id, supplier_id);
create index contract_of_member on contract (member_id) where member_id is not null;
call protect_own_and_open_rows('contract', 'member_id is null or is_shared');
grant select, insert, update on contract to ringwall_app;

-- Files of a contract. A member's stay in its house, also where it shares the contract.
create table contract_file (
  cooperative_id text not null,
  member_id text,
  id uuid not null,
  contract_id uuid not null,
  -- Where the bytes lie: with the member, or with the cooperative.
  own_file_id uuid,
  shared_file_id uuid,
  name text not null,
  bytes bigint not null,
  stored_at timestamptz not null,
  stored_by_name text not null,
  primary key (cooperative_id, id),
  check ((member_id is null) = (own_file_id is null) and (member_id is null) = (shared_file_id is not null)),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (member_id, own_file_id) references stored_file (member_id, id),
  foreign key (cooperative_id, shared_file_id) references shared_file (cooperative_id, id),
  foreign key (cooperative_id, contract_id) references contract (cooperative_id, id)
);
create index contract_file_of on contract_file (cooperative_id, contract_id);
call protect_own_and_open_rows('contract_file', 'member_id is null');
grant select, insert on contract_file to ringwall_app;
