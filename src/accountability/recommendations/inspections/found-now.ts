// What the figures say now of what an inspection found: each of its measures with n and interval, whether a strength still holds, and whether a weakness is still seen.

import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../../kernel/time.ts'
import { percent, thousands } from '../../../kernel/words.ts'
import { monthsTogether } from '../../../practice/assertion-gap.ts'
import { filesOfCases, gapOver, gapOverWords } from '../../../practice/gap-over-months.ts'
import { wilson } from '../../../practice/statistics.ts'
import { keyOf, type ReadMonths } from '../figures.ts'
import type { Definitions } from '../soundness.ts'
import type { Figure } from '../standing/judged.ts'
import { defaultFloors } from '../test-floors.ts'

type Found = {
  readonly findingId: string
  readonly kind: string
  readonly measures: readonly string[]
  readonly level?: number | null
}
type FoundNow = {
  readonly figures: readonly {
    readonly measure: string
    readonly question: string
    readonly words: string
    readonly gap: string | null
  }[]
  /** Computed, and typed by nobody; null where it has no test. Only a strength lapses; a weakness stays open until the inspectorate closes it. */
  readonly holds: 'holds' | 'lapsed' | 'still seen' | 'no longer seen' | 'cannot be said' | null
  readonly level: string | null
}

export type Measuring = { readonly definitions: Definitions; readonly read: ReadMonths }

/** Of the last three whole months. */
export async function foundNow(
  { definitions, read }: Measuring,
  force: string,
  findings: readonly Found[],
  now: Instant,
): Promise<ReadonlyMap<string, FoundNow>> {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  const named = new Set(findings.flatMap(({ measures }) => measures))
  // Beside what is on time what auditors found in files of the same months' cases.
  const measures = [...new Set([...named, filesOfCases])].map((measure) => ({ measure, part: null }))
  const window = { from: startOfLocalDay(addMonths(first, -3)), until: startOfLocalDay(first), now }
  const answered = named.size === 0 ? new Map() : await read({ force, measures, ...window })
  const monthsOf = (measure: string) => answered.get(keyOf({ measure, part: null })) ?? new Map<string, Figure>()
  const counts = (measure: string) =>
    monthsTogether([...monthsOf(measure)].map(([month, figure]) => ({ month, ...figure })))
  const gapOf = (measure: string): string | null => {
    const definition = definitions.get(measure)
    if (definition?.kind !== 'timeliness') return null
    const of = (which: string) => (month: string) => monthsOf(which).get(month) ?? none
    const sides = { onTime: of(measure), files: of(filesOfCases), better: definition.better }
    const gap = gapOver([...monthsOf(measure).keys()].sort(), sides)
    return gap === null ? null : gapOverWords(gap)
  }
  return new Map(
    findings.map((one) => [
      one.findingId,
      {
        figures: one.measures.map((measure) => ({
          measure,
          question: definitions.get(measure)?.question ?? measure,
          words: words(counts(measure)),
          gap: gapOf(measure),
        })),
        holds: holds(one, counts, definitions),
        level: one.level == null ? null : percent(one.level),
      },
    ]),
  )
}

const none = { yes: 0, no: 0, notEvidenced: 0 }

type Counts = ReturnType<typeof monthsTogether>

function words({ yes, no, notEvidenced, effect = 1 }: Counts): string {
  const n = yes + no + notEvidenced
  if (n === 0) return 'no case in three months'
  const { low, high } = wilson(yes / effect, n / effect)
  return `${percent(yes / n)} of ${thousands(n)} (${percent(low)} to ${percent(high)})`
}

/** What can lapse: the others say what is wrong. */
const isStrength = (kind: string): boolean => kind === 'effective practice'

/** Too few cases are no fall. */
function holds(
  { kind, measures: [measure], level = null }: Found,
  counts: (measure: string) => Counts,
  definitions: Definitions,
): FoundNow['holds'] {
  if (measure === undefined || level === null) return null
  const { yes, no, notEvidenced } = counts(measure)
  const n = yes + no + notEvidenced
  if (n < defaultFloors.cases) return 'cannot be said'
  const kept = definitions.get(measure)?.better === 'lower' ? yes / n <= level : yes / n >= level
  if (!isStrength(kind)) return kept ? 'no longer seen' : 'still seen'
  return kept ? 'holds' : 'lapsed'
}
