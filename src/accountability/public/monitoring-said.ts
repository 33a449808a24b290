// Stages of the inspectorate's monitoring on the public site: as a release has them, of this force and of others, with the three dates and where each is published.
import { stringify } from 'csv-stringify/sync'
import { type LocalDate, localDate, parseLocalDate } from '../../kernel/time.ts'
import { engagedOn } from '../engaged-words.ts'
import { publishedWords } from '../published-day.ts'
import type { Monitoring, Release } from './facts.ts'
import { type Kept, keep } from './kept.ts'
import { plain } from './plain-cell.ts'
import type { AnnouncedStage } from './queries.ts'

/** As it is frozen. Why, as the register has it, nobody looked at for the public: that stands where it is published. */
export const monitoringOf = (stages: readonly AnnouncedStage[], force: string, on: LocalDate): Monitoring => ({
  words: [...engagedOn(stages, force, on)],
  stages: stages.map((one) => ({
    ...{ id: `${one.record_id}/${one.position}`, force: one.of_force, stage: one.stage, source: one.source },
    ...{ announced: one.announced_on, decided: one.decided_on, effective: one.effective_on },
  })),
})

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
type Shared = {
  readonly release: Pick<Release, 'force' | 'monitoring'> & Partial<Pick<Release, 'frozenAt'>>
  readonly root: string
}

/** `asked`: another day than that of the release, as somebody typed it. */
export function monitoringPage(shared: Shared, asked?: string): Page {
  const { release, root } = shared
  const { words = [], stages = [] } = release.monitoring ?? {}
  const last = release.frozenAt === undefined ? null : localDate(release.frozenAt)
  const day = asked === undefined ? last : parseLocalDate(asked)
  const wrong = day === null || last === null || day > last
  return [
    'monitoring',
    `${root}/monitoring`,
    {
      ...shared,
      title: 'Monitoring by the inspectorate',
      known: release.monitoring !== undefined,
      last,
      on: asked ?? last,
      wrong: asked !== undefined && wrong,
      words: asked === undefined || wrong ? words : engagedOn(stages.map(asRegistered), release.force, day),
      stages: stages.map((one) => ({
        ...one,
        announced: dayWords(one.announced),
        decided: dayWords(one.decided),
        effective: dayWords(one.effective),
        isAddress: /^https?:\/\/\S+$/.test(one.source ?? ''),
      })),
    },
  ]
}

type Stage = Monitoring['stages'][number]

const asRegistered = ({ force, stage, announced, decided, effective }: Stage) => ({
  ...{ of_force: force, stage, announced_on: announced, decided_on: decided, effective_on: effective },
})

const dayWords = (said: string | null): string => (said === null ? 'not known' : publishedWords(said))

const columns = ['stage_id', 'force', 'stage', 'announced', 'decided', 'effective', 'source'] as const

export const monitoringFiles = (
  { monitoring }: Pick<Release, 'monitoring'>,
  root: string,
): readonly (readonly [path: string, kept: Kept])[] => [
  [
    `${root}/monitoring.csv`,
    keep(
      'text/csv; charset=utf-8',
      stringify(
        (monitoring?.stages ?? []).map(({ id, force, stage, announced, decided, effective, source }) =>
          [id, force, stage, announced, decided, effective, source].map(plain),
        ),
        { header: true, columns: [...columns] },
      ),
    ),
  ],
]
