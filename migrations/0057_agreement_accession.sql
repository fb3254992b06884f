-- A town asks to join: who it is, how large, and from when; what becomes of it follows from the register and from the agreement.
create table accession_request (
  cooperative_id text not null references cooperative,
  id uuid not null,
  name text not null,
  official_name text not null,
  kind text not null check (kind in ('stadt', 'gemeinde', 'landkreis', 'zweckverband', 'eigenbetrieb', 'aoer', 'sonstige')),
  ags text,
  postcode text,
  population int not null check (population >= 0),
  population_as_of date not null,
  population_source text not null,
  requested_on date not null,
  -- The day the town wants to be a party from.
  wanted_from date not null check (wanted_from >= requested_on),
  note text not null default '',
  -- The town has taken it back, or the parties do not want it; why stands beside it.
  closed_on date,
  closed_reason text not null default '',
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('accession_request');
grant select, insert, update on accession_request to ringwall_app;
