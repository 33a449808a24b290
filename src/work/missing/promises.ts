// A contact with the family keeps what was promised to whom it reached, and nothing else.
import { type Duty, isOpen } from '../../practice/duty.ts'
import type { Bodies, MissingFact } from './facts.ts'

export const keptByContact = 'contact the family as promised'
export const toldByContact = 'tell the family the child is located'

/** Whether it keeps the promise of this entry. Where it names none, in facts of before that was asked, it kept all. */
export const keeps = (
  { keeps: named, reached }: Pick<Bodies['missing.family-contacted/1'], 'keeps' | 'reached'>,
  position: number,
): boolean => reached !== false && (named === undefined || named.includes(position))

type OpenPromise = {
  readonly position: number
  readonly to: string
  readonly words: string
  readonly duty: Duty
}

/** What a contact may keep now: promises that are owed, and whoever was promised one and waits to hear that the child is found. */
export function openPromises(duties: readonly Duty[], facts: readonly MissingFact[]): readonly OpenPromise[] {
  const to = new Map(
    facts.flatMap((fact) => {
      const who = whoWasReached(fact)
      return who === null ? [] : [[fact.corrects ?? fact.position, who] as const]
    }),
  )
  return duties.filter(isOpen).flatMap((duty) => {
    if (duty.name !== keptByContact && duty.name !== toldByContact) return []
    const position = duty.name === keptByContact ? duty.startingPosition : duty.occurrence
    const who = to.get(position) ?? 'the family'
    const words = duty.name === keptByContact ? `contact with ${who}` : `${who}: that the child has been found`
    return [{ position, to: who, words, duty }]
  })
}

/** Null where a fact is no contact with the family and no promise of one. */
function whoWasReached(fact: MissingFact): string | null {
  if (fact.kind === 'missing.contact-promised/1') return fact.body.to
  return fact.kind === 'missing.family-contacted/1' ? fact.body.who : null
}
