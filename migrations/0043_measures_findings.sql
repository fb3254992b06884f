-- What is missing in the emergency registers, and what an exercise taught, becomes a measure – each finding once, unless its measure was rejected.
alter table measure drop constraint measure_origin_check;
alter table measure add constraint measure_origin_check check (
  origin in ('check', 'risk', 'incident', 'audit', 'survey', 'decision', 'warning', 'emergency', 'year-plan', 'own'));
create unique index measure_of_emergency on measure (member_id, origin_key) where origin = 'emergency' and origin_key is not null and state <> 'rejected';
