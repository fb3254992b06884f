-- Council papers: what the papers on one version of the agreement stand on, and what the paper of one member says of it alone.
create table council_paper (
  cooperative_id text not null,
  version_id uuid not null,
  -- Key, years and sums as they were: what was laid before the councils stays readable when a key changes.
  basis jsonb not null,
  introduction text not null default '',
  -- Grows with every saved change; two people preparing the same papers are told.
  revision int not null default 1,
  prepared_at timestamptz not null,
  prepared_by_name text not null,
  primary key (cooperative_id, version_id),
  foreign key (cooperative_id, version_id) references agreement_version (cooperative_id, id)
);
call protect_cooperative_rows('council_paper');
grant select, insert, update on council_paper to ringwall_app;

-- Amounts, figures and the estimate of going alone of one member: its own people read them, and nobody beside it.
create table council_paper_share (
  cooperative_id text not null,
  member_id text not null,
  version_id uuid not null,
  -- By year of the basis.
  cents jsonb not null,
  -- The first of these years it belongs to, and by share of the key its own figure in it and the sum of all who bear that share.
  from_year int,
  figures jsonb not null,
  sums jsonb not null,
  -- What the member would pay alone in a year.
  alone bigint check (alone >= 0),
  -- The first year it belongs to from the first month to the last.
  whole_year int,
  primary key (member_id, version_id),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, version_id) references council_paper (cooperative_id, version_id)
);
create index council_paper_share_of on council_paper_share (cooperative_id, version_id);
call protect_handed_rows('council_paper_share');
grant select, insert, delete on council_paper_share to ringwall_app;
