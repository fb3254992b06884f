-- What people have set for themselves: whether single keys act in their browser (WCAG 2.1, 2.1.4). Kept with the person, so that it holds on every device.
create table account_setting (
  person_id uuid primary key references person,
  -- `/`, 1–9, J, K and ? act without Ctrl or Alt.
  single_keys boolean not null default true
);
alter table account_setting enable row level security;
alter table account_setting force row level security;
create policy own on account_setting using (person_id = nullif((select current_setting('app.person')), '')::uuid);
call watch_writes('account_setting');
grant select, insert, update on account_setting to ringwall_app;
