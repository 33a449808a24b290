// A child whom another force offers and who is open here already: one child, one search, which learns what theirs knew.
import { ChangedMeanwhile } from '../../../kernel/database/failures.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import type { Person } from '../../../registers/permissions.ts'
import { alsoOn, type Decision } from '../../../registers/records.ts'
import { missing } from '../procedure.ts'
import { type EpisodeState, isMissing } from '../state.ts'
import { unitToldAt } from '../unit-told.ts'
import { accepted, answerTo } from './answering.ts'
import { type Child, disclosedFacts, type Received } from './opening.ts'

/** One child, one search: as a report of a child who is on the board already is refused and led there, so is a second episode by an offer. */
export function openRefusals(open: Child['open'], join: boolean): readonly Refusal[] {
  if (open === null)
    return when(join, 'join', 'The child you chose has no open episode here: leave this unticked, or choose the child.')
  if (open.phase === 'located')
    return [
      refusal(
        'personId',
        `Our own record says that this child has been found: /missing/${open.record_id}. Refuse the offer, and tell the other force where the child is.`,
      ),
    ]
  if (open.phase === 'known')
    return [
      refusal(
        'personId',
        `We have this child under review as known whereabouts or a concern: /missing/${open.record_id}. If the child is missing after all, record there that contact is lost, then take the offer into that episode. If not, refuse the offer and tell the other force where the child is.`,
      ),
    ]
  if (open.isOffered)
    return [
      refusal(
        'personId',
        `We have offered this child ourselves and have had no answer: /missing/${open.record_id}. If both offers were accepted, nobody would be looking for the child. Ring the other force: one of the two offers must be refused first.`,
      ),
    ]
  return when(
    !join,
    'personId',
    `This child is already on the board: /missing/${open.record_id}. Tick below to put what they disclosed into that episode, or choose again.`,
  )
}

type Joining = { readonly body: { readonly note: string | null }; readonly by: Person; readonly now: Instant }

/** The search here goes on as it was, and knows what theirs did. */
export function joined(recordId: string, received: Received, episodeId: string, { body, by, now }: Joining): Decision {
  return {
    kind: 'facts',
    facts: [{ kind: 'transfer.accepted/1', happenedAt: now, body: { episodeId, joined: true } }],
    also: [
      alsoOn(missing, episodeId, ({ state }) => {
        // Found, voided or offered since it was looked up: joined all the same, each force would take the child for the other's and nobody look.
        if (!isMissing(state) || state.transfer !== null) throw new ChangedMeanwhile()
        return joiningFacts(received, state, body.note, now)
      }),
      answerTo(recordId, received, accepted(by, episodeId), now),
    ],
  }
}

/** The child is open here already: that episode learns what the other force knew, and stays as it is. */
const joiningFacts = (received: Received, ours: EpisodeState, note: string | null, now: Instant) =>
  disclosedFacts({ ...received, package: newTo(ours, received.package) }, note, now)

/** Of two answers the more careful stands; a unit told once is told, and of two doses the earlier is due. */
export function newTo(ours: EpisodeState, given: Received['package']): Received['package'] {
  const answers = given.answers.filter(({ question, answer }) => {
    const said = ours.answers[question]?.answer
    return said === undefined || (said !== 'yes' && answer !== 'no' && answer !== said)
  })
  const dose = given.doseDue ?? null
  const earlier = dose !== null && (ours.doseDue === null || dose.dueAt < ours.doseDue.dueAt)
  return {
    ...given,
    answers,
    unitToldAt: unitToldAt(ours) === null ? (given.unitToldAt ?? null) : null,
    doseDue: earlier ? dose : null,
  }
}
