// The timeline: every fact in words, when it happened, and how late it was recorded.
import { type Instant, minutesBetween } from '../../kernel/time.ts'
import type { Folded } from '../../practice/procedure.ts'
import { actionOf } from './actions.ts'
import type { MissingFact } from './facts.ts'
import { levelWords } from './grade/levels.ts'
import type { EpisodeState } from './state.ts'
import { factWords } from './words.ts'

export type Told = {
  readonly position: number
  readonly happenedAt: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly words: string
  readonly detail: string
  /** Minutes by which it was recorded beyond the tolerance; null when in time. */
  readonly lateMinutes: number | null
  readonly corrects: number | null
}

/** As recorded, oldest first: a corrected fact and its correction both stand. */
export function told(
  folded: Folded<EpisodeState, MissingFact>,
  nameOf: ReadonlyMap<string, string>,
  toleranceMinutes: number,
): Told[] {
  return folded.facts.map((fact) => {
    const delay = minutesBetween(fact.happenedAt, fact.recordedAt)
    return {
      position: fact.position,
      happenedAt: fact.happenedAt,
      recordedAt: fact.recordedAt,
      by: nameOf.get(fact.recordedBy) ?? 'Vigil',
      words: factWords(fact.kind),
      detail: detailOf(fact),
      lateMinutes: delay > toleranceMinutes ? delay : null,
      corrects: fact.corrects,
    }
  })
}

function detailOf(fact: MissingFact): string {
  switch (fact.kind) {
    case 'missing.graded/1':
    case 'missing.endorsed/1':
    case 'missing.raised/1':
    case 'missing.lowered/1':
    case 'missing.lowering-proposed/1':
      return `${levelWords[fact.body.level]}: ${fact.body.because}`
    case 'missing.action-recorded/1':
      return [
        actionOf.get(fact.body.action)?.words ?? fact.body.action,
        fact.body.subject,
        fact.body.outcome,
        fact.body.detail,
      ]
        .filter((part) => part !== null)
        .join('. ')
    case 'missing.reviewed/1':
      return `${fact.body.summary}${(fact.body.likeTheLast ?? 0) >= 0.9 ? ' (nearly the same words as the review before)' : ''}`
    case 'missing.noted/1':
      return fact.body.text
    case 'missing.assigned/1':
      return fact.body.name
    case 'missing.handed-over/1':
      return `${fact.body.toName}${fact.body.bothSigned ? '' : ', signed by the incoming officer alone'}`
    case 'missing.escalated/1':
      return `to the ${fact.body.to}: ${fact.body.words}`
    case 'missing.deployed/1':
    case 'missing.arrived/1':
      return fact.body.unit
    case 'missing.family-contacted/1':
      return `${fact.body.who}: ${fact.body.detail}`
    case 'missing.located/1':
      return `${fact.body.place} (${fact.body.how}). ${fact.body.detail}`
    case 'missing.returned/1':
      return `${fact.body.to}, seen by ${fact.body.seenBy}`
    case 'missing.interview-held/1':
      return `${fact.body.faceToFace ? 'Face to face' : 'Not face to face'}. “${fact.body.firstAccount}”`
    case 'missing.return-interview-reported/1':
      return `${fact.body.outcome}, says ${fact.body.by}`
    case 'missing.reported/1':
      return fact.body.why
    case 'missing.authority-told/1':
      return fact.body.authority
    case 'missing.outcome-decided/1':
      return `${fact.body.about}: ${fact.body.decision}. ${fact.body.because}`
    case 'missing.task-set/1':
      return fact.body.words
    default:
      return ''
  }
}
