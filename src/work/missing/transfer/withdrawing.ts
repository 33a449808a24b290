// An offer stands only while the child is missing: what ends that withdraws it, in the same transaction, and the other force is told.
import type { Instant } from '../../../kernel/time.ts'
import { alsoSending } from '../../../registers/force-messages.ts'
import type { Person } from '../../../registers/permissions.ts'
import type { Decision } from '../../../registers/records.ts'
import type { NewMissingFact } from '../facts.ts'
import type { EpisodeState } from '../state.ts'

/** Nothing of where or how: they are told that there is nobody to search for, and no more. */
const endsOffer: Readonly<Partial<Record<string, string>>> = {
  'missing.located/1': 'The child has been found.',
  'missing.known-to-be/1': 'It is known where the child is, and the force that made the offer will look again itself.',
  'missing.voided/1': 'The record is void: there was no missing child.',
}

/** What the acceptance of an offer that no longer stood is answered with. */
export const stoodNoLonger = 'The offer no longer stood when the acceptance reached the force that had made it.'

type Offered = NonNullable<EpisodeState['transfer']>
type Deciding = {
  readonly state: EpisodeState
  readonly recordId: string
  readonly by: Pick<Person, 'forceId'>
  readonly now: Instant
}

/** The decision with the withdrawal of what was offered, where it ends the search; as it was where nothing is offered. */
export function withdrawing({ state, recordId, by, now }: Deciding, decision: Decision): Decision {
  const { transfer } = state
  if (decision.kind === 'refused' || transfer === null) return decision
  const because = decision.facts.map((fact) => endsOffer[fact.kind]).find((words) => words !== undefined)
  if (because === undefined) return decision
  const { transferId } = transfer
  const withdrawn: NewMissingFact = {
    kind: 'missing.transfer-withdrawn/1',
    happenedAt: now,
    body: { transferId, because },
  }
  return {
    ...decision,
    facts: [...decision.facts, withdrawn],
    also: [...(decision.also ?? []), alsoSending(recordId, withdrawal(by.forceId, transfer, because), now)],
  }
}

export const withdrawal = (
  fromForce: string,
  { transferId, toForce }: Pick<Offered, 'transferId' | 'toForce'>,
  because: string,
) => ({ fromForce, toForce, kind: 'transfer withdrawal', body: { transferId, because } }) as const
