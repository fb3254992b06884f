-- Model documents: the texts a cooperative issues to its members, each version kept for good.
create table document_model (
  cooperative_id text not null references cooperative,
  id uuid not null,
  -- Stable over versions.
  key text not null,
  version int not null,
  -- What people call the version: „2026.1“.
  label text not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null,
  kind text check (kind in ('guideline', 'directive', 'procedure', 'leaflet')),
  -- As it was written, and as it is read; nothing is read while the text has mistakes.
  body text not null,
  content jsonb,
  problems int not null,
  -- Grows with every saved change; two people editing one draft are told.
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  published_at timestamptz,
  primary key (cooperative_id, id),
  unique (cooperative_id, key, version),
  check (state = 'draft' or content is not null)
);
call protect_cooperative_rows('document_model');
grant select, insert, update, delete on document_model to ringwall_app;
create function document_model_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.body, new.content, new.key, new.version, new.label) is distinct from (old.body, old.content, old.key, old.version, old.label) then
    raise exception 'a published model document never changes' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger document_model_frozen before update on document_model for each row execute function document_model_frozen();

-- What a member makes of a model document: numbered versions under the model's key, each on its way from draft to withdrawn.
create table document_version (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  key text not null,
  number int not null,
  model_id uuid not null,
  state text not null check (state in ('draft', 'review', 'released', 'resolved', 'published', 'withdrawn')),
  title text not null,
  -- Grows with every saved change; two people editing one draft are told.
  revision int not null default 1,
  -- What is still open, kept on write, so that lists need not compose a text.
  problems int not null default 0,
  conflicts int not null default 0,
  works_council text check (works_council in ('agreed', 'informed', 'not-needed')),
  works_council_on date,
  works_council_note text not null default '',
  submitted_at timestamptz,
  submitted_by_name text,
  released_at timestamptz,
  released_by_name text,
  -- The council has resolved on it, or need not.
  resolution text check (resolution in ('resolved', 'not-needed')),
  resolution_on date,
  resolution_number text not null default '',
  resolution_body text not null default '',
  resolution_note text not null default '',
  in_force_on date,
  published_at timestamptz,
  published_by_name text,
  review_on date,
  -- The day the last reminder of the review went out.
  reminded_on date,
  withdrawn_at timestamptz,
  withdrawn_reason text not null default '',
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (member_id, id),
  unique (member_id, key, number),
  foreign key (cooperative_id, member_id) references member (cooperative_id, id),
  foreign key (cooperative_id, model_id) references document_model (cooperative_id, id)
);
-- One is written at a time, and one is in force.
create unique index document_version_written on document_version (member_id, key) where state in ('draft', 'review', 'released', 'resolved');
create unique index document_version_in_force on document_version (member_id, key) where state = 'published';
create index document_version_of_cooperative on document_version (cooperative_id, key);
create index document_version_review on document_version (cooperative_id, review_on) where state = 'published';
call protect_status('document_version');
grant select, insert, update, delete on document_version to ringwall_app;

-- The words themselves: seen from outside only where the member shows details.
create table document_content (
  cooperative_id text not null,
  member_id text not null,
  version_id uuid not null,
  -- Everything of the member's own: values, ticks, reworded clauses, passages.
  own jsonb not null,
  -- The finished text, kept when the management releases it; from then on nothing of this row changes.
  composed jsonb,
  primary key (member_id, version_id),
  foreign key (member_id, version_id) references document_version (member_id, id) on delete cascade
);
call protect_details('document_content');
grant select, insert, update, delete on document_content to ringwall_app;
create function document_content_frozen() returns trigger language plpgsql as $$
begin
  if old.composed is not null then
    raise exception 'a released document never changes' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger document_content_frozen before update on document_content for each row execute function document_content_frozen();

-- What happened to a version: append-only.
create table document_entry (
  cooperative_id text not null,
  member_id text not null,
  id uuid not null,
  version_id uuid not null,
  -- The revision it led to: several things may happen in one instant.
  revision int not null,
  kind text not null check (kind in ('started', 'merged', 'submitted', 'returned', 'works-council', 'released', 'resolved', 'published', 'withdrawn', 'review-planned')),
  text text not null default '',
  written_at timestamptz not null,
  written_by uuid,
  written_by_name text not null,
  primary key (member_id, id),
  -- What happened is remembered even where a draft was thrown away.
  foreign key (cooperative_id, member_id) references member (cooperative_id, id)
);
create index document_entry_of on document_entry (member_id, version_id, revision);
call protect_details('document_entry');
create trigger document_entry_is_append_only before update or delete on document_entry for each row execute function refuse_change();
grant select, insert on document_entry to ringwall_app;
