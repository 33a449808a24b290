// References in the order in which a person counts them: NCPI-2021/10 after NCPI-2021/9, and not after NCPI-2021/1.
import { sql } from '../kernel/sql.ts'

/** For `order by`, where one table alone has a `reference`. */
export const inReferenceOrder = sql`
  regexp_replace(reference, '[0-9]+$', ''), coalesce(substring(reference from '[0-9]+$')::numeric, -1), reference`

/** The same where the recommendations are `r`, and another table has one too. */
export const inReferenceOrderOfR = sql`
  regexp_replace(r.reference, '[0-9]+$', ''), coalesce(substring(r.reference from '[0-9]+$')::numeric, -1), r.reference`
