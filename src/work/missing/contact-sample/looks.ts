// Who looked again at a contact that was not opened as missing, and what that comes to: two who differ settle nothing until a third has looked.
import type { MissingFact } from '../facts.ts'

type Look = { readonly by: string; readonly right: 'yes' | 'no' }

/** Nobody has looked; it was right; it was not; or as many say the one as the other. */
export type Verdict = 'yes' | 'no' | 'differ' | null

/** What each person said, since it was drawn where it was; of one who looked twice, before that was refused, the last word. */
export function looksAt(facts: readonly MissingFact[]): readonly Look[] {
  const drawn = facts.find((fact) => fact.kind === 'missing.contact-drawn/1')?.position ?? 0
  const said = new Map<string, Look>()
  for (const fact of facts)
    if (fact.kind === 'missing.contact-audited/1' && fact.position > drawn)
      said.set(fact.recordedBy, { by: fact.recordedBy, right: fact.body.right })
  return [...said.values()]
}

export const verdictOf = (looks: readonly Pick<Look, 'right'>[]): Verdict =>
  verdictOfCounts(
    looks.filter(({ right }) => right === 'yes').length,
    looks.filter(({ right }) => right === 'no').length,
  )

/** Of so many people who said that it was right, and so many that it was not. */
export function verdictOfCounts(right: number, wrong: number): Verdict {
  if (right + wrong === 0) return null
  if (right === wrong) return 'differ'
  return right > wrong ? 'yes' : 'no'
}

/** Two who agree, or a third beside two who differ: nobody looks for another answer. */
export const isSettled = (looks: readonly Look[]): boolean => looks.length > 1 && verdictOf(looks) !== 'differ'
