// Stages of the inspectorate's monitoring on the public site: as a release has them, of this force and of others, with the three dates and where each is published.
import { stringify } from 'csv-stringify/sync'
import { dateWords, type LocalDate } from '../../kernel/time.ts'
import type { Monitoring, Release } from './facts.ts'
import { type Kept, keep } from './kept.ts'
import { plain } from './plain-cell.ts'
import type { AnnouncedStage } from './queries.ts'
import type { Words } from './words.ts'

/** As it is frozen. Why, as the register has it, nobody looked at for the public: that stands where it is published. */
export const monitoringOf = (
  stages: readonly AnnouncedStage[],
  force: string,
  on: LocalDate,
  { engagedOn }: Pick<Words, 'engagedOn'>,
): Monitoring => ({
  words: [...engagedOn(stages, force, on)],
  stages: stages.map((one) => ({
    ...{ id: `${one.record_id}/${one.position}`, force: one.of_force, stage: one.stage, source: one.source },
    ...{ announced: one.announced_on, decided: one.decided_on, effective: one.effective_on },
  })),
})

type Page = readonly [view: string, path: string, values: Readonly<Record<string, unknown>>]
type Shared = { readonly release: Pick<Release, 'force' | 'monitoring'>; readonly root: string }

export function monitoringPage(shared: Shared): Page {
  const { release, root } = shared
  const { words = [], stages = [] } = release.monitoring ?? {}
  return [
    'monitoring',
    `${root}/monitoring`,
    {
      ...shared,
      title: 'Monitoring by the inspectorate',
      known: release.monitoring !== undefined,
      words,
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

function dayWords(said: string | null): string {
  if (said === null) return 'not known'
  return said.length === 4 ? said : dateWords(said)
}

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
