// SQL for judging: readings of one recommendation, whether it was met before, and what holds it meanwhile.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { ClosureTest } from '../test.ts'

const nobody = '00000000-0000-7000-8000-000000000000'

const FigureRow = Type.Object({
  month: Type.String(),
  figures: Type.Array(Type.Object({ yes: Type.Integer(), no: Type.Integer(), notEvidenced: Type.Integer() })),
  verdicts: Type.Array(Type.String()),
})

const AuditRow = Type.Object({
  /** Readings before files without a grade were counted have none. */
  drawn: Type.Optional(Type.Integer()),
  graded: Type.Integer(),
  good: Type.Integer(),
  inadequate: Type.Integer(),
  verdict: Type.String(),
})

export const readings = statement({
  name: 'recommendations: readings of one, newest first',
  row: Type.Object({
    at: Type.String(),
    standing: Type.String(),
    since: Type.String(),
    figures: Type.Array(FigureRow),
    ledger_size: Type.Integer(),
    counts_from: Maybe(Type.String()),
    versions: Type.Record(Type.String(), Type.Integer()),
    audit: Maybe(AuditRow),
    gap_asked: Type.Boolean(),
  }),
  example: { force: 'demonstration', record: nobody, limit: 60 },
  sql: (p: { force: string; record: string; limit: number }) => sql`
    select at, standing, since, figures, ledger_size, counts_from, versions, audit,
      coalesce(test ->> 'mostGapPoints', '') <> '' as gap_asked
    from standing_reading
    where force_id = ${p.force}
      and record_id = ${p.record}
    order by at desc
    limit ${p.limit}`,
})

/** Whether it has ever been met, whatever its test was then: another test does not undo that. Whether it has fallen since, and by which test it was judged then. */
export const metBefore = statement({
  name: 'recommendations: met before, and fallen since',
  row: Type.Object({ met: Type.Boolean(), fallen: Type.Boolean(), test: ClosureTest }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select true as met, standing = 'no longer met' as fallen, test
    from standing_reading
    where force_id = ${p.force}
      and record_id = ${p.record}
      and standing in ('met', 'no longer met')
    order by at desc
    limit 1`,
})

/** Its row is changed with every fact of it: until this transaction ends nobody else judges it or writes to it. */
export const held = statement({
  name: 'recommendations: one, held',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: nobody },
  sql: (p: { force: string; record: string }) => sql`
    select record_id
    from recommendation
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1
    for update`,
})
