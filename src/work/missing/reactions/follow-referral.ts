// A child missing repeatedly is referred once: what is owed of it under the child’s other reports is met with it.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'

export const followReferral: Reaction = {
  kinds: ['missing.referred/1'],
  react: async ({ writing, world, recordId, happenedAt, body }) => {
    if (!asRepeated.Check(body)) return
    const asked = { force: world.who.forceId, record: recordId }
    const owing = await onVigilsBehalf(writing, async () => await referralOwed.all(writing.writer, asked))
    for (const { record_id } of owing)
      await alsoAsVigil(missing, record_id, () => [
        { kind: 'missing.referred-elsewhere/1', happenedAt, body: { recordId, reference: body.reference } },
      ]).append(writing)
  },
}

const asRepeated = Compile(
  Type.Object({
    to: Type.Literal('repeat missing referral'),
    reference: Type.Union([Type.String(), Type.Null()]),
  }),
)

const referralOwed = statement({
  name: 'missing: other episodes of a child that owe the referral as missing repeatedly',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select distinct e.record_id
    from episode this
    cross join lateral unnest(records_of_person(${p.force}, this.person_id)) as same (person_id)
    join episode e on e.force_id = this.force_id and e.person_id = same.person_id
    join duty d on d.force_id = e.force_id and d.record_id = e.record_id
    where this.force_id = ${p.force}
      and this.record_id = ${p.record}
      and e.record_id <> this.record_id
      and d.name = 'refer a child missing repeatedly'
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
    order by e.record_id
    limit 20`,
})
