-- The judge appends the day a closure test passes, as it does the day it fails: the clock of the recommendation ends and begins by what is computed.
drop policy only_reopened on fact;
create policy only_judged on fact as restrictive for insert to vigil_judge
  with check (kind in ('recommendation.re-opened/1', 'recommendation.test-passed/1'));

-- And nobody else: an application that could write it would end a clock by assertion.
create policy passed_by_judge on fact as restrictive for insert to vigil_app, vigil_clock
  with check (kind <> 'recommendation.test-passed/1');

-- With it the duties that begin or end by what is computed, and their alarms; of no other name.
grant select, insert, update on duty, alarm to vigil_judge;
grant delete on alarm to vigil_judge;
create policy only_of_recommendations on duty as restrictive to vigil_judge
  using (name in ('set a date', 'meet the recommendation')) with check (name in ('set a date', 'meet the recommendation'));
create policy only_of_recommendations on alarm as restrictive to vigil_judge
  using (name in ('set a date', 'meet the recommendation')) with check (name in ('set a date', 'meet the recommendation'));

-- The day it falls, whoever answers for it is told in the same transaction.
grant insert on outbox to vigil_judge;
