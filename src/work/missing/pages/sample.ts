// A month's sample of contacts that were not opened as missing: drawn once, the same for everybody who looks, and how to draw it again.
import { stringify } from 'csv-stringify/sync'
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { addMonths, dayOf, hours, type Instant, instant, plus } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { entriesOf } from '../../../registers/same-human.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { verdictOfCounts } from '../contact-sample/looks.ts'
import { contactName, type Month, monthBefore, monthOf, rankBy, sampleOf } from '../contact-sample/lot.ts'
import { contactSample } from '../contact-sample/procedure.ts'
import { rightWords } from '../contact-sample/right.ts'
import { contactsNotOpened } from '../queries/contacts.ts'
import { consulted } from '../queries.ts'
import { missingContactsSampleAnswer } from './answers/sample.ts'

const query = Type.Object({
  month: { ...Maybe(Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' })), title: 'Month, as 2026-10' },
})

export const samplePage = page({
  path: '/missing/contacts/sample',
  permission: 'audit contacts',
  template: 'work/missing/views/sample.njk',
  title: 'Contacts not opened as missing: the sample',
  area: '/audits',
  query,
  answer: missingContactsSampleAnswer,
  load: async (world, asked) => done(await readSample(world, monthAsked(asked.query.month, world.now))),
})

/** Every contact by its name in the sample, with its rank: whoever has the list can draw again. */
export const samplePopulationPage = page({
  path: '/missing/contacts/sample/population.csv',
  permission: 'audit contacts',
  title: 'Contacts that the sample was drawn from',
  query,
  file: (values) => ({ name: 'contacts.csv', type: 'text/csv; charset=utf-8', content: String(values['csv']) }),
  load: async (world, asked) => {
    const { sampleId, drawn } = await stateOf(world, monthAsked(asked.query.month, world.now))
    if (drawn === null) return { kind: 'not found' }
    const rank = rankBy({ root: drawn.root.hash, sampleId })
    const rows = drawn.population
      .map(({ recordId, stratum }) => ({
        rank: rank(recordId),
        contact: contactName(sampleId, recordId),
        path: stratum,
        drawn: drawn.drawn.includes(recordId) ? 'yes' : 'no',
      }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    return done({
      csv: stringify(rows, { header: true, columns: ['rank', 'contact', 'path', 'drawn'], escape_formulas: true }),
    })
  },
})

const monthAsked = (month: string | null, now: Instant): Month =>
  month === null ? monthBefore(1, now) : monthOf(dayOf(`${month}-01`))

async function stateOf(world: World, month: Month) {
  const sampleId = sampleOf(world.who.forceId, month.name)
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, contactSample, sampleId),
  )
  return { sampleId, drawn: state.drawn }
}

async function readSample(world: World, month: Month) {
  const { forceId: force, staffId } = world.who
  const { sampleId, drawn } = await stateOf(world, month)
  const months = { month: month.name, before: monthOf(addMonths(dayOf(`${month.name}-01`), -1)).name }
  if (drawn === null) return { ...months, drawn: null, over: month.until <= world.now }
  return await world.db.write(contextOf(world), async (writer) => {
    const all = await contactsNotOpened.all(writer, {
      force,
      records: drawn.population.map((one) => one.recordId),
      reader: [...entriesOf(world.who)],
    })
    const known = new Map(all.map((row) => [row.record_id, row]))
    const rows = drawn.drawn.flatMap((recordId) => known.get(recordId) ?? [])
    const records = rows.map((row) => row.record_id)
    writer.send(consulted(force, staffId, world.now, 'sample of contacts not opened', records, null))
    const verdict = (row: Row) => verdictOfCounts(row.right, row.wrong)
    const judged = rows.filter((row) => verdict(row) !== null)
    const late = drawn.dueAt < world.now
    return {
      ...months,
      over: true,
      drawn: {
        at: drawn.at,
        dueAt: drawn.dueAt,
        late,
        root: drawn.root,
        // Only a history that was loaded afterwards has a root from after its draw.
        loadedLater: drawn.root.signedAt > drawn.at,
        sampleId,
        population: drawn.population.length,
        strata: strataOf(drawn.population, drawn.drawn),
        count: drawn.drawn.length,
        closed: drawn.drawn.length - rows.length,
      },
      among: all.length,
      missingOrHarmed: all.filter(missingOrHarmed).length,
      judged: judged.length,
      notLookedAt: late ? drawn.drawn.length - judged.length : 0,
      wrong: judged.filter((row) => verdict(row) === 'no').length,
      right: rightWords(rows, drawn.population),
      differ: judged.filter((row) => verdict(row) === 'differ').length,
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
        void: row.phase === 'voided',
        audited: verdict(row),
        looked: row.looked,
        settled: row.right + row.wrong > 1 && verdict(row) !== 'differ',
      })),
    }
  })
}

/** Of each path how many contacts there were and how many were drawn: what whoever draws again must come to. */
function strataOf(
  population: readonly { readonly recordId: string; readonly stratum: string }[],
  drawn: readonly string[],
) {
  return [...new Set(population.map(({ stratum }) => stratum))].sort().map((path) => {
    const of = population.filter(({ stratum }) => stratum === path)
    return { path, contacts: of.length, drawn: of.filter(({ recordId }) => drawn.includes(recordId)).length }
  })
}

type Row = Awaited<ReturnType<typeof contactsNotOpened.all>>[number]

/** M28: contact lost or reported missing within 24 hours of the call, or harm recorded. */
const missingOrHarmed = ({ lost_at, reported_at, harm }: Row): boolean =>
  (lost_at !== null && lost_at <= plus(instant(reported_at), hours(24))) || harm === 'harm' || harm === 'serious harm'
