// Commentary is written beside the published figures, and the paper of a public meeting is frozen upon one release.
import Type from 'typebox'
import { dateAndTime, instant } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { load } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { optionalText } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import type { GivesAway } from '../gives-away.ts'
import { answered, command } from './checks.ts'
import type { PerformanceFact } from './facts.ts'
import { type PerformanceState, performanceMeeting } from './performance.ts'
import type { PublishedRelease, ReadRelease } from './published-release.ts'

const open = ({ held, cancelled, paper }: PerformanceState) => [
  ...when(held !== null, '', 'The meeting has been held, so its paper cannot be changed.'),
  ...when(cancelled !== null, '', 'This meeting is cancelled. Call another.'),
  ...when(
    paper !== null,
    '',
    'The paper is frozen and cannot be changed. Anything new belongs in the next meeting’s paper.',
  ),
]
const published = (release: unknown) =>
  when(
    release === null,
    '',
    'No figures have been published yet. Publish them first, because the paper uses only public figures.',
  )

const Commentary = Type.Object({
  recommendationId: {
    ...Maybe(Id),
    title: 'Which recommendation is it about?',
    input: 'select',
    description: 'None: show the commentary above them all',
  },
  words: optionalText('What the office says', {
    most: 4000,
    description:
      'This is read in public, so do not include anything that could identify a child. Leave it empty to remove the commentary',
  }),
  mayStand: Type.Optional(
    optionalText('Why this can be published', {
      description: 'Only needed if Vigil has flagged something. Your reason is kept with your name and not printed',
      most: 1000,
    }),
  ),
})

const comment = (readRelease: ReadRelease, givesAway: GivesAway) =>
  command<PerformanceState, PerformanceFact, typeof Commentary, PublishedRelease | null>({
    name: 'comment',
    title: 'Write commentary beside the figures',
    path: 'commentaries',
    permission: 'scrutinise',
    body: Commentary,
    evidence: async (reader, { world }) => await readRelease(reader, { force: world.who.forceId, release: null }),
    decide: ({ body: { mayStand = null, ...body }, state, evidence, now }) => {
      const signs = body.words === null ? [] : givesAway(body.words)
      return answered(
        [
          ...open(state),
          ...published(evidence),
          ...when(
            signs.length > 0 && mayStand === null,
            'words',
            `Check this first: ${signs.slice(0, 6).join('; ')}. Leave it out, or say below why it can be published.`,
          ),
          ...when(
            evidence !== null &&
              body.recommendationId !== null &&
              !evidence.recommendations.some(({ id }) => id === body.recommendationId),
            'recommendationId',
            'Choose a recommendation that is in the published figures.',
          ),
        ],
        {
          kind: 'performance-meeting.commented/1',
          happenedAt: now,
          body: {
            ...body,
            ...(signs.length === 0 ? {} : { lookedAt: { signs: signs.length, because: mayStand ?? '' } }),
          },
        },
      )
    },
  })

const Nothing = Type.Object({})
const freeze = (readRelease: ReadRelease) =>
  command<PerformanceState, PerformanceFact, typeof Nothing, PublishedRelease | null>({
    name: 'freeze-paper',
    title: 'Freeze the paper',
    path: 'paper-freezing',
    permission: 'scrutinise',
    body: Nothing,
    evidence: async (reader, { world }) => await readRelease(reader, { force: world.who.forceId, release: null }),
    decide: ({ state, evidence, now }) =>
      answered([...open(state), ...published(evidence)], {
        kind: 'performance-meeting.paper-frozen/1',
        happenedAt: now,
        body: {
          releaseId: evidence?.releaseId ?? '',
          publishedAt: instant(evidence?.frozenAt ?? now),
          ledgerSize: evidence?.ledgerSize ?? 0,
        },
      }),
  })

export const paperCommands = (readRelease: ReadRelease, givesAway: GivesAway): readonly BoundCommand[] => [
  bind(performanceMeeting, comment(readRelease, givesAway), {
    says: 'Written',
    after: ({ recordId }) => `/performance-meeting/${recordId}/paper`,
    choices: async (world) => ({
      recommendationId: ((await newest(world, readRelease))?.recommendations ?? []).map((one) => ({
        value: one.id,
        text: `${one.reference}: ${one.theme}`.slice(0, 200),
      })),
    }),
    initial: async (world, recordId, query) => {
      const asked = typeof query['recommendation'] === 'string' ? query['recommendation'] : null
      return { recommendationId: asked, words: (await commentaryOf(world, recordId)).get(asked)?.words ?? null }
    },
  }),
  bind(performanceMeeting, freeze(readRelease), {
    says: 'Frozen: this paper can no longer be changed',
    button: 'Freeze the paper now',
    after: ({ recordId }) => `/performance-meeting/${recordId}/paper`,
    load: async (world) => {
      const release = await newest(world, readRelease)
      return {
        about: [
          release === null
            ? 'No figures have been published yet. Publish them first.'
            : `The paper contains the public release of ${dateAndTime(instant(release.frozenAt))}, with counts after disclosure control, and the commentary as it is now.`,
          'To include today’s statuses and dates, publish the figures first.',
        ],
      }
    },
  }),
]

const newest = async (world: World, readRelease: ReadRelease) =>
  await world.db.read(
    contextOf(world),
    async (reader) => await readRelease(reader, { force: world.who.forceId, release: null }),
  )

const commentaryOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, performanceMeeting, recordId)))
    .state.commentary
