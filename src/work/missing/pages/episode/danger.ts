// The danger in one sentence: why the minimum grade is what it is, highest first, and what the caller said, by what is known at the moment looked at.

import type { Instant } from '../../../../kernel/time.ts'
import { capital } from '../../../../kernel/words.ts'
import type { PolicyAt } from '../../../../practice/policy.ts'
import { type Level, levelOrder } from '../../grade/levels.ts'
import { answersOf, inputAt, minimumGrade } from '../../grade/minimum.ts'
import { questions } from '../../grade/questions.ts'
import { type EpisodeState, isMissing, missingUntil } from '../../state.ts'

/** At most this many reasons: a sentence, not a list. */
const most = 3

/** True of every child, of every report with a question open, or of every long search: they say nothing of what could happen to this one. */
const ofEverybody: readonly string[] = ['R1', 'R19', 'R22']

/** What follows the colon tells the grader how to grade, and is no danger to the child. */
const rulesFollow: readonly string[] = ['R12', 'R14']

/** A caller's words are quoted, not summed up; more of them stands in the report. */
const longestQuote = 140

/** Worked out again on the answers of that moment: one that came after the grading counts. */
export function dangerOf(state: EpisodeState, policyAt: PolicyAt, at: Instant) {
  const moment = missingUntil(state, at)
  const input = inputAt(state, moment)
  const { floor, rules, unanswered } =
    input === null
      ? { floor: null, rules: [], unanswered: [] }
      : minimumGrade(answersOf(state), input, { policy: policyAt(moment), now: moment })
  const own = aboveMinimum(state, floor)
  const telling = rules.filter((rule) => !ofEverybody.includes(rule.id))
  const said = [...new Set([...own, ...telling.map(dangerSaid)])].slice(0, most)
  // No rule says anything of this child: the grader did, who was asked what could happen.
  const reasons = said.length === 0 && state.grading !== null ? [state.grading.because] : said
  const why = state.report?.why ?? ''
  // The grader said what the caller did: said once, and with it how much nobody knows.
  const isRepeated = why !== '' && plain(reasons.join(' ')).includes(plain(why))
  const before = isRepeated && said.length === 0 ? notAnswered(unanswered.length) : ''
  return {
    danger: reasons.length > 0 ? `${before}${sentence(reasons)}` : why,
    /** What the caller said, short; null where the danger is their words already. */
    callerSays: reasons.length > 0 && why !== '' && !isRepeated ? quoted(why) : null,
    floor,
    rules,
    /** The grade stands below what the answers now ask for, and there is still somebody to look for. */
    belowMinimum:
      isMissing(state) && floor !== null && state.level !== null && levelOrder(state.level) < levelOrder(floor),
    notKnown: unanswered.map((id) => ({ id, words: questions.find((one) => one.id === id)?.words ?? id })),
  }
}

const dangerSaid = ({ id, because }: { readonly id: string; readonly because: string }): string =>
  rulesFollow.includes(id) ? because.replace(/:.*$/, '') : because

/** Graded higher than the rules ask: the grader's reason is the highest there is. */
function aboveMinimum({ grading, level }: EpisodeState, floor: Level | null): readonly string[] {
  return grading !== null && floor !== null && level === grading.level && levelOrder(level) > levelOrder(floor)
    ? [grading.because]
    : []
}

const notAnswered = (count: number): string =>
  count === 0 ? '' : `${count} ${count === 1 ? 'question' : 'questions'} not answered. `

/** The same words, whatever their case and stops. */
const plain = (words: string): string =>
  ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

function sentence(reasons: readonly string[]): string {
  const words = reasons.map((reason) => reason.replace(/\.$/, '')).join('; ')
  return `${capital(words)}.`
}

/** Cut where a word ends. */
function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote).replace(/\s\S*$/, '')} …`
}
