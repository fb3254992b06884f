-- Telephones that carry the emergency pack are confirmed once a year: who gave up an office may still carry private numbers.
alter table emergency_phone add column confirmed_at timestamptz;
