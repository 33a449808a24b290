// How many of the quarter’s cases a grader has still to grade: said where their work begins, until all are done. It interrupts nobody.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { may } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import type { Waiting } from '../../web/slice.ts'
import { cases } from './cases.ts'
import { vignetteId } from './identity.ts'
import { quarterOf } from './procedure.ts'

export async function toGrade(world: World, reader: Reader): Promise<readonly Waiting[]> {
  if (!may(world.who, 'answer vignettes')) return []
  const { forceId: force, staffId } = world.who
  const record = vignetteId(force, staffId, quarterOf(world.now))
  const graded = await answersGiven.one(reader, { force, record })
  const left = cases.length - (graded?.answers ?? 0)
  return left <= 0 ? [] : [{ href: '/vignettes', words: `Grading exercise for this quarter: ${left} left to grade` }]
}

const answersGiven = statement({
  name: 'vignettes: how many a grader has graded',
  row: Type.Object({ answers: Type.Integer() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { readonly force: string; readonly record: string }) => sql`
    select count(*)::integer as answers
    from vignette_answer
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})
