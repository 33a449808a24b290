// A month's contacts are drawn once, by the clock and nobody else: by the first root of the ledger that was signed after the month.
import type { Database } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { addDays, endOfLocalDay, type Instant, localDate } from '../../../kernel/time.ts'
import type { PolicyAt } from '../../../practice/policy.ts'
import { setting } from '../../../practice/policy.ts'
import { systemPerson } from '../../../registers/alarms.ts'
import { firstRootOfRunning, type Root } from '../../../registers/ledger-roots.ts'
import { append, appendTo, load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'
import { drawContacts, type Month, monthBefore, sampleOf } from './lot.ts'
import { populationAt } from './population.ts'
import { contactSample } from './procedure.ts'

type Drawing = { readonly db: Database; readonly policyAt: PolicyAt }

/** Of a clock that stood still over a month's end the months before are drawn too. Older ones were never this product's. */
const monthsBack = [3, 2, 1]

/**
 * For the clock's role. A month before the ledger was first signed is left: what stands there was loaded afterwards, and a root signed
 * when all of it was known has chosen nothing.
 */
export async function drawLastMonths(given: Drawing, force: string, now: Instant): Promise<number> {
  let drawn = 0
  for (const back of monthsBack) {
    const month = monthBefore(back, now)
    const root = await given.db.read(
      { force, who: systemPerson(force).staffId, now },
      async (reader) => await firstRootOfRunning(reader, month.until),
    )
    if (root !== null && (await drawMonth(given, force, { month, root, now }))) drawn++
  }
  return drawn
}

/** Answers whether it was drawn now. One that stands, and a month without such a contact, are left as they are. */
export async function drawMonth(
  { db, policyAt }: Drawing,
  force: string,
  { month, root, now }: { readonly month: Month; readonly root: Root; readonly now: Instant },
): Promise<boolean> {
  const world: World = { db, now, who: systemPerson(force), policyAt, reactions: [] }
  const sampleId = sampleOf(force, month.name)
  return await db.write(contextOf(world), async (writer) => {
    const before = await load(writer, world, contactSample, sampleId)
    if (before.state.drawn !== null) return false
    const population = await populationAt(writer, { force, month, ledgerSize: root.treeSize })
    if (population.length === 0) return false
    const drawn = drawContacts(population, { root: root.hash, sampleId }).map(({ recordId }) => recordId)
    const dueAt = endOfLocalDay(addDays(localDate(now), setting(policyAt(now), 'contacts.audit.days')))
    const writing = { writer, world, commandId: newId(now) }
    await append(writing, contactSample, before, [
      {
        kind: 'contact-sample.drawn/1',
        happenedAt: now,
        body: { month: month.name, root, population, drawn, dueAt },
      },
    ])
    for (const recordId of drawn)
      await appendTo(writing, missing, recordId, () => [
        { kind: 'missing.contact-drawn/1', happenedAt: now, body: { sampleId, month: month.name, dueAt } },
      ])
    return true
  })
}
