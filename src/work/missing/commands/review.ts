// Reviews, and the paths of known whereabouts and concern for safety: each ends with a time for the next look, never quietly.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { durationWords, hours, type Instant, minutes, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import type { Role } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import { choice, line, lines, optionalLine, text, tick, until } from '../../../web/fields.ts'
import { levelOrder, levelWords } from '../grade/levels.ts'
import { likeness } from '../likeness.ts'
import { type EpisodeState, isStillAtRisk, wasEverMissing } from '../state.ts'
import { command, onlyWhile, refuse, unless } from './deciding.ts'
import { toldOfNext } from './report.ts'

/** The longest a reviewer may let it run: the level's maximum, the known path's, or that of a search that has become long. */
export function latestNextReview(state: EpisodeState, policy: Policy, now: Instant): Instant {
  return plus(now, minutes(setting(policy, maximum(state, now))))
}

const longTermDays = 28

function maximum({ phase, level, missingFrom }: EpisodeState, now: Instant): string {
  if (phase === 'known') return level === 'HIGH' ? 'review.maximum.high' : 'review.known'
  if (missingFrom !== null && now > plus(missingFrom, hours(24 * longTermDays))) return 'review.maximum.long'
  return level === 'HIGH' ? 'review.maximum.high' : 'review.maximum.other'
}

export const review = command({
  name: 'review',
  title: 'Review the risk',
  path: 'reviews',
  permission: 'review',
  body: Type.Object({
    level: choice('Grade after this review', 'Choose the grade', ['HIGH', 'MEDIUM', 'LOW'], levelWords, 'radios'),
    summary: text('What is known, what was done, what it means for the risk', 'Enter your review', {
      description: 'Do not copy the review before it: how alike they are is shown',
    }),
    onInformationHeldAtReport: Type.Optional(
      tick(
        'If it is raised: what it rests on was known when the report was taken',
        'Counted, so that late recognition is seen',
      ),
    ),
    actionsSet: lines(
      'Actions set',
      'One a line: who does what by when. A review sets or closes at least one action, or it is counted as one that did not',
    ),
    actionsClosed: {
      ...Type.Array(Line(300), { maxItems: 20 }),
      title: 'Which open tasks are done with?',
      description: 'A task that was done is finished under “Finish a task”, with what was done',
      input: 'checkboxes',
    },
    nextReviewAt: until('Next review', 'Enter when the next review is due', 'Up to the longest time for this grade'),
  }),
  evidence: none,
  decide: (asked) => {
    const { state, body, now, policy } = asked
    const latest = latestNextReview(body.level === 'HIGH' ? { ...state, level: 'HIGH' } : state, policy, now)
    const raises = state.level !== null && levelOrder(body.level) > levelOrder(state.level)
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
      ...(raises && state.phase !== 'open'
        ? [refusal('level', 'A grade is raised while the child is missing. If contact is lost, record that first.')]
        : []),
      ...(state.level !== null && levelOrder(body.level) < levelOrder(state.level)
        ? [refusal('level', 'A review cannot lower the grade. Propose a lower grade: a second person decides.')]
        : []),
      ...(body.nextReviewAt <= now ? [refusal('nextReviewAt', 'Give a time that is still to come.')] : []),
      ...(body.nextReviewAt > latest
        ? [
            refusal(
              'nextReviewAt',
              `At this grade the next review is at most ${durationWords((Date.parse(latest) - Date.parse(now)) / 60_000)} from now.`,
            ),
          ]
        : []),
      ...body.actionsClosed
        .filter((words) => !state.tasks.some((task) => task.words === words))
        .map((words) => refusal('actionsClosed', `“${words}” is no open task: choose one that is.`)),
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

/** What an agreed lowering from HIGH takes, since it ends as much. */
const ranked: readonly Role[] = [
  'local operations inspector',
  'force incident manager',
  'detective inspector',
  'duty superintendent',
]

const longestKnown = (state: EpisodeState, policy: Policy): number =>
  setting(policy, state.level === 'HIGH' ? 'review.maximum.high' : 'review.known')

export const knownToBe = command({
  name: 'record-known-whereabouts',
  title: 'Whereabouts are known: not missing, still a concern',
  path: 'known-whereabouts',
  permission: 'endorse a grade',
  body: Type.Object({
    where: line('Where is the child?', 'Enter where the child is known to be', { most: 300 }),
    with: optionalLine('With whom?'),
    detail: text('How is this known, and why is it safe to wait?', 'Enter how it is known', {
      description: 'A telephone call is not being located',
    }),
    reviewBy: until('Look again by', 'Enter when somebody looks again'),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['reported', 'open', 'known'], 'The child is not missing now.'),
        ...(asked.state.level === 'HIGH' && !asked.by.roles.some((role) => ranked.includes(role))
          ? [refusal('', 'At HIGH an officer of inspector’s rank decides that the child is not missing.')]
          : []),
        ...(asked.body.reviewBy <= asked.now ? [refusal('reviewBy', 'Give a time that is still to come.')] : []),
        ...(asked.body.reviewBy > latestNextReview({ ...asked.state, phase: 'known' }, asked.policy, asked.now)
          ? [refusal('reviewBy', `At most ${durationWords(longestKnown(asked.state, asked.policy))} from now.`)]
          : []),
      ],
      { kind: 'missing.known-to-be/1', happenedAt: asked.now, body: asked.body },
    ),
})

export const loseContact = command({
  name: 'record-contact-lost',
  title: 'Contact is lost: the child is missing',
  path: 'contact-lost',
  permission: 'report a missing child',
  body: Type.Object({ detail: text('What happened', 'Enter what happened') }),
  evidence: none,
  decide: (asked) => {
    const { state, now, body, recordId } = asked
    const refusals = [
      ...onlyWhile(
        asked,
        ['known', 'located'],
        'Whereabouts are not recorded as known. A child who has returned and goes again is reported anew.',
      ),
      ...(state.grave === null
        ? []
        : [refusal('', 'A death or serious injury is recorded: nothing is searched anew.')]),
    ]
    const first = state.report?.history.firstEpisodeId ?? null
    const decided = unless(refusals, { kind: 'missing.contact-lost/1', happenedAt: now, body })
    // Missing for the first time in this record: the earlier first episode is told, as at a report.
    return decided.kind === 'refused' || first === null || wasEverMissing(state)
      ? decided
      : { ...decided, also: [toldOfNext(first, recordId, now, now)] }
  },
})

export const endConcern = command({
  name: 'end-concern',
  title: 'The concern has ended',
  path: 'concern-ended',
  permission: 'endorse a grade',
  body: Type.Object({
    because: text('Why it has ended', 'Enter why'),
    seenBy: optionalLine('Who saw the child?', { description: 'Left empty it says that nobody did' }),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['known'], 'This is not a record of known whereabouts or concern.'),
        ...(wasEverMissing(asked.state)
          ? [
              refusal(
                '',
                'The child was reported missing: record where they were located, that they returned, and close the police search. Known whereabouts are no way out of it.',
              ),
            ]
          : []),
        ...(asked.state.grave === null
          ? []
          : [refusal('', 'A death or serious injury is recorded: the record is closed by the close of the search.')]),
      ],
      { kind: 'missing.concern-ended/1', happenedAt: asked.now, body: asked.body },
    ),
})
