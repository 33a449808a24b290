// The list of what was published, and each release as staff see it.
import { done } from '../../kernel/outcome.ts'
import { instant } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { publishedAnswer, publishedFiguresAnswer } from './publishing-answer.ts'
import { releaseById, releasesOf } from './release-queries.ts'
import { publishAgainAt } from './settings.ts'

export const releasesPage = page({
  path: '/published',
  permission: 'see public questions and figures',
  template: 'accountability/public/views/releases.njk',
  title: 'Published figures',
  area: '/recommendations',
  answer: publishedAnswer,
  load: async (world) => {
    const force = world.who.forceId
    const releases = await world.db.read(contextOf(world), async (reader) => await releasesOf.all(reader, { force }))
    const [newest] = releases
    const frozenAt = newest === undefined ? null : instant(newest.frozen_at)
    return done({
      releases,
      againAt: frozenAt === null ? null : publishAgainAt(frozenAt, world.policyAt(frozenAt)),
      mayPublish: may(world.who, 'publish figures'),
    })
  },
})

/** One release as it stands on the public site, and where it stands there. */
export const releasePage = page({
  path: '/published-figures/:record',
  permission: 'see public questions and figures',
  template: 'accountability/public/views/release.njk',
  title: 'A release',
  area: '/recommendations',
  answer: publishedFiguresAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    const force = world.who.forceId
    const row = await world.db.read(
      contextOf(world),
      async (reader) => await releaseById.one(reader, { force, release: record }),
    )
    return row === null
      ? { kind: 'not found' }
      : done({ release: row.body, releaseId: record, at: `/${force}/releases/${record}` })
  },
})
