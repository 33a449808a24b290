// Every process keeps the policies in memory: an approval anywhere is heard here, and the force's policies are read anew.
import type { Database } from '../../kernel/database.ts'
import type { Policies } from '../../registers/policies.ts'

/**
 * Not a reaction: that runs before the commit, and another request could keep the old policies a moment later. Every append is
 * told with `force kind` when it is committed. Answers how to stop listening.
 */
export async function followPolicies(
  db: Pick<Database, 'listen'>,
  policies: Pick<Policies, 'forget'>,
): Promise<() => Promise<void>> {
  return await db.listen('vigil', (message) => {
    const [force, kind] = message.split(' ')
    // Listening began (again): nobody knows what was missed.
    if (message === '') policies.forget()
    else if (force !== undefined && kind === 'policy') policies.forget(force)
  })
}
