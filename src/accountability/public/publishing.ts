// Publishing: the figures are frozen as they stand, after disclosure control; and the list of what was published.
import Type from 'typebox'
import { done } from '../../kernel/outcome.ts'
import { forceById } from '../../registers/forces.ts'
import { may } from '../../registers/permissions.ts'
import type { Command } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { type BoundCommand, bind, page } from '../../web/slice.ts'
import type { PublishedFact } from './facts.ts'
import { type Measured, releaseOf, windowOf } from './freeze.ts'
import { type PublishedState, publishedFigures } from './procedure.ts'
import { ledgerSizeNow, type RecommendationRow, recommendationsToPublish, releasesOf } from './queries.ts'

const Nothing = Type.Object({})
export type RuleOf = (row: Pick<RecommendationRow, 'time_scale' | 'base_on'>) => string | null

const freeze = (
  measured: Measured,
  ruleOf: RuleOf,
): Command<PublishedState, PublishedFact, typeof Nothing, ReturnType<typeof releaseOf>> => ({
  name: 'publish',
  title: 'Publish the figures as they stand',
  path: 'releases',
  permission: 'publish figures',
  opens: true,
  body: Nothing,
  evidence: async (reader, { world }) => {
    const force = world.who.forceId
    const [rows, ledger, name] = await Promise.all([
      recommendationsToPublish.all(reader, { force }),
      ledgerSizeNow.one(reader, {}),
      forceById.one(reader, { force }),
    ])
    const { from, until } = windowOf(world.now)
    const asked = rows.flatMap((row) => (row.test?.criteria ?? []).map(({ measure, part }) => ({ measure, part })))
    const figures =
      asked.length === 0 ? new Map() : await measured.read({ force, measures: asked, from, until, now: world.now })
    return releaseOf(world, measured, {
      rows,
      figures,
      ledgerSize: ledger?.size ?? 0,
      forceName: name?.name ?? force,
      ruleOf,
    })
  },
  decide: ({ evidence, now }) => ({
    kind: 'facts',
    facts: [{ kind: 'published-figures.frozen/1', happenedAt: now, body: evidence }],
  }),
})

export const releasesPage = page({
  path: '/published',
  permission: 'see recommendations',
  template: 'accountability/public/views/releases.njk',
  title: 'Published figures',
  area: '/recommendations',
  load: async (world) =>
    done({
      releases: await world.db.read(
        contextOf(world),
        async (reader) => await releasesOf.all(reader, { force: world.who.forceId }),
      ),
      mayPublish: may(world.who, 'publish figures'),
    }),
})

export const publishing = (measured: Measured, ruleOf: RuleOf): readonly BoundCommand[] => [
  bind(publishedFigures, freeze(measured, ruleOf), {
    says: 'Published: it stands as it is from now on',
    button: 'Publish now',
    after: () => '/published',
    load: async () =>
      await Promise.resolve({
        about: [
          'Every recommendation, its date, how often it moved, its computed status and its figures go on the public site.',
          'Counts of one to seven become a range; every other count, totals too, is rounded to five. What was published is never changed or taken away.',
        ],
      }),
  }),
]
