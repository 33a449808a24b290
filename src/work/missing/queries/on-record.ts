// SQL of what is on record of a child: read when a report is taken, merged or corrected, and written into the episode as evidence.
import Type, { type Static } from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { Maybe } from '../../../registers/schemas.ts'
import type { OnRecord } from '../on-record.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const YesOrNo = Maybe(Type.Enum(['yes', 'no']))

const Row = Type.Object({
  date_of_birth: Maybe(Type.String()),
  age_disputed: Type.Boolean(),
  sex: Maybe(Type.String()),
  age: Maybe(Type.Integer()),
  age_said_at: Maybe(Type.String()),
  looked_after_by: Maybe(Type.String()),
  looked_after_at: Maybe(Type.String()),
  looked_after: YesOrNo,
  looked_after_said_at: Maybe(Type.String()),
  placed_here: YesOrNo,
  placed_here_said_at: Maybe(Type.String()),
})

type Asked = { readonly person: string; readonly before: string; readonly besides: string | null }
const example: Asked = { person: nobody, before: '2026-01-01T00:00:00.000Z', besides: nobody }

const childOnRecord = statement({
  name: 'missing: what is on record of a child',
  row: Row,
  example,
  sql: (p: Asked) => sql`
    select date_of_birth::text as date_of_birth, age_disputed, sex, age, age_said_at, looked_after_by, looked_after_at, looked_after,
      looked_after_said_at, placed_here, placed_here_said_at
    from child_on_record(${p.person}, ${p.before}, ${p.besides})
    limit 1`,
})

/** Merged records included, and those that the reader may not open: no name and no place is among it. `besides`: an episode that is told of the others. */
export async function onRecordOf(
  reader: Reader,
  person: string,
  before: Instant,
  besides: string | null = null,
): Promise<OnRecord | null> {
  const row = await childOnRecord.one(reader, { person, before, besides })
  if (row === null) return null
  const { age, age_said_at: saidAt, placed_here: placed, placed_here_said_at: placedAt } = row
  return {
    dateOfBirth: row.date_of_birth,
    ageDisputed: row.age_disputed,
    sex: row.sex,
    age: age === null || saidAt === null ? null : { years: age, saidAt: instant(saidAt) },
    lookedAfter: newestOnCare(row),
    placedHere: placed === null || placedAt === null ? null : { answer: placed, saidAt: instant(placedAt) },
  }
}

/** The authority on the child's record, or what an episode since then was told. */
function newestOnCare(row: Static<typeof Row>): OnRecord['lookedAfter'] {
  const { looked_after_by: by, looked_after_at: recordedAt, looked_after: answer, looked_after_said_at: saidAt } = row
  if (answer !== null && saidAt !== null && (by === null || recordedAt === null || saidAt > recordedAt))
    return { answer, by: answer === 'yes' ? by : null, saidAt: instant(saidAt) }
  return by === null ? null : { answer: 'yes', by, saidAt: recordedAt === null ? null : instant(recordedAt) }
}

/** The record that stands for a child, after merges. */
export const standingFor = statement({
  name: 'missing: which record stands for a child',
  row: Type.Object({ person_id: Type.String() }),
  example: { force: 'demonstration', person: nobody },
  sql: (p: { force: string; person: string }) => sql`
    select person_id::text as person_id
    from canonical_person(${p.force}, ${p.person}) as stands (person_id)
    limit 1`,
})
