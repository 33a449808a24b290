// Whether a closure test is one: what is refused about it.

import { dateWords } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { passProbability, trueLevels } from './pass-probability.ts'
import type { AuditRule, ClosureTest, Criterion, ProposedTest } from './test.ts'
import { defaultFloors, type Floors } from './test-floors.ts'

/** What measures are by their own definitions: nobody who proposes a test says what a measure tells. */
export type Definitions = ReadonlyMap<
  string,
  Pick<MeasureDefinition, 'question' | 'kind' | 'better' | 'target' | 'countsAfterDays'>
>

/** A description shows how things are and asks nothing; where neither way is better nothing can be asked. */
export const closes = ({ kind, better }: Pick<MeasureDefinition, 'kind' | 'better'>): boolean =>
  kind !== 'description' && better !== null

type Completed =
  | { readonly test: ClosureTest; readonly refusals: readonly [] }
  | { readonly test: null; readonly refusals: readonly string[] }

/** The test with what each measure's definition says of it. */
export function completed(proposed: ProposedTest, definitions: Definitions): Completed {
  const refusals: string[] = []
  const criteria = proposed.criteria.flatMap((one): readonly Criterion[] => {
    const { measure, part, threshold, minimumN } = one
    const definition = definitions.get(measure)
    if (definition === undefined) refusals.push(`There is no measure ${measure}.`)
    else if (definition.kind === 'description' || definition.better === null)
      refusals.push(`${measure} has no better or worse direction. Choose a measure that has one.`)
    else return [{ measure, part, kind: definition.kind, threshold, better: definition.better, minimumN }]
    return []
  })
  return refusals.length > 0 ? { test: null, refusals } : { test: { ...proposed, criteria }, refusals: [] }
}

/** Where a stored test calls a measure what its definition does not. */
export const misnamed = (test: ClosureTest, definitions: Definitions): readonly string[] =>
  test.criteria.flatMap(({ measure, kind, better }) => {
    const definition = definitions.get(measure)
    return definition === undefined || (definition.kind === kind && definition.better === better)
      ? []
      : [`${measure} is a measure of ${definition.kind} by its definition. Propose the test again.`]
  })

/** What is unsound about a test, all at once. */
export function testRefusals(test: ClosureTest, floors: Floors = defaultFloors): readonly string[] {
  const { audit = null, mostGapPoints = null } = test
  // Timeliness alone would let haste pass for care.
  const judgesQuality =
    audit !== null || test.criteria.some(({ kind }) => kind === 'outcome' || kind === 'audited quality')
  const keys = test.criteria.map(({ measure, part }) => `${measure}/${part ?? ''}`)
  return [
    ...(judgesQuality ? [] : ['A closure test needs at least one measure of outcome or audited quality.']),
    ...(new Set(keys).size === keys.length ? [] : ['A measure is in the test twice. Include each measure only once.']),
    ...test.criteria.flatMap((criterion) => criterionRefusals(criterion, floors)),
    ...(test.sustainedMonths < floors.months
      ? [
          `The test asks for ${test.sustainedMonths} whole ${test.sustainedMonths === 1 ? 'month' : 'months in a row'}. Ask for ${floors.months} or more.`,
        ]
      : []),
    ...(test.mostNotEvidenced > floors.withoutEvidence
      ? [
          `${percent(test.mostNotEvidenced)} without evidence is too much, because cases nobody recorded would pass. Allow ${percent(floors.withoutEvidence)} at most.`,
        ]
      : []),
    ...(audit === null ? [] : auditRefusals(audit, floors)),
    ...(mostGapPoints !== null && audit === null
      ? ['A limit on the points between on time and done well needs the case-file audit. Enter the audit’s rule too.']
      : []),
  ]
}

/** What makes a proposed test pointless today: it says nothing any more, or asks for files that nobody can audit. */
export function untimely(
  { audit = null, expiresOn = null }: ClosureTest,
  topics: readonly string[],
  today: string,
): readonly string[] {
  return [
    ...(expiresOn !== null && expiresOn < today
      ? [`It would already have expired on ${dateWords(expiresOn)}. Enter a future date, or leave it empty.`]
      : []),
    ...(audit === null || topics.includes(audit.topic)
      ? []
      : [`There are no case-file audits on “${audit.topic}”. Choose one of these topics: ${topics.join(', ')}.`]),
  ]
}

function criterionRefusals({ measure, threshold, better, minimumN }: Criterion, floors: Floors): readonly string[] {
  const [least, most] = [floors.share, 1 - floors.share]
  return [
    ...(better === 'higher' && threshold < least
      ? [`${measure}: at least ${percent(threshold)} asks too little. Ask for ${percent(least)} or more.`]
      : []),
    ...(better === 'lower' && threshold > most
      ? [`${measure}: at most ${percent(threshold)} asks too little. Ask for ${percent(most)} or less.`]
      : []),
    ...(minimumN < floors.cases
      ? [
          `${measure}: ${minimumN} ${minimumN === 1 ? 'case' : 'cases'} a month is too few to show anything. Ask for ${floors.cases} or more.`,
        ]
      : []),
  ]
}

function auditRefusals(rule: AuditRule, floors: Floors): readonly string[] {
  const { files, leastGood, mostInadequate } = rule
  const impossible = [
    ...(leastGood > files ? [`You cannot ask for ${leastGood} good files out of ${files}.`] : []),
    ...(mostInadequate >= files
      ? [`A rule that allows ${mostInadequate} of ${files} files to be inadequate would always pass. Allow fewer.`]
      : []),
    ...(leastGood + mostInadequate > files
      ? [`${leastGood} good and up to ${mostInadequate} inadequate add up to more than ${files} files.`]
      : []),
  ]
  const [found] = trueLevels
  if (impossible.length > 0 || found === undefined) return impossible
  const chance = passProbability(rule, found)
  return chance > floors.chance
    ? [
        `The audit rule would pass a force with ${percent(found.good)} good and ${percent(found.inadequate)} inadequate files, as inspectors found, ${percent(chance)} of the time. Ask for more.`,
      ]
    : []
}
