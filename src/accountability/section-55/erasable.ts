// What is written in comments under section 55 and is not published may be erased: somebody may have named a child there. What is published stays.
import { gone, ownWordsOf } from '../../registers/words-erased.ts'
import { isPublication } from './duties.ts'
import type { Section55Fact } from './facts.ts'
import { section55 } from './procedure.ts'

export const commentWords = ownWordsOf({
  procedure: section55,
  kind: 'section-55.words-erased/1',
  words: 'what was written in comments under section 55, and is not published',
  without,
})

function without(fact: Section55Fact, facts: readonly Section55Fact[]): object | null {
  switch (fact.kind) {
    case 'section-55.chief-commented/1': {
      const { comments } = fact.body
      if (comments === null || isRead(fact, facts)) return null
      // After publication an addendum leaves out what is not there; before it, the chief officer is asked again.
      return { comments: publicationBefore(fact, facts) ? null : gone }
    }
    case 'section-55.commented/1':
      return isRead(fact, facts) ? null : { comments: gone, reply: fact.body.reply === null ? null : gone }
    case 'section-55.answered/1': {
      const { action, whyNone, ...rest } = fact.body
      if (isRead(fact, facts)) return null
      return { ...rest, action: action === null ? null : gone, whyNone: whyNone === null ? null : gone }
    }
    case 'section-55.earlier-offered/1':
      return facts.some(({ kind }) => kind === 'section-55.published-earlier/1') ? null : { ...fact.body, text: gone }
    case 'section-55.earlier-refused/1':
    case 'section-55.none-published/1':
    case 'section-55.not-owed/1':
    case 'section-55.owed-again/1':
    case 'section-55.covered/1':
      return { ...fact.body, because: gone }
    case 'section-55.published/1':
    case 'section-55.words-shown/1':
    case 'section-55.addendum-published/1': {
      const { lookedAt } = fact.body
      return lookedAt ? { ...fact.body, lookedAt: { ...lookedAt, because: gone } } : null
    }
    default:
      return null
  }
}

type Written = Extract<
  Section55Fact,
  { readonly kind: 'section-55.chief-commented/1' | 'section-55.commented/1' | 'section-55.answered/1' }
>

const publicationBefore = ({ position }: Written, facts: readonly Section55Fact[]): boolean =>
  facts.some((one) => isPublication(one) && one.position < position)

/** The last of its like before the publication, or before an addendum: what was written over before that was never public. */
function isRead(fact: Written, facts: readonly Section55Fact[]): boolean {
  const next = facts.find(
    (one) => one.position > fact.position && (isPublication(one) || one.kind === 'section-55.addendum-published/1'),
  )
  if (next === undefined) return false
  const isLast = !facts.some(
    (one) => one.position > fact.position && one.position < next.position && isSameWords(one, fact),
  )
  // An addendum has everything that the chief officer said since.
  return isLast || (fact.kind === 'section-55.chief-commented/1' && !isPublication(next))
}

const isSameWords = (one: Section55Fact, fact: Written): boolean =>
  one.kind === 'section-55.answered/1' && fact.kind === 'section-55.answered/1'
    ? one.body.recordId === fact.body.recordId
    : one.kind === fact.kind
