-- Courses employees learn: versions under one key, and the pictures of their lessons.
create table course (
  cooperative_id text not null references cooperative,
  id uuid not null,
  key text not null,
  -- Counted from 1 in the order of drafting; `label` is what readers see, such as „2026.1“.
  number int not null,
  label text not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  -- Came with the product, as it was.
  shipped boolean not null default false,
  title text not null,
  definition jsonb not null,
  -- Grows with every saved change; two people editing one draft are told.
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  published_at timestamptz,
  primary key (cooperative_id, id),
  unique (cooperative_id, key, number)
);
call protect_cooperative_rows('course');
create unique index course_one_draft on course (cooperative_id, key) where state = 'draft';
create function course_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.definition is distinct from old.definition or new.key <> old.key or new.label <> old.label) then
    raise exception 'a published course never changes' using errcode = 'RW003';
  end if;
  return new;
end $$;
create trigger course_frozen before update on course for each row execute function course_frozen();
grant select, insert, update, delete on course to ringwall_app;

-- A picture belongs to all versions of a course; lessons name it `bild:<name>`.
create table course_picture (
  cooperative_id text not null references cooperative,
  course_key text not null,
  name text not null,
  file_id uuid not null,
  added_at timestamptz not null,
  primary key (cooperative_id, course_key, name)
);
call protect_cooperative_rows('course_picture');
grant select, insert on course_picture to ringwall_app;
