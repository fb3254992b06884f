-- Where members pay to, and by when a settled year is paid: with it a treasury can pay from the statement alone.
create table cost_account (
  cooperative_id text primary key references cooperative,
  holder text not null check (holder <> ''),
  iban text not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  bank text not null default '',
  -- What every purpose of payment begins with; year and member follow.
  purpose text not null check (purpose <> ''),
  -- From the settlement to the day its balance is due.
  days int not null check (days between 1 and 90),
  version int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null
);
call protect_cooperative_rows('cost_account');
grant select, insert, update on cost_account to ringwall_app;

-- The day the balance of a settled year is due; none where it was settled before there were such days.
alter table cost_levy add column balance_due_on date;

-- An offer that is excluded takes no part in the comparison and stays in the record: on which ground, and why.
alter table purchase_offer
  add column excluded_ground text check (excluded_ground in ('late', 'incomplete', 'changed', 'unsuitable', 'abnormal', 'other')),
  add column excluded_reason text not null default '',
  add column excluded_at timestamptz,
  add column excluded_by_name text not null default '',
  add constraint excluded_with_reason check ((excluded_ground is null) = (excluded_at is null) and (excluded_ground is null) = (excluded_reason = ''));
