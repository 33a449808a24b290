// Whether a measure has changed, in words, as the sequential test says.
import { dateWords, type Instant } from '../../kernel/time.ts'
import { capital, thousands } from '../../kernel/words.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import {
  changeRule,
  comparedWords,
  monthsNeeded,
  nextAnchor,
  type SinceAnchor,
  said,
  sinceAnchor,
} from '../../practice/statistics.ts'
import { type Figures, total } from '../../registers/measures.ts'
import { wholeMonths } from './months.ts'

/** Against the year before its anchor, which stands still for twelve looks: `months` are those of `monthsToCompare`. */
export function changeWords(definition: MeasureDefinition, months: readonly Figures[], now: Instant): string {
  const change = changeOf(definition, months, now)
  if (change === null) return 'Neither more nor less is better, so no change is reported'
  return change.verdict === 'nothing to compare with'
    ? `No comparison yet: nothing was counted from ${dateWords(change.from)} to ${dateWords(change.until)}. The first is made when ${dateWords(nextAnchor(change))} is over`
    : `${verdictWords(change)}, ${comparedWords(change)} (n = ${thousands(change.n)} then)`
}

/** For a list, in which all are compared with the same. */
export function shortChangeWords(definition: MeasureDefinition, months: readonly Figures[], now: Instant): string {
  const change = changeOf(definition, months, now)
  if (change === null) return 'Not reported'
  return change.verdict === 'nothing to compare with'
    ? 'No comparison yet'
    : `${verdictWords(change)} (look ${change.look}, n = ${thousands(change.n)} then)`
}

/** Worse, as the test over the months says, and not faded since. */
export const isWorse = (definition: MeasureDefinition, months: readonly Figures[], now: Instant): boolean =>
  said(changeOf(definition, months, now)) === 'worse'

function verdictWords({ verdict, since, stillShown }: SinceAnchor): string {
  if (verdict !== 'improved' && verdict !== 'worse') return 'No clear change'
  const shown = since === null ? '' : `, first shown in ${dateWords(since)}`
  return `${verdict === 'improved' ? 'Improved' : 'Worse'}${shown}${stillShown ? '' : ' and faded since'}`
}

/** What a list of many tests must say of itself: each errs alone, so that some of many are called changed by chance. */
export function changesWords(
  definitions: readonly MeasureDefinition[],
  read: ReadonlyMap<string, readonly Figures[]>,
  now: Instant,
): string {
  const tested = definitions
    .flatMap((definition) => changeOf(definition, read.get(definition.id) ?? [], now) ?? [])
    .filter(({ verdict }) => verdict !== 'nothing to compare with')
  if (tested.length === 0) return 'No measure has a year to be compared with yet'
  const changed = tested.filter(({ verdict }) => verdict !== 'no clear change').length
  const byChance = Math.round(tested.length * changeRule.falseClaims * 10) / 10
  const [first] = tested
  const compared = first === undefined ? '' : `${comparedWords(first)}: `
  return `${capital(compared)}${changed} of ${tested.length} measures are reported as changed. Each is tested separately: even if nothing had changed, up to ${byChance} of them would be reported as changed, on average, by the end of their twelve looks`
}

/** Null where neither direction is better. */
function changeOf({ better }: MeasureDefinition, months: readonly Figures[], now: Instant) {
  if (better === null) return null
  const whole = wholeMonths(months, monthsNeeded, now)
  return sinceAnchor(
    whole.map((month) => ({
      month: month.group,
      yes: month.yes,
      n: total(month),
      notYet: month.notYet,
      // Cases of one child are alike: the test takes them for as many as they are worth.
      alike: month.alike ?? [],
    })),
    better,
  )
}
