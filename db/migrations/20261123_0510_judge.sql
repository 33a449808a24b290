-- The judge appends "re-opened" in the same transaction as the reading that fell, and no other kind of fact.
grant insert (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, corrects, body, salt, body_hash)
  on fact to vigil_judge;
create policy only_reopened on fact as restrictive for insert to vigil_judge with check (kind = 'recommendation.re-opened/1');
grant insert, update on recommendation to vigil_judge;
