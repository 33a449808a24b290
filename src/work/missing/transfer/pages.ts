// Offers of other forces: those that wait first, and one with everything that was disclosed.
import Type, { type Static } from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { agedNow } from '../age.ts'
import { ageOfChild } from '../age-of.ts'
import { levelWords } from '../grade/levels.ts'
import { questions } from '../grade/questions.ts'
import { consulted } from '../queries.ts'
import { transfersAnswer, transfersOneAnswer } from './answers.ts'
import { transfer } from './procedure.ts'

export const offersPage = page({
  path: '/transfers',
  permission: 'transfer',
  template: 'work/missing/views/transfers.njk',
  title: 'Offered by other forces',
  area: '/board',
  answer: transfersAnswer,
  load: async (world) => {
    const { forceId, staffId } = world.who
    return await world.db.write(contextOf(world), async (writer) => {
      const rows = await offers.all(writer, { force: forceId })
      const ids = rows.map((row) => row.record_id)
      writer.send(consulted(forceId, staffId, world.now, 'offered by other forces', ids, null))
      return done({ rows: rows.map((row) => offerRow(row, world.now)) })
    })
  },
})

export const offerPage = page({
  path: '/transfers/:record',
  permission: 'see an episode',
  template: 'work/missing/views/transfer.njk',
  title: 'Offered by another force',
  area: '/board',
  answer: transfersOneAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    return await world.db.write(contextOf(world), async (writer) => {
      const { state, duties } = await load(writer, world, transfer, record)
      const { received, answer, calledBack } = state
      if (received === null) return { kind: 'not found' }
      writer.send(
        consulted(world.who.forceId, world.who.staffId, world.now, 'offered by another force', [record], null),
      )
      const words = new Map(questions.map((one) => [one.id, one.words]))
      return done({
        record,
        received,
        calledBack,
        answer,
        ...ageOfChild(received.package.child, received.package.firstContactAt, world.now),
        level: levelWords[received.package.level],
        answers: received.package.answers.map((one) => ({ ...one, words: words.get(one.question) ?? one.question })),
        dueAt: duties.find(isOpen)?.dueAt ?? null,
        mayAnswer: answer === null && may(world.who, 'transfer'),
      })
    })
  },
})

/** Whose date of birth nobody needs here. */
function offerRow({ born, reported_at, ...row }: Static<typeof offers.row>, now: Instant) {
  const aged = reported_at === null ? { age: row.age, ageReported: null } : agedNow({ ...row, born, reported_at }, now)
  return { ...row, ...aged }
}

const offers = statement({
  name: 'transfers: offers of other forces',
  row: Type.Object({
    record_id: Type.String(),
    from_name: Type.String(),
    offered_at: Type.String(),
    answer: Maybe(Type.String()),
    answered_at: Maybe(Type.String()),
    episode_id: Maybe(Type.String()),
    name: Maybe(Type.String()),
    age: Maybe(Type.Integer()),
    born: Maybe(Type.String()),
    reported_at: Maybe(Type.String()),
    level: Maybe(Type.String()),
    due_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select o.record_id, o.from_name, o.offered_at, o.answer, o.answered_at, o.episode_id,
      f.body -> 'package' -> 'child' ->> 'name' as name, (f.body -> 'package' -> 'child' ->> 'age')::integer as age,
      case when not (f.body -> 'package' -> 'child' ->> 'ageDisputed')::boolean then f.body -> 'package' -> 'child' ->> 'dateOfBirth' end as born,
      f.body -> 'package' ->> 'firstContactAt' as reported_at, f.body -> 'package' ->> 'level' as level, d.due_at
    from (
      select force_id, record_id, from_name, offered_at, answer, answered_at, episode_id
      from transfer_offer
      where force_id = ${p.force}
      order by answer is not null, offered_at desc
      limit 100
    ) o
    join fact f on f.force_id = o.force_id and f.record_id = o.record_id and f.position = 1
    left join duty d on d.force_id = o.force_id and d.record_id = o.record_id and d.met_at is null and d.ended_at is null
    order by o.answer is not null, d.due_at, o.offered_at desc
    limit 100`,
})
