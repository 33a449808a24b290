// The force that was asked to take the child over, or has: until it answers it stands where everybody sees it, and nobody looks less because somebody else was asked.
import type { EpisodeState } from '../../state.ts'

export function otherForce(
  { transfer, phase }: Pick<EpisodeState, 'transfer' | 'phase'>,
  forces: readonly { readonly force_id: string; readonly name: string }[],
) {
  const name = forces.find((one) => one.force_id === transfer?.toForce)?.name ?? null
  return {
    takenOverBy: phase === 'transferred' ? name : null,
    offeredTo:
      phase === 'open' && transfer !== null ? { force: name ?? transfer.toForce, at: transfer.offeredAt } : null,
  }
}
