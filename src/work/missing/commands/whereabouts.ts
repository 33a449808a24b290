// Known whereabouts and concern for safety: each with a time for the next look, and a loss of contact that begins a search.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { durationWords, type Instant, isBeforeMinuteOf, minutesBetween } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { happened, line, optionalLine, setToNow, text, until } from '../../../web/fields.ts'
import type { NewMissingFact } from '../facts.ts'
import { ENDED_BY_TIME, WENT_MISSING } from '../protection-choices.ts'
import { isInspector } from '../ranks.ts'
import { type EpisodeState, isDead, wasEverMissing } from '../state.ts'
import { type Asked, command, onlyWhile, timeRefusals, unless } from './deciding.ts'
import { notBeforeItBegan } from './police-protection.ts'
import { lawfulUntil } from './protection-end.ts'
import { toldOfNext } from './reported.ts'
import { asksForHigh, latestNextReview } from './review.ts'

/** As late as somebody may look again, once the whereabouts are known. */
const latestLook = ({ state, policy, now }: Pick<Asked<Type.TObject>, 'state' | 'policy' | 'now'>): Instant =>
  latestNextReview({ ...state, phase: 'known' }, policy, now)

export const knownToBe = command({
  name: 'record-known-whereabouts',
  title: 'Whereabouts are known: not missing, still a concern',
  path: 'known-whereabouts',
  permission: 'endorse a grade',
  body: Type.Object({
    where: line('Where is the child?', 'Enter where the child is known to be', { most: 300 }),
    with: optionalLine('With whom?'),
    detail: text('How is this known, and why is it safe to wait?', 'Enter how it is known', {
      description: 'A telephone call does not mean that the child is located',
    }),
    reviewBy: until('Look again by', 'Enter when somebody looks again'),
  }),
  evidence: none,
  decide: (asked) =>
    unless(
      [
        ...onlyWhile(asked, ['reported', 'open', 'known'], 'The child is not missing now.'),
        // What an agreed lowering from HIGH takes, since it ends as much. Whom nobody has graded yet is in no less danger.
        ...when(
          asksForHigh(asked.state, asked.policy, asked.now) && !isInspector(asked.by),
          '',
          'If the grade is HIGH, or what is known calls for HIGH, only an officer of inspector’s rank can decide that the child is not missing.',
        ),
        ...when(asked.body.reviewBy <= asked.now, 'reviewBy', 'Give a time that is still to come.'),
        ...(asked.body.reviewBy > latestLook(asked)
          ? [
              refusal(
                'reviewBy',
                `Give a time at most ${durationWords(minutesBetween(asked.now, latestLook(asked)))} from now.`,
              ),
            ]
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
  body: Type.Object({
    detail: text('What happened', 'Enter what happened'),
    place: Type.Optional(
      optionalLine('Where were they last seen or heard of?', {
        most: 300,
        description: 'If you leave this empty, it is where they were located or known to be',
      }),
    ),
    at: Type.Optional(happened('When was contact lost?', `The search is counted from then. ${setToNow}`)),
  }),
  evidence: none,
  decide: (asked) => {
    const { state, now, body, recordId } = asked
    const refusals = [
      ...onlyWhile(
        asked,
        ['known', 'located'],
        'Whereabouts are not recorded as known. If a child has returned and goes missing again, make a new report.',
      ),
      ...when(isDead(state), '', 'The child was found dead: the search cannot start again.'),
    ]
    const history = state.report?.history
    const { at: given = null, ...said } = body
    const happenedAt = given ?? now
    const decided = unless(
      [
        ...refusals,
        ...timeRefusals(asked, given),
        ...notBeforeFound(state, given),
        ...notBeforeHarmed(state, given),
        ...notBeforeItBegan(state, given),
      ],
      ...leftProtection(state, happenedAt, body.detail),
      { kind: 'missing.contact-lost/1', happenedAt, body: said },
    )
    // Missing for the first time in this record: the earlier first episode is told, as at a report.
    return decided.kind === 'refused' || history === undefined || wasEverMissing(state)
      ? decided
      : { ...decided, also: toldOfNext(history, recordId, happenedAt, now) }
  },
})

const notBeforeFound = ({ located }: EpisodeState, at: Instant | null): readonly Refusal[] =>
  located !== null && at !== null && isBeforeMinuteOf(at, located.at)
    ? [refusal('at', 'This is before the child was located. Give a later time.')]
    : []

const notBeforeHarmed = ({ grave }: EpisodeState, at: Instant | null): readonly Refusal[] =>
  grave !== null && at !== null && isBeforeMinuteOf(at, grave.at)
    ? [refusal('at', 'This is before the child was found seriously harmed. Give a later time.')]
    : []

/** Whoever goes missing from police protection is no longer in it: the search begins again. Past its 72 hours the law had ended it before. */
function leftProtection(state: EpisodeState, at: Instant, detail: string): readonly NewMissingFact[] {
  const limit = lawfulUntil(state)
  if (limit === null) return []
  const because = detail.slice(0, 1000)
  return [
    at <= limit
      ? {
          kind: 'missing.police-protection-ended/1',
          happenedAt: at,
          body: { how: WENT_MISSING, to: 'nobody: the child is missing', because },
        }
      : {
          kind: 'missing.police-protection-ended/1',
          happenedAt: limit,
          body: { how: ENDED_BY_TIME, to: 'not recorded: contact was lost afterwards', because },
        },
  ]
}
