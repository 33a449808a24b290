// What is refused of rows on inspections, with their counted files and grades.
import { moreThanAll } from '../files-add-up.ts'
import type { RowError } from '../row-reader.ts'
import { judgmentWrong } from '../scales.ts'
import { type Check, inspectionsOf, isUnpublished, programmeOf, publishedOf } from './named.ts'
import { notCome, nowhere, taken, when, wrong } from './row-wrong.ts'

export function ofInspections(check: Check): readonly RowError[] {
  const inspections = inspectionsOf(check)
  return check.register.inspections.flatMap((one) => [
    ...when(check.known.taken.has(one.reference), one, 'reference', taken(one.reference)),
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
      judgmentWrong(programmeOf(check, one.inspection), one).map(([field, sentence]) => wrong(one, field, sentence)),
    ),
  ]
}
