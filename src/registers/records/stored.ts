// Reading a record: its facts as stored, folded.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import { type Folded, fold, type Procedure } from '../../practice/procedure.ts'
import type { World } from '../world.ts'

/** Reads a record's facts and folds them. No facts: the record is unknown, or closed to this reader. */
export async function load<State, F extends Fact>(
  reader: Reader,
  world: World,
  procedure: Procedure<State, F>,
  recordId: string,
): Promise<Folded<State, F>> {
  const rows = await factsOfRecord.all(reader, { force: world.who.forceId, record: recordId })
  // The identity of another kind of record is as good as none.
  const own = rows[0]?.kind.startsWith(`${procedure.record}.`) === true ? rows : []
  return fold(
    procedure,
    world.who.forceId,
    recordId,
    own.map((row) => procedure.read(factOfRow(row))),
    world.policyAt,
  )
}

export const FactRow = Type.Object({
  force_id: Type.String(),
  record_id: Type.String(),
  position: Type.Integer(),
  kind: Type.String(),
  happened_at: Type.String(),
  recorded_at: Type.String(),
  recorded_by: Type.String(),
  policy_version: Type.String(),
  corrects: Type.Union([Type.Integer(), Type.Null()]),
  body: Type.Unknown(),
})

export const factOfRow = (row: Static<typeof FactRow>): Fact => ({
  forceId: row.force_id,
  recordId: row.record_id,
  position: row.position,
  kind: row.kind,
  happenedAt: instant(row.happened_at),
  recordedAt: instant(row.recorded_at),
  recordedBy: row.recorded_by,
  policyVersion: row.policy_version,
  corrects: row.corrects,
  body: row.body,
})

/** A record of a thousand facts is not a case, it is a fault: the limit is far above the longest. */
export const factsOfRecord = statement({
  name: 'facts of one record',
  row: FactRow,
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, policy_version, corrects, body
    from fact
    where force_id = ${p.force}
      and record_id = ${p.record}
    order by position
    limit 5000`,
})
