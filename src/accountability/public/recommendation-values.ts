// What the public page of one recommendation shows of it: its figures with chart and statement, and the gaps.
import { dateAndTime, dateWords, dayOf, type Instant } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { askedOfOthers, askedWithForce, isForces } from '../asked-of.ts'
import { gapShown } from '../public-gap.ts'
import { monthsChart } from './chart.ts'
import type { PublicMeasure, PublicRecommendation } from './facts.ts'

export const recommendationValues = (one: PublicRecommendation, statements: readonly string[], frozenAt: Instant) => ({
  title: `${one.reference}: ${capital(one.theme)}`,
  one: {
    ...one,
    heading: capital(one.theme),
    whose: whoseOf(one.askedOf),
    answered: answeredWords(one),
    isForces: isForces({ asked_of: one.askedOf ?? [] }),
    gaps: (one.gaps ?? []).map((gap) => ({
      ...gapShown(gap),
      question: one.measures.find(({ measure }) => measure === gap.measure)?.question ?? '',
    })),
    files: filesCounted(one),
  },
  measures: one.measures.map(withChart),
  queries: queriesOf(one, statements),
  /** Its status was computed at another minute than the release was made. */
  computedThen: one.judgedAt != null && dateAndTime(one.judgedAt) !== dateAndTime(frozenAt),
  /** Of a release from before intervals allowed for children who come back. */
  independent: one.measures.some(({ year }) => year.low !== null && year.effect === undefined),
})

/** Null where none is owed. */
export function answeredWords({ answerBy = null, answeredOn = null }: PublicRecommendation): string | null {
  if (answeredOn !== null) return `given ${dateWords(dayOf(answeredOn))}`
  return answerBy === null ? null : `owed by ${dateWords(dayOf(answerBy))}; none is recorded here`
}

/** Null where nobody has said, and in releases from before it was published. */
function whoseOf(asked_of: readonly string[] = []): string | null {
  if (asked_of.length === 0) return null
  const [alone, besides] = [askedOfOthers({ asked_of }), askedWithForce({ asked_of })]
  if (alone !== null) return `${capital(alone)}, and not the force`
  if (besides === null) return 'The chief officer of the force'
  return `The chief officer of the force, with ${besides}. The status, stage and date here are of the force’s part`
}

/** “On time” never stands without how far it is above “done well”, in the list neither. */
export const gapWords = (
  { gaps = [] }: PublicRecommendation,
  { measure, part = null }: PublicMeasure,
): string | null => {
  const gap = part === null ? gaps.find((one) => one.measure === measure) : undefined
  return gap === undefined ? null : gapShown(gap).words
}

/** Each that counted a figure of the page, once: most figures are counted by the same one, with values of their own. */
function queriesOf({ measures, gaps = [] }: PublicRecommendation, statements: readonly string[]) {
  const numbers = [
    ...measures.flatMap(({ parameters, statement = 0 }) => (parameters === undefined ? [] : [statement])),
    ...gaps.slice(0, 1).flatMap(({ files }) => (files === undefined ? [] : [files.statement])),
  ]
  return [...new Set(numbers)].flatMap((number) => {
    const sql = statements[number]
    return sql === undefined ? [] : [{ number: number + 1, sql }]
  })
}

const withChart = (one: PublicMeasure) => ({
  ...one,
  chart: monthsChart(one),
  query: (one.statement ?? 0) + 1,
})

/** The one total of files that its gaps are taken from, with the statement that counted it; null in releases from before it was kept. */
function filesCounted({ gaps = [] }: PublicRecommendation) {
  const files = gaps[0]?.files
  return files === undefined ? null : { ...files, query: files.statement + 1 }
}
