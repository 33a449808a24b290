-- What a restored backup brought back is erased again by the order of before; the clock's role says so on the word of the file outside the database,
-- against which `vigil verify` holds it. The application cannot.
create policy again_by_clock on fact as restrictive for insert to vigil_app
  with check (kind <> 'erasure.ordered-again/1');
create index fact_erased_again on fact (force_id) where kind = 'erasure.ordered-again/1';
