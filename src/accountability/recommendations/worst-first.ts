// The order of the register: what speaks against the force first, what has ended last. Of equals the newest report, then its references as people count them.
import { sql } from '../../kernel/sql.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { endedStages } from '../../practice/stages.ts'
import { inReferenceOrderOfR } from '../in-reference-order.ts'

/** For `order by`, and without nulls so that rows can be compared: the recommendations are `r`, the latest reading of each is `s`. Overdue as `isRecommendationOverdue` has it. */
export const worstFirst = (today: LocalDate) => sql`
  case
    when r.stage = any (${[...endedStages]}::text[]) then 9
    when s.standing = 'no longer met' then 0
    when r.due_on < ${today}::date and s.standing is distinct from 'met' then 1
    when s.standing = 'not met' then 2
    when s.standing = 'insufficient data' then 3
    when s.standing = 'met' then 7
    when r.test is not null then 4
    when r.asked_of <> '{}' and not r.asked_of @> '{chief constable}' then 8
    when r.untestable is null then 5
    else 6
  end,
  date '9999-12-31' - coalesce(r.published, date '0001-01-01'),
  ${inReferenceOrderOfR}`
