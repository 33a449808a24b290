-- Each reading of a status is a fact of the ledger too, with the hash of its row: a row that is changed, put in or taken away is found by
-- `vigil verify`. The judge alone may append one.
drop policy only_judged on fact;
create policy only_judged on fact as restrictive for insert to vigil_judge
  with check (kind in ('recommendation.re-opened/1', 'recommendation.test-passed/1', 'reading.taken/1'));

drop policy passed_by_judge on fact;
create policy passed_by_judge on fact as restrictive for insert to vigil_app, vigil_clock
  with check (kind not in ('recommendation.test-passed/1', 'reading.taken/1'));

create index fact_reading on fact (force_id) where kind = 'reading.taken/1';

-- Who verifies reads the readings of every force.
grant select on standing_reading to vigil_clock;
create policy of_clock on standing_reading for select to vigil_clock using (true);
