// Contacts not opened as missing, drawn each month and looked at again by somebody who took none of the calls (M28a).
import { addDays, hours, type Instant, localDate, plus, startOfLocalDay } from '../kernel/time.ts'
import { seededRandom } from '../practice/statistics.ts'
import { lastRoot } from '../registers/ledger-roots.ts'
import { load } from '../registers/records.ts'
import { SYSTEM, type World } from '../registers/world.ts'
import { drawMonth } from '../work/missing/contact-sample/drawing.ts'
import { monthBefore, sampleOf } from '../work/missing/contact-sample/lot.ts'
import { contactSample } from '../work/missing/contact-sample/procedure.ts'
import { contactsNotOpened } from '../work/missing/queries/contacts.ts'
import type { Stage } from './carry-out.ts'
import { ownTime } from './own-time.ts'

const months = [6, 5, 4, 3, 2, 1]

/** By the root that holds what was loaded: at the time of each month no ledger was signed, and the page of the sample says so. */
export async function lookAtContactsAgain(stage: Stage, until: Instant): Promise<void> {
  const coordinator = stage.staff.get('Rosa Wexford')
  if (coordinator === undefined) return
  const run = ownTime(stage, until)
  const { db, force, policyAt } = stage
  const reading: World = { db, now: until, who: coordinator, policyAt, reactions: [] }
  const root = await db.read({ force, who: SYSTEM, now: until }, lastRoot)
  if (root === null) return
  for (const back of months) {
    const month = monthBefore(back, until)
    await drawMonth({ db, policyAt }, force, { month, root, now: plus(month.until, hours(1)) })
    const sampleId = sampleOf(force, month.name)
    // By Vigil itself, to whom a child restricted since is not closed: the others keep their times.
    const contacts = await db.read({ force, who: SYSTEM, now: until }, async (reader) => {
      const { state } = await load(reader, reading, contactSample, sampleId)
      return await contactsNotOpened.all(reader, { force, records: state.drawn?.drawn ?? [], reader: [] })
    })
    const random = seededRandom(Number(month.name.replace('-', '')))
    for (const [index, one] of contacts.entries()) {
      const at = plus(startOfLocalDay(addDays(localDate(month.until), 3)), hours(9 + index / 4))
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
