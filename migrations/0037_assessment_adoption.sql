-- Who relies on an earlier version is found without reading everybody who relies on the present one.
create index adoption_behind on adoption (cooperative_id, shared_answer_id, version) where decision <> 'rejected';
