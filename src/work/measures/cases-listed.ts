// The cases behind one measure as its page lists them.
import { parted } from '../../kernel/parted.ts'
import type { Case } from '../../registers/measures.ts'

/** The newest stand open, the others fold. */
export function folded(cases: readonly Case[], namesPart: boolean) {
  const [casesOpen, casesFolded] = parted(cases, (_, at) => at < mostOpen)
  return { cases: cases.map((one) => asListed(one, namesPart)), casesOpen, casesFolded }
}

const mostOpen = 10

/** Told apart without naming a child: by its time and the end of its record's id. */
const asListed = (one: Case, namesPart: boolean) => ({
  ...one,
  href: `/${one.record ?? 'missing'}/${one.recordId}`,
  reference: one.recordId.slice(-6),
  said: namesPart && one.part ? `${one.how}, ${one.part}` : one.how,
})
