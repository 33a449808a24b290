// Reviews, and the paths of known whereabouts and concern for safety: each ends with a time for the next look, never quietly.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { durationWords, hours, type Instant, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import { choice, lines, text, until, yesNo } from '../../../web/fields.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { type Level, levelOrder, levelWords } from '../grade/levels.ts'
import { answersOf, firingRules, inputAt, minimumGrade } from '../grade/minimum.ts'
import { gradeTable } from '../grade-policy.ts'
import { likeness } from '../likeness.ts'
import { type EpisodeState, isStillAtRisk, wasEverMissing } from '../state.ts'
import { command, onlyWhile, refuse } from './deciding.ts'

/** The longest a reviewer may let it run: the level's maximum or that of a rule that fires, the known path's, or that of a search that has become long. */
export function latestNextReview(state: EpisodeState, policy: Policy, now: Instant): Instant {
  const longest = maximum(state, policy, now)
  const byRules = longest.startsWith('review.maximum.') && longest !== long ? ruled(state, policy, now) : []
  return plus(now, minutes(Math.min(setting(policy, longest), ...byRules)))
}

/**
 * “Then every”, of each rule that fires, and of R6a as long as it locks the grade: referred to the mechanism, a child is no less exploited for
 * what nobody answered. A row above the grade was set aside by whoever agreed to the lower one.
 */
function ruled(state: EpisodeState, policy: Policy, now: Instant): readonly number[] {
  const exploited = exploitationOf(state, policy, now) !== 'none'
  const holding = [...firingRules(state, policy, '', now), ...(exploited ? ['R6a'] : [])]
  // A concern that nobody graded is looked at as its minimum would be.
  const level = state.level ?? minimumOf(state, policy, now)
  return gradeTable(policy)
    .rules.filter((row) => holding.includes(row.id))
    .filter((row) => level !== null && levelOrder(row.level) <= levelOrder(level))
    .map((row) => row.reviewEveryMinutes)
}

const long = 'review.maximum.long'

const longTermDays = 28

/** Graded so; or what is known asks for it, whoever has graded it lower or not at all. */
const callsForHigh = (state: EpisodeState, policy: Policy, now: Instant): boolean =>
  state.level === 'HIGH' || minimumOf(state, policy, now) === 'HIGH'

function minimumOf(state: EpisodeState, policy: Policy, now: Instant): Level | null {
  const input = inputAt(state, now)
  return input === null ? null : minimumGrade(answersOf(state), input, { policy, now }).floor
}

/** The same of a child who was reported missing: that it is a concern alone was decided by nobody. */
export const asksForHigh = (state: EpisodeState, policy: Policy, now: Instant): boolean =>
  state.level === 'HIGH' || (wasEverMissing(state) && callsForHigh(state, policy, now))

function maximum(state: EpisodeState, policy: Policy, now: Instant): string {
  const { phase, level, missingFrom } = state
  if (phase === 'known') return callsForHigh(state, policy, now) ? 'review.maximum.high' : 'review.known'
  if (missingFrom !== null && now > plus(missingFrom, hours(24 * longTermDays))) return long
  return level === 'HIGH' ? 'review.maximum.high' : 'review.maximum.other'
}

export const review = command({
  name: 'review',
  title: 'Review the risk',
  path: 'reviews',
  permission: 'review',
  body: Type.Object({
    level: choice('Grade after this review', 'Choose the grade', ['HIGH', 'MEDIUM', 'LOW'], levelWords, 'radios'),
    summary: text('What is known, what was done and what it means for the risk', 'Enter your review', {
      description: 'Do not copy the last review: how alike they are is shown',
    }),
    onInformationHeldAtReport: Type.Optional(
      yesNo(
        'If it is raised, was the information it is based on known when the report was taken?',
        'Say whether it was known when the report was taken',
        'Counted, so that late recognition is seen',
      ),
    ),
    actionsSet: lines(
      'Actions set',
      'One on each line: who does what by when. Reviews that neither set nor close an action are counted',
    ),
    actionsClosed: {
      ...Type.Array(Line(300), { maxItems: 20 }),
      title: 'Which open tasks are no longer needed?',
      description: 'If a task was done, use “Finish a task” and say what was done',
      input: 'checkboxes',
    },
    nextReviewAt: until('Next review', 'Enter when the next review is due', 'Up to the longest time for this grade'),
  }),
  evidence: none,
  decide: (asked) => {
    const { state, body, now, policy } = asked
    const raises = state.level !== null && levelOrder(body.level) > levelOrder(state.level)
    const latest = latestNextReview(
      raises || state.level === null ? { ...state, level: body.level } : state,
      policy,
      now,
    )
    const lastSummary =
      asked.folded.facts.filter((fact) => fact.kind === 'missing.reviewed/1').at(-1)?.body.summary ?? null
    const refusals = [
      ...onlyWhile(
        asked,
        isStillAtRisk(state) ? ['located'] : ['open', 'known'],
        state.phase === 'reported'
          ? 'Grade the report first, then review it.'
          : 'The child is not missing now: there is nothing to review.',
      ),
      ...when(
        raises && state.phase !== 'open',
        'level',
        'Raise a grade only while the child is missing. If contact is lost, record that first.',
      ),
      ...when(
        raises && body.onInformationHeldAtReport === undefined,
        'onInformationHeldAtReport',
        'The grade is raised: say whether the information was known when the report was taken.',
      ),
      ...when(
        state.level !== null && levelOrder(body.level) < levelOrder(state.level),
        'level',
        'A review cannot lower the grade. Propose a lower grade: a second person decides.',
      ),
      ...when(body.nextReviewAt <= now, 'nextReviewAt', 'Give a time that is still to come.'),
      ...(body.nextReviewAt > latest
        ? [
            refusal(
              'nextReviewAt',
              `At this grade, and under the current rules, the next review must be at most ${durationWords((Date.parse(latest) - Date.parse(now)) / 60_000)} from now.`,
            ),
          ]
        : []),
      ...body.actionsClosed
        .filter((words) => !state.tasks.some((task) => task.words === words))
        .map((words) => refusal('actionsClosed', `“${words}” is not an open task: choose one that is.`)),
    ]
    if (refusals.length > 0) return refuse(...refusals)
    const like = lastSummary === null ? null : likeness(lastSummary, body.summary)
    const { onInformationHeldAtReport = false, ...said } = body
    return {
      kind: 'facts',
      facts: [
        // Raised at a review is raised: counted, and its clocks begin, as if it had been raised by itself.
        ...(raises
          ? [
              {
                kind: 'missing.raised/1',
                happenedAt: now,
                body: { level: body.level, because: body.summary, onInformationHeldAtReport },
              } as const,
            ]
          : []),
        { kind: 'missing.reviewed/1', happenedAt: now, body: { ...said, likeTheLast: like } },
      ],
    }
  },
})
