// A meeting of the board folded from its facts: its frozen pack, and what was minuted beside it.
import { addDays, type Instant, localDate } from '../../kernel/time.ts'
import { keyOfEscalated } from '../../registers/escalated.ts'
import type { MeetingBodies, MeetingFact } from './facts.ts'
import type { Pack } from './frozen-pack.ts'

type Said<Body> = Body & { readonly at: Instant; readonly recordedBy: string }

/** `answerBy` as owed: the day that was minuted, or Vigil's default where none was. */
type Challenge = Said<MeetingBodies['meeting.challenge-minuted/1']> & {
  readonly position: number
  readonly owedBy: string
  readonly answered: Said<MeetingBodies['meeting.challenge-answered/1']> | null
}

export type MeetingState = {
  /** Papers are owed of one that was called; of one that was entered once it was held none are. */
  readonly called:
    | MeetingBodies['meeting.called/1']
    | (MeetingBodies['meeting.entered-held/1'] & { readonly paperDueOn: null; readonly paperRule: null })
    | null
  /** When it was entered, where nobody had called it here beforehand. */
  readonly enteredAt: Instant | null
  /** `at` is the moment that it tells of: when it was frozen, or the earlier one that was chosen. */
  readonly pack: (Pack & { readonly at: Instant; readonly frozenAt: Instant; readonly position: number }) | null
  readonly decisions: readonly Said<MeetingBodies['meeting.decision-minuted/1']>[]
  readonly challenges: readonly Challenge[]
  readonly claims: readonly Said<MeetingBodies['meeting.claim-minuted/1']>[]
  readonly approvedAt: Instant | null
  readonly cancelled: Said<MeetingBodies['meeting.cancelled/1']> | null
  readonly escalated: readonly string[]
}

export function evolveMeeting(state: MeetingState, fact: MeetingFact): MeetingState {
  const who = { at: fact.recordedAt, recordedBy: fact.recordedBy }
  switch (fact.kind) {
    case 'meeting.called/1':
      return { ...state, called: fact.body }
    case 'meeting.entered-held/1':
      return { ...state, called: { ...fact.body, paperDueOn: null, paperRule: null }, enteredAt: fact.recordedAt }
    case 'meeting.pack-frozen/1':
      return {
        ...state,
        pack: {
          ...fact.body,
          at: fact.body.asAt ?? fact.recordedAt,
          frozenAt: fact.recordedAt,
          position: fact.position,
        },
      }
    case 'meeting.decision-minuted/1':
      return { ...state, decisions: [...state.decisions, { ...fact.body, ...who }] }
    case 'meeting.challenge-minuted/1':
      return {
        ...state,
        challenges: [
          ...state.challenges,
          {
            ...fact.body,
            ...who,
            position: fact.position,
            owedBy: owedBy(fact.body.answerBy, fact.happenedAt),
            answered: null,
          },
        ],
      }
    case 'meeting.challenge-answered/1':
      return {
        ...state,
        challenges: state.challenges.map((one) =>
          one.position === fact.body.position ? { ...one, answered: { ...fact.body, ...who } } : one,
        ),
      }
    case 'meeting.claim-minuted/1':
      return { ...state, claims: [...state.claims, { ...fact.body, ...who }] }
    case 'meeting.minutes-approved/1':
      return { ...state, approvedAt: fact.recordedAt }
    case 'meeting.cancelled/1':
      return { ...state, cancelled: { ...fact.body, ...who } }
    case 'meeting.escalated/1':
      return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
    case 'meeting.words-erased/1':
    case 'meeting.erased':
      return state
  }
}

/** Without a day of its own a challenge is owed before the next monthly board. */
const answerDays = 28
export const owedBy = (answerBy: string | null, at: Instant): string => answerBy ?? addDays(localDate(at), answerDays)
