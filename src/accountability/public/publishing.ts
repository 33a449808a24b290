// Publishing: the figures are frozen as they stand, after disclosure control.

import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { NewFactsOf } from '../../practice/fact.ts'
import { deciding, when } from '../../registers/deciding.ts'
import { forceById } from '../../registers/forces.ts'
import type { AsRecorded } from '../../registers/recorded-by-then.ts'
import type { Command } from '../../registers/records.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type JudgeForce, judgedBefore, notJudged, olderThanTheirTest } from '../judged.ts'
import { measuresBesideAnswers } from './answer-queries.ts'
import { publishedBefore } from './counted-queries.ts'
import type { Bodies, PublishedFact } from './facts.ts'
import { releaseOf } from './freeze.ts'
import { filesAsked } from './gaps.ts'
import { windowOf } from './months-read.ts'
import { type PublishedState, publishedFigures } from './procedure.ts'
import { announcedStages, type RecommendationRow, recommendationsToPublish, reportsAlone } from './queries.ts'
import type { Asked, Measured } from './shown-measure.ts'
import type { Words } from './words.ts'

const { unless } = deciding<NewFactsOf<Bodies>>()
const Nothing = Type.Object({})
type Evidence = {
  readonly release: ReturnType<typeof releaseOf>
  readonly older: readonly string[]
  readonly loading: boolean
}
export type Publishing = {
  readonly judge: JudgeForce
  readonly isLoading: (force: string) => boolean
  /** Where what is published is read as it stood at the moment of the world: a year that was loaded. Nobody publishes for a day that has passed. */
  readonly asRecorded?: AsRecorded
}
const freeze = (
  measured: Measured,
  words: Words,
  { isLoading, asRecorded }: Publishing,
): Command<PublishedState, PublishedFact, typeof Nothing, Evidence> => ({
  name: 'publish',
  title: 'Publish the figures as they stand',
  path: 'releases',
  permission: 'publish figures',
  opens: true,
  body: Nothing,
  evidence: async (reader, { world }) => {
    const force = world.who.forceId
    const window = windowOf(world.now)
    const { now } = world
    const [ledger, name, before, beside] = await Promise.all([
      ledgerSize.one(reader, {}),
      forceById.one(reader, { force }),
      publishedBefore(reader, force, window),
      measuresBesideAnswers.all(reader, { force, now }),
    ])
    const size = ledger?.size ?? 0
    const { rows, alone, stages, older } =
      asRecorded === undefined
        ? await registerOf(reader, force, now)
        : await asRecorded(
            { force, now, ledgerSize: size, recordedUntil: now },
            async (stood) => await registerOf(stood, force, now),
          )
    const { readFrom: from, until } = window
    const named = beside.map(({ measure }) => measure)
    const asked = [
      ...rows.flatMap((row) => asksFor(row, words)),
      ...named.map((measure) => ({ measure, part: null })),
      ...(named.length === 0 ? [] : [filesAsked(null)]),
    ]
    const figures =
      asked.length === 0 ? new Map() : await measured.read({ force, measures: asked, from, until, now: world.now })
    const release = releaseOf(world, measured, {
      rows,
      reportsAlone: alone,
      stages,
      figures,
      ledgerSize: size,
      forceName: name?.name ?? force,
      words,
      named,
      before,
    })
    return { release, older, loading: isLoading(force) }
  },
  decide: ({ evidence: { release, older, loading }, now }) =>
    unless([...when(loading, '', stillLoading), ...notJudged(older)], {
      kind: 'published-figures.frozen/1',
      happenedAt: now,
      body: release,
    }),
})

async function registerOf(reader: Reader, force: string, now: Instant) {
  const [rows, alone, stages, older] = await Promise.all([
    recommendationsToPublish.all(reader, { force }),
    reportsAlone.all(reader, { force }),
    announcedStages.all(reader, { force, today: localDate(now) }),
    olderThanTheirTest(reader, force),
  ])
  return { rows, alone, stages, older }
}

/** What is counted first stands for the month, and what was published is never taken away. */
const stillLoading =
  'The history of this force is still being loaded. The figures of a month are counted at its first release and do not change afterwards, so they would cover only some of the cases. Publish when it is loaded.'

function asksFor({ test }: RecommendationRow, { wholeTest }: Words): readonly Asked[] {
  const whole = wholeTest(test)
  const files = whole?.files ?? null
  const beside = whole === null || whole.timely.length === 0 ? [] : [filesAsked(files?.part ?? null)]
  return [...(test?.criteria ?? []), ...(files === null ? [] : [files]), ...beside].map(({ measure, part }) => ({
    measure,
    part,
  }))
}

export const publishing = (measured: Measured, words: Words, how: Publishing): readonly BoundCommand[] => [
  judgedBefore(
    how.judge,
    bind(publishedFigures, freeze(measured, words, how), {
      says: 'Published. This release will not change',
      button: 'Publish now',
      after: () => '/published',
      load: async () =>
        await Promise.resolve({
          about: [
            'Every recommendation, its date, how often the date moved, its computed status and its figures go on the public site.',
            'Counts of cases from none to seven become “0 to 7”. Every other count of cases, totals included, is rounded to the nearest five. Percentages and intervals are worked out from the rounded counts. The intervals allow for children who come back, by a design effect that is published rounded up to the next half. Months are shown only where they are large enough. What is published is never changed or taken away: every release keeps its address.',
            'Figures are for whole months and are counted at the first release of a month. A second release in the same month repeats them, with today’s statuses and dates.',
          ],
        }),
    }),
  ),
]
