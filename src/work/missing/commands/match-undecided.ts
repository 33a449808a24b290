// Reported while children of that name are known, and nobody has said whether it is one of them: who they are, written with the report.
import Type, { type Static } from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { World } from '../../../registers/world.ts'
import type { Bodies, NewMissingFact } from '../facts.ts'
import { namesakes } from '../pages/matching.ts'

export const noneOfThese = 'none of these'

/** What a report says of the matches: one of them, or none. */
export const Chosen = Type.String({
  pattern: `^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|${noneOfThese})$`,
})

export type Candidates = Bodies['missing.match-undecided/1']['candidates']

/** What of a report the search reads. */
type Asked = Pick<Parameters<typeof namesakes>[2], 'age' | 'dateOfBirth' | 'address' | 'postcode'> & {
  readonly personId: string | null
  readonly matchedAs: string | null
  readonly name: string
  readonly callerPhone: string
}

export const chosenOf = ({ personId }: { readonly personId: Static<typeof Chosen> | null }): string | null =>
  personId === noneOfThese ? null : personId

/** Whether nobody who looked has said who it is. */
export const isSearchedFor = ({ personId, matchedAs, name }: Pick<Asked, 'personId' | 'matchedAs' | 'name'>): boolean =>
  personId === null || (personId === noneOfThese && !sameName(matchedAs ?? name, name))

/**
 * Searched for every report that decides nothing: sent without looking, not sure yet, or by a program. Only children of a like name: a phone
 * or a home is shared by many, and every report from there would be asked about.
 */
export async function undecidedOf(reader: Reader, world: World, asked: Asked): Promise<Candidates> {
  if (!isSearchedFor(asked)) return []
  const found = await namesakes(reader, world, { ...asked, phone: asked.callerPhone })
  return found.map(({ canonicalId, reasons }) => ({ personId: canonicalId, reasons: reasons.slice(0, 30) }))
}

const sameName = (one: string, other: string): boolean => plain(one) === plain(other)

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase()

export const matchFact = (candidates: Candidates, now: Instant): readonly NewMissingFact[] =>
  candidates.length === 0 ? [] : [{ kind: 'missing.match-undecided/1', happenedAt: now, body: { candidates } }]
