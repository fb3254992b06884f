-- A task a body has given becomes a measure – of the cooperative or of a member, each task once, unless its measure was withdrawn or rejected.
alter table cooperative_measure add column origin_key text;
create unique index cooperative_measure_of_task on cooperative_measure (cooperative_id, origin_key) where origin_key is not null and withdrawn_at is null;
create unique index measure_of_task on measure (member_id, origin_key) where origin = 'decision' and origin_key is not null and state <> 'rejected';
create index measure_of_meeting on measure (cooperative_id, origin_key) where origin = 'decision' and origin_key is not null;
