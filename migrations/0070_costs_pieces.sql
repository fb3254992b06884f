-- What a member uses of a service is counted in pieces beside hours, or in place of them: places of a training, tests, licences. A cost key may share by them.
alter table office_service
  add column counts text not null default 'hours' check (counts in ('hours', 'pieces', 'both')),
  -- What one of them is called: „Platz“, „Test“.
  add column piece_name text not null default '',
  add constraint pieces_have_a_name check ((counts = 'hours') = (piece_name = ''));

-- Pieces are of one member: nobody has the thirteenth part of a test.
alter table office_time
  add column pieces int not null default 0 check (pieces between 0 and 100000),
  add constraint pieces_of_one_member check (not for_all or pieces = 0);
