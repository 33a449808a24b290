// What was learned after a child was offered follows once the other force has accepted: nobody has to remember to send it.
import { canonical } from '../../../kernel/canonical.ts'
import { type Folded, fold } from '../../../practice/procedure.ts'
import type { MissingFact } from '../facts.ts'
import { missing } from '../procedure.ts'
import type { EpisodeState } from '../state.ts'
import { packageOf } from './package.ts'

type Episode = Folded<EpisodeState, MissingFact>
type Package = NonNullable<ReturnType<typeof packageOf>>

/** All that is known now; null where it is no more than was offered. */
export function learnedSinceOffer(episode: Episode): Package | null {
  const { forceId, recordId, facts, policyAt } = episode
  const offer = facts.findLast((fact) => fact.kind === 'missing.transfer-offered/1')
  const known = packageOf(episode)
  if (offer === undefined || known === null) return null
  const before = facts.filter(({ position }) => position < offer.position)
  const offered = packageOf(fold(missing, forceId, recordId, before, policyAt))
  return offered !== null && canonical(offered) === canonical(known) ? null : known
}

export const addition = (fromForce: string, toForce: string, transferId: string, known: Package) =>
  ({ fromForce, toForce, kind: 'transfer addition', body: { transferId, package: known } }) as const
