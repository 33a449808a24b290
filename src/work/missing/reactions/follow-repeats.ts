// Which report followed a child's first episode turns out only later: two records are one child, or are not, or the later one was void. The first is told.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, plus } from '../../../kernel/time.ts'
import { leftOf } from '../../../registers/people.ts'
import { alsoAsVigil, onVigilsBehalf } from '../../../registers/records.ts'
import type { Cause, Reaction } from '../../../registers/world.ts'
import { repeatsOf } from '../history.ts'
import { missing } from '../procedure.ts'
import { historyOfPerson } from '../queries/report.ts'

/** Of one child; whoever has more is nobody's first episode. */
const most = 50

export const followRepeats: Reaction = {
  kinds: ['person.merged/1', 'person.split/1', 'missing.voided/1'],
  react: async (cause) => {
    const { writing, world, kind, recordId } = cause
    // Also what is reported this minute.
    const before = plus(world.now, hours(1))
    const children = await Promise.all(
      (await childrenOf(cause)).map(
        async (person) => await historyOfPerson.all(writing.writer, { person, before, limit: most }),
      ),
    )
    const because = kind === 'missing.voided/1' ? 'the record was void' : 'it is of another child'
    for (const rows of children) {
      if (rows.length === most) continue
      // By what happened now, and not because it is in no list of theirs: what was erased since is in none, and was reported.
      const mistakes = new Set(
        kind === 'missing.voided/1'
          ? [recordId]
          : children.flatMap((others) => (others === rows ? [] : others.map((one) => one.record_id))),
      )
      // By Vigil: the first episode may be restricted, and whoever merges or voids does nothing on it.
      for (const { first, next } of repeatsOf(rows))
        await alsoAsVigil(missing, first, ({ state }) => {
          const { repeatedBy } = state
          const mistaken = repeatedBy !== null && mistakes.has(repeatedBy.recordId)
          return [
            ...(mistaken
              ? [
                  {
                    kind: 'missing.repeat-undone/1',
                    happenedAt: world.now,
                    body: { recordId: repeatedBy.recordId, because },
                  } as const,
                ]
              : []),
            ...((repeatedBy === null || mistaken) && next !== null
              ? [{ kind: 'missing.repeated/1', happenedAt: world.now, body: next } as const]
              : []),
          ]
        }).append(writing)
    }
  },
}

/** By the person of the record that is void or lost contact, or both that are split. */
export async function childrenOf({ writing, world, recordId, kind, body }: Cause): Promise<readonly string[]> {
  if (kind.startsWith('missing.')) {
    // Void, a restricted child’s record is closed to whoever has just agreed to it.
    const row = await onVigilsBehalf(
      writing,
      async () => await childOfRecord.one(writing.writer, { force: world.who.forceId, record: recordId }),
    )
    return row === null ? [] : [row.person_id]
  }
  const from = leftOf(body)
  return from === null ? [recordId] : [recordId, from]
}

const childOfRecord = statement({
  name: 'missing: whose record an episode is',
  row: Type.Object({ person_id: Type.String() }),
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select person_id
    from episode
    where force_id = ${p.force}
      and record_id = ${p.record}
    limit 1`,
})
