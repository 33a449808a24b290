// The danger in one sentence: why the minimum grade is what it is, highest first, by what is known at the moment looked at.
import type { Instant } from '../../../../kernel/time.ts'
import type { PolicyAt } from '../../../../practice/policy.ts'
import { type Level, levelOrder } from '../../grade/levels.ts'
import { answersOf, inputOf, minimumGrade } from '../../grade/minimum.ts'
import { questions } from '../../grade/questions.ts'
import { type EpisodeState, isMissing, missingUntil } from '../../state.ts'

/** At most this many reasons: a sentence, not a list. */
const most = 3

/** Worked out again on the answers of that moment: one that came after the grading counts. */
export function dangerOf(state: EpisodeState, policyAt: PolicyAt, at: Instant) {
  const input = inputOf(state)
  const moment = missingUntil(state, at)
  const { floor, rules, unanswered } =
    input === null
      ? { floor: null, rules: [], unanswered: [] }
      : minimumGrade(answersOf(state), input, { policy: policyAt(moment), now: moment })
  const own = aboveMinimum(state, floor)
  const reasons = [...new Set([...own, ...rules.map((rule) => rule.because)])].slice(0, most)
  return {
    danger: reasons.length > 0 ? sentence(reasons) : (state.report?.why ?? ''),
    floor,
    rules,
    /** The grade stands below what the answers now ask for, and there is still somebody to look for. */
    belowMinimum:
      isMissing(state) && floor !== null && state.level !== null && levelOrder(state.level) < levelOrder(floor),
    notKnown: unanswered.map((id) => ({ id, words: questions.find((one) => one.id === id)?.words ?? id })),
  }
}

/** Graded higher than the rules ask: the grader's reason is the highest there is. */
function aboveMinimum({ grading, level }: EpisodeState, floor: Level | null): readonly string[] {
  return grading !== null && floor !== null && level === grading.level && levelOrder(level) > levelOrder(floor)
    ? [grading.because]
    : []
}

function sentence(reasons: readonly string[]): string {
  const words = reasons.map((reason) => reason.replace(/\.$/, '')).join('; ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
