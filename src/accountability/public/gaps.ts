// The assertion gap as the public sees it: from figures as they are published, of the months whose cases were audited.
import { disclose, sumOfPublished } from '../../practice/disclosure.ts'
import { filesOfCases } from '../../practice/gap-over-months.ts'
import type { Before } from './counted-once.ts'
import type { PublicGap, PublicMeasure } from './facts.ts'
import { type ByMonth, type Counting, keyOf, parametersOf, shownMonths } from './shown-measure.ts'

/** What the public reads of the files: one total, and the months whose cases they are. */
type FilesShown = Required<Pick<PublicGap, 'months' | 'doneWell' | 'files'>>

export const filesAsked = (part: string | null) => ({ measure: filesOfCases, part })

/**
 * Counted once for the same twelve months, as every figure: the grades that came since stand in the next month's release. One total, and no
 * part of it: a measure that has no figure for one of these months has no gap.
 */
export function filesShown(
  part: string | null,
  version: number,
  {
    figures,
    window,
    before,
    ...counting
  }: Pick<Counting, 'force' | 'now' | 'window' | 'figures'> & {
    readonly before: Before['gaps']
  },
): FilesShown | null {
  const kept = keptFiles(before).find(({ files }) => files.part === part && files.version === version)
  if (kept !== undefined) return kept
  const byMonth: ByMonth = figures.get(keyOf(filesAsked(part))) ?? new Map()
  const audited = shownMonths(window).flatMap((month) => {
    const one = byMonth.get(month)
    return one === undefined || one.yes + one.no === 0 || (one.notYet ?? 0) > 0 ? [] : [{ month, ...one }]
  })
  if (audited.length === 0) return null
  const sum = (of: (one: (typeof audited)[number]) => number) => audited.reduce((all, one) => all + of(one), 0)
  return {
    months: audited.map(({ month }) => month),
    doneWell: disclose({ yes: sum(({ yes }) => yes), n: sum(({ yes, no }) => yes + no) }),
    files: {
      ...{ measure: filesOfCases, part, version, statement: part === null ? 0 : 1 },
      parameters: parametersOf(filesAsked(part), { window, ...counting }),
    },
  }
}

const keptFiles = (before: Before['gaps']): readonly FilesShown[] =>
  before.flatMap(({ months, doneWell, files }) =>
    months === undefined || doneWell === undefined || files === undefined ? [] : [{ months, doneWell, files }],
  )

/** Null where a month has no published counts or still counts, or one side is too few for a percentage. Where less is better, the rest is on time. */
export function gapBeside(
  { measure, part = null, months, year }: PublicMeasure,
  better: 'higher' | 'lower' | null,
  figures: Counting['figures'],
  files: FilesShown | null,
): PublicGap | null {
  if (files === null) return null
  const byMonth: ByMonth = figures.get(keyOf({ measure, part })) ?? new Map()
  const shown = files.months.map((month) => months.find((one) => one.month === month))
  const settled = files.months.every((month) => (byMonth.get(month)?.notYet ?? 0) === 0)
  const published = shown.filter((one) => one !== undefined)
  if (!settled || published.length < shown.length) return null
  const onTime = sumOfPublished(published, better === 'lower' ? 'no' : 'yes', year.effect)
  const { percent } = files.doneWell
  if (onTime === null || onTime.percent === null || percent === null) return null
  return { measure, points: onTime.percent - percent, onTime, ...files }
}
