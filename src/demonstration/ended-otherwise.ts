// What is no search to its end: a concern for safety alone, a call entered twice, a child another force goes on looking for.
import type { Instant } from '../kernel/time.ts'
import type { EpisodeAsked } from './episode-asked.ts'
import { report } from './reported.ts'
import { after, type Script, script } from './script.ts'
import type { Staffing } from './staffing.ts'

/** Never an episode after all, or another force's from now on. Answers when, or null where the child was found first. */
export function endedOtherwise(
  { course, chance }: EpisodeAsked,
  made: Script,
  staff: Staffing,
  gradedAt: Instant,
  locatedAt: Instant,
): Instant | null {
  const manager = staff.some('force incident manager')
  const proposedAt = after(gradedAt, chance.between(40, 90))
  const decidedAt = after(proposedAt, chance.between(8, 70))
  if (course.ending === 'voided') {
    made.add(proposedAt, manager, 'propose-void', { because: 'The same call was entered twice.' })
    made.add(decidedAt, staff.another('force incident manager', manager), 'void', {
      because: 'Looked at both: one child, one call.',
    })
    return decidedAt
  }
  if (decidedAt >= locatedAt) return null
  made.add(proposedAt, manager, 'offer-transfer', {
    toForce: chance.one(['west-midlands', 'cheshire', 'derbyshire']),
    because: 'Last seen boarding a train to that force’s area.',
  })
  made.add(decidedAt, manager, 'answer-transfer', { answer: 'accepted', by: 'Their duty manager', because: null })
  return decidedAt
}

export function concern(asked: EpisodeAsked, staff: Staffing, handler: string, recordedAt: Instant) {
  const { child, chance, course } = asked
  const made = script(after(recordedAt, 100_000))
  report(asked, made, handler, recordedAt)
  const lookedAt = after(recordedAt, course.failing.lateReviews ? chance.between(190, 300) : chance.between(90, 175))
  const sergeant = staff.some('sergeant', child.unit)
  made.add(lookedAt, sergeant, 'review', {
    level: 'MEDIUM',
    summary: 'Spoken to on a video call; at a friend’s home with the parent there. An officer is asked to see them.',
    actionsSet: ['An officer sees the child tonight'],
    actionsClosed: [],
    // The least that any answers allow.
    nextReviewAt: after(lookedAt, 60),
  })
  const endedAt = after(lookedAt, chance.between(20, 55))
  made.add(endedAt, sergeant, 'end-concern', {
    because: 'Seen and taken home.',
    seenBy: chance.yes(0.7) ? staff.some('response officer', child.unit) : sergeant,
  })
  return { acts: made.acts, endedAt }
}
