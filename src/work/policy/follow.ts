// Every process keeps the policies in memory: an approval anywhere is heard here, and the force's policies are read anew.
import type { Database } from '../../kernel/database.ts'
import type { Clock } from '../../kernel/time.ts'
import { allForces } from '../../registers/forces.ts'
import type { Policies } from '../../registers/policies.ts'
import { SYSTEM } from '../../registers/world.ts'

/**
 * Not a reaction: that runs before the commit, and another request could keep the old policies a moment later. Every append is
 * told with `force kind` when it is committed. Answers how to stop listening.
 */
export async function followPolicies(db: Database, policies: Policies, clock: Clock): Promise<() => Promise<void>> {
  return await db.listen('vigil', (message) => {
    const [force, kind] = message.split(' ')
    if (message === '') void forgetAll(db, policies, clock)
    else if (force !== undefined && kind === 'policy') policies.forget(force)
  })
}

/** After a lost connection nobody knows what was missed. */
async function forgetAll(db: Database, policies: Policies, clock: Clock): Promise<void> {
  try {
    const forces = await db.read(
      { force: '', who: SYSTEM, now: clock() },
      async (reader) => await allForces.all(reader, {}),
    )
    for (const { force_id } of forces) policies.forget(force_id)
  } catch {
    // The database is away again: the next connection brings the next message.
  }
}
