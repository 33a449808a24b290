// Whether what two people approved may go still: between the approval and the next turn of the clock an episode may be opened again.
import type { Reader } from '../../kernel/database.ts'
import { load } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import type { Erasable } from './erasable.ts'
import { erasure } from './procedure.ts'
import { emptied } from './queries.ts'

/** Why it stays, or null where it goes. What goes with another order stays with that one. */
export async function staysAfterAll(
  reader: Reader,
  world: World,
  erasables: readonly Erasable[],
  order: string,
): Promise<string | null> {
  const { state, facts } = await load(reader, world, erasure, order)
  const { asked, refused } = state
  if (asked === null) return null
  if (refused !== null) return refused.because
  if (asked.with !== undefined) return await staysAfterAll(reader, world, erasables, asked.with)
  // What a backup brought back went once: it goes again as it was ordered, whatever the restored record says.
  if (facts.some((fact) => fact.kind === 'erasure.ordered-again/1')) return null
  const { ofRecord, ofKind, positions } = asked
  const gone = await emptied.all(reader, { force: world.who.forceId, record: ofRecord, positions })
  // Broken off after it was emptied: the rest of the work is done, there is nothing left to keep.
  if (gone.length > 0) return null
  const one = erasables.find(({ record }) => record === ofKind)
  const found = await one?.look(reader, world, ofRecord, one.oneEntry === true ? (positions[0] ?? null) : null)
  return found?.kind === 'stays' ? found.sentence : null
}
