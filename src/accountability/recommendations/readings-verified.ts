// The readings of statuses held against the facts that the judge appended with them: one forged, one put in, one taken away.
import Type from 'typebox'
import { type Context, type Database, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { dateAndTime, instant } from '../../kernel/time.ts'
import type { Problem } from '../../kernel/verify.ts'
import { Maybe } from '../../registers/schemas.ts'
import { hashOfReading } from './reading.ts'

const nobody = '00000000-0000-0000-0000-000000000000'
const rowsAtOnce = 1_000
/** By then the table has been rewritten as a whole. */
const problemsAtMost = 100

type Place = { readonly force_id: string; readonly record_id: string; readonly at: string }

/** For the clock's role, of every force. */
export async function readingsNotAsTaken(database: Database, context: Context): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  let after: Place = { force_id: '', record_id: nobody, at: '2000-01-01T00:00:00.000Z' }
  for (;;) {
    const from = after
    const rows = await database.read(context, async (reader) => await readingsAndFacts.all(reader, from))
    for (const row of rows) {
      const sentence = wrongWith(row)
      if (sentence !== null)
        problems.push({ kind: row.standing === null ? 'deleted' : 'altered', recordId: row.record_id, sentence })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce || problems.length >= problemsAtMost) return problems
    after = last
  }
}

function wrongWith(row: Row): string | null {
  const { standing, since, ledger_size, sha256, taken_standing } = row
  const which = `the status of recommendation ${row.record_id} (${row.force_id}) of ${dateAndTime(instant(row.at))}`
  if (standing === null || since === null || ledger_size === null)
    return `Somebody removed ${which}. Vigil had computed “${taken_standing}”.`
  if (sha256 === null)
    return row.before_facts ? null : `Somebody added ${which}, “${standing}”, which Vigil did not compute.`
  if (hashOfReading({ ...row, standing, since, ledger_size }) === sha256) return null
  return taken_standing === standing
    ? `Somebody changed the figures behind ${which}. Vigil computed it from other figures.`
    : `Somebody changed ${which} to “${standing}”. Vigil had computed “${taken_standing}”.`
}

const placeExample: Place = { force_id: '', record_id: nobody, at: '2000-01-01T00:00:00.000Z' }

/** Readings of before there were such facts have none: those of a force earlier than its first. */
const readingsAndFacts = statement({
  name: 'readings: each with the fact that the judge appended with it',
  row: Type.Object({
    force_id: Type.String(),
    record_id: Type.String(),
    at: Type.String(),
    standing: Maybe(Type.String()),
    since: Maybe(Type.String()),
    earliest_pass: Maybe(Type.String()),
    stops: Type.Unknown(),
    figures: Type.Unknown(),
    test: Type.Unknown(),
    ledger_size: Maybe(Type.Integer()),
    counts_from: Maybe(Type.String()),
    versions: Type.Unknown(),
    audit: Type.Unknown(),
    sha256: Maybe(Type.String()),
    taken_standing: Maybe(Type.String()),
    before_facts: Type.Boolean(),
  }),
  example: placeExample,
  sql: (after: Place) => sql`
    with taken as materialized (
      select force_id, (body ->> 'recommendation')::uuid as record_id, (body ->> 'at')::timestamptz(3) as at,
        body ->> 'sha256' as sha256, body ->> 'standing' as taken_standing
      from fact
      where kind = 'reading.taken/1'
    ), first as (
      select force_id, min(at) as first_at
      from taken
      group by force_id
    )
    select force_id, record_id, at, r.standing, r.since, r.earliest_pass, r.stops, r.figures, r.test, r.ledger_size, r.counts_from,
      r.versions, r.audit, t.sha256, t.taken_standing, coalesce(at < f.first_at, true) as before_facts
    from standing_reading r
    full join taken t using (force_id, record_id, at)
    left join first f using (force_id)
    where (force_id, record_id, at) > (${after.force_id}, ${after.record_id}::uuid, ${after.at}::timestamptz)
    order by force_id, record_id, at
    limit ${rowsAtOnce}`,
})
type Row = Awaited<ReturnType<typeof readingsAndFacts.all>>[number]
