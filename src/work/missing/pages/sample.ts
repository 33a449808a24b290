// A sample of last month's contacts that were not opened as missing, drawn by a seed that is shown: anyone can draw it again.
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import {
  addMonths,
  dayOf,
  hours,
  type Instant,
  instant,
  localDate,
  plus,
  startOfLocalDay,
} from '../../../kernel/time.ts'
import { sampleWithoutReplacement, seededRandom } from '../../../practice/statistics.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { contactsNotOpened } from '../queries/report.ts'
import { consulted } from '../queries.ts'

export const sampled = 20

export const samplePage = page({
  path: '/missing/contacts/sample',
  permission: 'audit contacts',
  template: 'work/missing/views/sample.njk',
  title: 'Contacts not opened as missing: the sample',
  area: '/board',
  query: Type.Object({
    seed: { ...Maybe(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })), title: 'Seed' },
  }),
  load: async (world, { query }) => done(await readSample(world, query.seed)),
})

async function readSample(world: World, asked: number | null) {
  const { forceId: force, staffId } = world.who
  const { from, until } = lastMonth(world.now)
  const seed = asked ?? monthSeed(from)
  return await world.db.write(contextOf(world), async (writer) => {
    const all = await contactsNotOpened.all(writer, { force, from, until })
    const rows = drawn(all, seed)
    const records = rows.map((row) => row.record_id)
    writer.send(consulted(force, staffId, world.now, 'sample of contacts not opened', records, null))
    const judged = rows.filter((row) => row.audited !== null)
    return {
      from,
      last: plus(until, hours(-24)),
      seed,
      among: all.length,
      missingOrHarmed: all.filter(missingOrHarmed).length,
      judged: judged.length,
      wrong: judged.filter((row) => row.audited === 'no').length,
      rows: rows.map((row) => ({
        recordId: row.record_id,
        name: row.name,
        age: row.age,
        path: row.path,
        reportedAt: row.reported_at,
        place: row.last_seen_place,
        lostAt: row.lost_at,
        harm: row.harm,
        within: missingOrHarmed(row),
        audited: row.audited,
      })),
    }
  })
}

type Row = Awaited<ReturnType<typeof contactsNotOpened.all>>[number]

/** The rows come in the order of their identities, so that one seed draws one sample. */
export const drawn = <T>(rows: readonly T[], seed: number): readonly T[] =>
  sampleWithoutReplacement(rows, sampled, seededRandom(seed))

/** M28: contact lost within 24 hours of the call, or harm recorded. */
const missingOrHarmed = ({ lost_at, reported_at, harm }: Row): boolean =>
  (lost_at !== null && lost_at <= plus(instant(reported_at), hours(24))) || harm === 'harm' || harm === 'serious harm'

/** The calendar month before this one, by London's days. */
export function lastMonth(now: Instant): { readonly from: Instant; readonly until: Instant } {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  return { from: startOfLocalDay(addMonths(first, -1)), until: startOfLocalDay(first) }
}

/** Nobody chooses it: the month itself, as 202602. */
export const monthSeed = (from: Instant): number =>
  Number(
    localDate(plus(from, hours(1)))
      .slice(0, 7)
      .replace('-', ''),
  )
