// The release before one that is frozen now is told so, in the same transaction: what was owed of it is done.
import { appendTo } from '../../registers/records.ts'
import type { Reaction } from '../../registers/world.ts'
import { publishedFigures } from './procedure.ts'
import { releaseBefore } from './release-queries.ts'

export const followRelease: Reaction = {
  kinds: ['published-figures.frozen/1'],
  react: async ({ writing, recordId, happenedAt }) => {
    const { writer, world } = writing
    const before = await releaseBefore.one(writer, { force: world.who.forceId, release: recordId })
    if (before !== null)
      await appendTo(writing, publishedFigures, before.release_id, ({ state }) =>
        state.followedBy === null ? [{ kind: 'published-figures.followed/1', happenedAt, body: { by: recordId } }] : [],
      )
  },
}
