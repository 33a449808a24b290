// Two records turn out to be one child on the child's own page: whether the reported child is one already known is decided with it.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { alsoAsVigil } from '../../../registers/records.ts'
import type { Reaction } from '../../../registers/world.ts'
import { missing } from '../procedure.ts'
import { undecidedEpisodesOf } from '../queries/match.ts'

export const followMatch: Reaction = {
  kinds: ['person.merged/1'],
  react: async ({ writing, world, recordId, body }) => {
    if (!merged.Check(body)) return
    const { into, because } = body
    const persons = [recordId, into]
    // By Vigil: whoever keeps the records of children may not be on the episode.
    for (const one of await undecidedEpisodesOf.all(writing.writer, { force: world.who.forceId, persons }))
      await alsoAsVigil(missing, one.record_id, ({ state }) =>
        (state.matchUndecided ?? []).some(({ personId }) => persons.includes(personId))
          ? [
              {
                kind: 'missing.match-decided/1',
                happenedAt: world.now,
                body: { personId: into, because: because ?? 'The two records were merged' },
              },
            ]
          : [],
      ).append(writing)
  },
}

const merged = Compile(Type.Object({ into: Type.String(), because: Type.Optional(Type.String()) }))
