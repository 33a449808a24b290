// What is refused of rows on recommendations, and on what revisits found of them.
import { parseLocalDate } from '../../../../kernel/time.ts'
import { isTimeScale, needsDate } from '../../time-scales.ts'
import type { RecommendationItem } from '../items.ts'
import type { RowError } from '../row-reader.ts'
import { scaleWrong } from '../scale-chosen.ts'
import {
  type Check,
  findingsOf,
  inspectionOfFinding,
  inspectionsOf,
  isUnpublished,
  publishedOf,
  recommendationsOf,
} from './named.ts'
import { notCome, nowhere, taken, when, wrong } from './row-wrong.ts'

export function ofRecommendations(check: Check): readonly RowError[] {
  const [inspections, findings] = [inspectionsOf(check), findingsOf(check)]
  return check.register.recommendations.flatMap((one) => [
    ...when(!inspections.has(one.inspection), one, 'inspection', nowhere(one.inspection)),
    ...when(
      inspections.has(one.inspection) && isUnpublished(check, one.inspection),
      one,
      'inspection',
      `“${one.inspection}” is not published yet: its recommendations must wait until it is`,
    ),
    ...when(check.known.recommendations.has(one.reference), one, 'reference', taken(one.reference)),
    ...scaleOfRow(one, publishedOf(check, one.inspection)),
    ...when(one.finding !== null && !findings.has(one.finding), one, 'finding', nowhere(one.finding ?? '')),
    ...when(
      one.finding !== null && findings.has(one.finding) && inspectionOfFinding(check, one.finding) !== one.inspection,
      one,
      'finding',
      `“${one.finding}” is a finding of another inspection`,
    ),
  ])
}

/** What is no time scale at all, or no date, is said where the row is read. */
function scaleOfRow(one: RecommendationItem, published: string | null): readonly RowError[] {
  if (!isTimeScale(one.timeScale) || (needsDate(one.timeScale) && !isDate(one.on))) return []
  const { words, timeScale, on, scaleReason = null } = one
  const columns = { timeScale: 'time scale', on: 'on', scaleReason: 'time scale reason' }
  return scaleWrong({ words, timeScale, on, scaleReason, published, pasted: false }).map(([field, sentence]) =>
    wrong(one, columns[field], sentence),
  )
}

const isDate = (text: string | null): boolean => text !== null && parseLocalDate(text) !== null

export function ofRevisits(check: Check): readonly RowError[] {
  const recommendations = recommendationsOf(check)
  return check.register.revisits.flatMap((one) => {
    const asked = check.register.recommendations.find((each) => each.reference === one.recommendation)
    const published =
      check.known.recommendations.get(one.recommendation)?.published ??
      (asked === undefined ? null : publishedOf(check, asked.inspection))
    return [
      ...when(!recommendations.has(one.recommendation), one, 'reference', nowhere(one.recommendation)),
      ...when(one.on > check.today, one, 'published', notCome),
      ...when(
        published !== null && one.on < published,
        one,
        'published',
        'this is before the recommendation was published',
      ),
    ]
  })
}
