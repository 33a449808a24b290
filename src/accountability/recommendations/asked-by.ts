// What a closure test asks, in words, a sentence a criterion.

import { dateWords } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import type { ClosureTest } from './test.ts'

export function askedBy(test: ClosureTest): readonly string[] {
  const { audit = null, expiresOn = null, mostGapPoints = null, noOpenConcern = false, scope = null } = test
  return [
    ...(scope === null ? [] : [`What it covers: ${scope}`]),
    ...test.criteria.map(
      ({ measure, part, better, threshold, minimumN, kind }) =>
        `${measure}${part === null ? '' : ` (${part})`}: at ${better === 'higher' ? 'least' : 'most'} ${percent(threshold)}, on at least ${minimumN} cases a month (${kind}).`,
    ),
    `In each of ${test.sustainedMonths} whole months in a row, with at most ${percent(test.mostNotEvidenced)} without evidence.`,
    ...(audit === null
      ? []
      : [
          `Of ${audit.files} case files on ${audit.topic} sampled and graded in the last ${audit.windowMonths} whole months, at least ${audit.leastGood} are good and at most ${audit.mostInadequate} inadequate.`,
        ]),
    ...(mostGapPoints === null
      ? []
      : [
          `“On time” at most ${mostGapPoints} points above “done well”, over the last ${audit?.windowMonths ?? 3} whole months whose cases were audited.`,
        ]),
    ...(noOpenConcern
      ? ['No case that an auditor or inspector returned for a child’s safety is waiting for an answer.']
      : []),
    ...(expiresOn === null ? [] : [`It expires on ${dateWords(expiresOn)}.`]),
  ]
}
