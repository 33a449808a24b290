// What is wrong with a table beside the others of its version, and beside what is in force: some rows are kept for ever, since cases were judged by them.
import type { TSchema } from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import type { Asked } from './deciding.ts'
import type { PolicyGiven } from './given.ts'

type Tables = Policy['tables']
type When = Pick<Asked<TSchema>, 'evidence' | 'folded' | 'policy'> & { readonly body: { effectiveFrom: Instant } }

/** Asked of every table, whichever was changed: a version holds them all. */
export function besideRefusals({ tables }: PolicyGiven, proposed: Tables, asked: When): readonly Refusal[] {
  const { policyAt } = asked.folded
  const { effectiveFrom } = asked.body
  const earlier = policyAt(effectiveFrom)
  const later = asked.evidence
    .filter((one) => one.approved_at !== null && one.effective_from > effectiveFrom)
    .map((one) => policyAt(instant(one.effective_from)))
  const sentences = tables.flatMap(({ beside }) => {
    if (beside === undefined) return []
    const { agrees, keeps } = beside
    const inForce = keeps(proposed, asked.policy.tables)
    return [
      ...agrees(proposed),
      ...inForce,
      ...(inForce.length > 0 || keeps(proposed, earlier.tables).length === 0 ? [] : [besideEarlier(earlier)]),
      ...later.filter((next) => keeps(next.tables, proposed).length > 0).map(besideLater),
    ]
  })
  return [...new Set(sentences)].map((sentence) => refusal('', sentence))
}

/** It is approved and not in force yet: this one was made without what it brings. */
const besideEarlier = ({ version }: Policy): string =>
  `Version “${version}”, already approved, comes into force before this one and brings what this one does not have. Propose this once that is in force.`

const besideLater = ({ version }: Policy): string =>
  `Version “${version}”, already approved, comes into force after this one and does not have what this one brings. Propose this once that is in force.`
