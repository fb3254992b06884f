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
