// Contacts not opened as missing, sampled each month and looked at again by somebody who took none of the calls (M28a).
import { addDays, addMonths, dayOf, hours, type Instant, localDate, plus, startOfLocalDay } from '../kernel/time.ts'
import { seededRandom } from '../practice/statistics.ts'
import { SYSTEM } from '../registers/world.ts'
import { drawn, monthSeed } from '../work/missing/pages/sample.ts'
import { contactsNotOpened } from '../work/missing/queries/report.ts'
import type { Stage } from './carry-out.ts'
import { ownTime } from './own-time.ts'

const months = [6, 5, 4, 3, 2, 1]

/** By the same seed as the page: the sample that anybody draws again. */
export async function lookAtContactsAgain(stage: Stage, until: Instant): Promise<void> {
  const coordinator = stage.staff.get('Rosa Wexford')
  if (coordinator === undefined) return
  const run = ownTime(stage, until)
  for (const back of months) {
    const month = addMonths(dayOf(`${localDate(until).slice(0, 7)}-01`), -back)
    const [from, after] = [startOfLocalDay(month), startOfLocalDay(addMonths(month, 1))]
    const context = { force: stage.force, who: SYSTEM, now: until }
    const all = await stage.db.read(
      context,
      async (reader) => await contactsNotOpened.all(reader, { force: stage.force, from, until: after }),
    )
    const random = seededRandom(monthSeed(from))
    for (const [index, one] of drawn(all, monthSeed(from)).entries()) {
      const at = plus(startOfLocalDay(addDays(addMonths(month, 1), 3)), hours(9 + index / 4))
      const right = one.lost_at === null && random() < 0.86
      await run(coordinator, at, 'missing/audit-contact', one.record_id, {
        right: right ? 'yes' : 'no',
        because: right
          ? 'The log says who saw the child, where, and that they were well.'
          : 'Nobody had established where the child was when the call ended.',
      })
    }
  }
}
