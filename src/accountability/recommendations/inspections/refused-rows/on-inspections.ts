// What is refused of rows on inspections, with their counted files and grades.
import { parseLocalDate } from '../../../../kernel/time.ts'
import { moreThanAll } from '../files-add-up.ts'
import { judgmentWrong, programmeWrong } from '../generations.ts'
import type { InspectionItem } from '../items.ts'
import type { RowError } from '../row-reader.ts'
import { type Check, inspectionsOf, isUnpublished, publishedOf, reportOf } from './named.ts'
import { notCome, nowhere, taken, when, wrong } from './row-wrong.ts'

export function ofInspections(check: Check): readonly RowError[] {
  const inspections = inspectionsOf(check)
  return check.register.inspections.flatMap((one) => [
    ...when(check.known.taken.has(one.reference), one, 'reference', taken(one.reference)),
    ...ofItsProgramme(check, one),
    ...when(one.follows !== null && !inspections.has(one.follows), one, 'follows', nowhere(one.follows ?? '')),
    ...when(
      one.follows !== null &&
        one.published !== null &&
        inspections.has(one.follows) &&
        (isUnpublished(check, one.follows) || (publishedOf(check, one.follows) ?? '') >= one.published),
      one,
      'follows',
      `“${one.follows ?? ''}” was published on the same day or later: an inspection looks back on an earlier one`,
    ),
    ...when(
      one.published !== null && one.published > check.today,
      one,
      'published',
      `${notCome}: leave it empty, and the inspection is a draft until then`,
    ),
  ])
}

/** A day that cannot be read is none of the programme's, and is said of its own column. */
function ofItsProgramme({ policy, today }: Check, one: InspectionItem): readonly RowError[] {
  const on = one.published ?? today
  const sentence = parseLocalDate(on) === null ? null : programmeWrong(policy, { programme: one.programme, on })
  return when(sentence !== null, one, 'programme', sentence ?? '')
}

export function ofCounts(check: Check): readonly RowError[] {
  const inspections = inspectionsOf(check)
  const { files, judgments } = check.register
  return [
    ...[...files, ...judgments].flatMap((one) =>
      when(!inspections.has(one.inspection), one, 'inspection', nowhere(one.inspection)),
    ),
    ...files.flatMap((one) => {
      const sentence = moreThanAll(
        one,
        files.filter((each) => each.inspection === one.inspection),
      )
      return when(sentence !== null, one, 'n', sentence ?? '')
    }),
    ...judgments.flatMap((one) =>
      judgmentWrong(check.policy, reportOf(check, one.inspection), one).map(([field, sentence]) =>
        wrong(one, field, sentence),
      ),
    ),
  ]
}
