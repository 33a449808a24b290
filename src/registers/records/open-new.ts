// The identity of a record that is opened: the one that was made for it, unless something has it already.
import type { Reader } from '../../kernel/database.ts'
import { isReserved, newId } from '../../kernel/identity.ts'
import type { Fact } from '../../practice/fact.ts'
import { type Folded, fold, type Procedure } from '../../practice/procedure.ts'
import type { World } from '../world.ts'
import { factsOfRecord } from './stored.ts'

/** A new record takes the identity that was made for it; one that is taken, by whatever kind of record, or reserved, is not used. */
export async function openNew<State, F extends Fact>(
  reader: Reader,
  world: World,
  procedure: Procedure<State, F>,
  recordId: string,
): Promise<Folded<State, F>> {
  const rows = await factsOfRecord.all(reader, { force: world.who.forceId, record: recordId })
  return fold(
    procedure,
    world.who.forceId,
    rows.length === 0 && !isReserved(recordId) ? recordId : newId(world.now),
    [],
    world.policyAt,
  )
}
