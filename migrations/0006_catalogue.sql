-- Requirements: catalogues with their versions, what changed between them, mappings from one catalogue to another, parameters.
create table catalogue (
  cooperative_id text not null references cooperative,
  id uuid not null,
  -- What stays the same when a new version comes: the publisher's uuid, or a readable key (`ringwall-basis-check`, `it-grundschutz-2023`).
  key text not null,
  title text not null,
  publisher text not null default '',
  -- How its requirements are answered: 'wiba' yes, no, not relevant; 'grundschutz' yes, partly, no, dispensable.
  scale text not null check (scale in ('wiba', 'grundschutz')),
  current_version_id uuid,
  withdrawn_at timestamptz,
  created_at timestamptz not null,
  primary key (cooperative_id, id),
  unique (cooperative_id, key)
);
call protect_cooperative_rows('catalogue');
grant select, insert, update on catalogue to ringwall_app;

create table catalogue_version (
  cooperative_id text not null,
  id uuid not null,
  catalogue_id uuid not null,
  -- Counts from 1 in the order of import; `label` is what the publisher calls it.
  number int not null,
  label text not null,
  published_on date,
  format text not null,
  -- The bytes as they came, kept in the file store under their SHA-256 (hex); null for catalogues shipped with the product.
  file_id uuid,
  sha256 text not null,
  requirements int not null,
  -- What the file broke, and what could not be read: [{ path, code, found }].
  report jsonb not null default '[]',
  -- What the publisher says of the whole: [{ name, value, ns }].
  facts jsonb not null default '[]',
  imported_at timestamptz not null,
  imported_by uuid,
  imported_by_name text not null,
  primary key (cooperative_id, id),
  unique (cooperative_id, catalogue_id, number),
  foreign key (cooperative_id, catalogue_id) references catalogue (cooperative_id, id)
);
call protect_cooperative_rows('catalogue_version');
grant select, insert on catalogue_version to ringwall_app;
alter table catalogue add foreign key (cooperative_id, current_version_id) references catalogue_version (cooperative_id, id);

-- Chapters of a version; those without parent are the areas a check is divided into.
create table requirement_group (
  cooperative_id text not null,
  version_id uuid not null,
  key text not null,
  parent_key text,
  label text not null,
  title text not null,
  intro text not null default '',
  position int not null,
  primary key (cooperative_id, version_id, key),
  foreign key (cooperative_id, version_id) references catalogue_version (cooperative_id, id)
);
call protect_cooperative_rows('requirement_group');
grant select, insert on requirement_group to ringwall_app;

create table requirement (
  cooperative_id text not null,
  version_id uuid not null,
  -- The stable key answers hold on to: the publisher's alternative identifier, else catalogue key and control id.
  key text not null,
  -- The number as printed, which may change from version to version.
  label text not null,
  position int not null,
  area_key text not null,
  group_key text not null,
  parent_key text,
  title text not null,
  statement text not null default '',
  guidance text not null default '',
  evidence text not null default '',
  modal text check (modal in ('must', 'should', 'may')),
  level text check (level in ('basic', 'standard', 'elevated')),
  effort smallint check (effort between 0 and 5),
  weight smallint check (weight between 1 and 3),
  audience text,
  withdrawn boolean not null default false,
  -- [{ id, label, values, choices }], [{ name, value, ns }], [{ rel, key }]: what has no column of its own survives here.
  parameters jsonb not null default '[]',
  facts jsonb not null default '[]',
  links jsonb not null default '[]',
  -- SHA-256 (hex) of what an answer depends on: title, statement, modal verb. Tells whether a new version asks something else.
  text_hash text not null,
  -- Searched within one version: behind row-level security no index on words may be used, and 2,000 rows are looked through in milliseconds.
  search tsvector generated always as (
    setweight(to_tsvector('german', label || ' ' || title), 'A') || setweight(to_tsvector('german', statement), 'B') || to_tsvector('german', guidance)) stored,
  primary key (cooperative_id, version_id, key),
  foreign key (cooperative_id, version_id) references catalogue_version (cooperative_id, id)
);
create unique index requirement_position on requirement (cooperative_id, version_id, position);
create index requirement_key on requirement (cooperative_id, key);
call protect_cooperative_rows('requirement');
grant select, insert on requirement to ringwall_app;

-- Uploaded, read and shown; nothing has changed yet.
create table catalogue_import (
  cooperative_id text not null references cooperative,
  id uuid not null,
  format text not null,
  file_names text[] not null,
  -- Null for what is shipped with the product.
  file_id uuid,
  sha256 text not null,
  -- What was read (catalogue, mapping or component definition) as the importer's model has it, and the report of every violation.
  content jsonb not null,
  report jsonb not null,
  staged_at timestamptz not null,
  staged_by uuid,
  staged_by_name text not null,
  applied_at timestamptz,
  primary key (cooperative_id, id)
);
call protect_cooperative_rows('catalogue_import');
grant select, insert, update, delete on catalogue_import to ringwall_app;

create table mapping (
  cooperative_id text not null references cooperative,
  id uuid not null,
  key text not null,
  title text not null,
  label text not null,
  -- 'complete', 'not-complete', 'draft', …: what the publisher says of it.
  status text not null,
  -- Which catalogues it leads between: their keys.
  source_space text not null,
  target_space text not null,
  facts jsonb not null default '[]',
  file_id uuid,
  sha256 text not null,
  imported_at timestamptz not null,
  imported_by_name text not null,
  primary key (cooperative_id, id),
  unique (cooperative_id, key)
);
call protect_cooperative_rows('mapping');
grant select, insert, update, delete on mapping to ringwall_app;

create table mapping_relation (
  cooperative_id text not null,
  mapping_id uuid not null,
  position int not null,
  -- As written (`APP.3.6.A1-UA.2`), and the requirement it is part of (`APP.3.6.A1`).
  source text not null,
  source_requirement text not null,
  target text not null,
  -- The target's stable key where the file names it.
  target_key text,
  relationship text not null check (relationship in ('equal-to', 'equivalent-to', 'subset-of', 'superset-of', 'intersects-with', 'no-relationship')),
  facts jsonb not null default '[]',
  primary key (cooperative_id, mapping_id, position),
  foreign key (cooperative_id, mapping_id) references mapping (cooperative_id, id) on delete cascade
);
create index mapping_relation_source on mapping_relation (cooperative_id, source_requirement);
create index mapping_relation_target on mapping_relation (cooperative_id, target);
create index mapping_relation_target_key on mapping_relation (cooperative_id, target_key);
call protect_cooperative_rows('mapping_relation');
grant select, insert, delete on mapping_relation to ringwall_app;

-- A value for a parameter: the cooperative's, and where a member needs another, its own.
create table parameter_value (
  cooperative_id text not null references cooperative,
  catalogue_id uuid not null,
  parameter text not null,
  value text not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (cooperative_id, catalogue_id, parameter),
  foreign key (cooperative_id, catalogue_id) references catalogue (cooperative_id, id)
);
call protect_cooperative_rows('parameter_value');
grant select, insert, update, delete on parameter_value to ringwall_app;

create table member_parameter_value (
  cooperative_id text not null,
  member_id text not null,
  catalogue_id uuid not null,
  parameter text not null,
  value text not null,
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (member_id, catalogue_id, parameter),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, catalogue_id) references catalogue (cooperative_id, id)
);
call protect_member_rows('member_parameter_value');
grant select, insert, update, delete on member_parameter_value to ringwall_app;
