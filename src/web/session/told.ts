// Whose access ended or changed, told by the database to every process at the commit: nothing that was remembered of them outlives it.
import type { Database } from '../../kernel/database.ts'
import type { Person } from '../../registers/permissions.ts'

export type Whose = Pick<Person, 'forceId' | 'staffId'>

/** Null: of everybody, since nobody knows what was missed. */
type Remembers = { readonly forget: (whose: Whose | null) => void }

/**
 * Answers how to stop listening. While the connection is lost nothing is told, and what is remembered holds for its five seconds at most;
 * when it stands again everything is forgotten.
 */
export async function followAccess(
  db: Pick<Database, 'listen'>,
  remembering: readonly Remembers[],
): Promise<() => Promise<void>> {
  return await db.listen('vigil_access', (message) => {
    const [forceId, staffId] = message.split(' ')
    const whose = forceId !== undefined && staffId !== undefined ? { forceId, staffId } : null
    for (const one of remembering) one.forget(whose)
  })
}

export const isOf = ({ forceId, staffId }: Whose, whose: Whose | null): boolean =>
  whose === null || (forceId === whose.forceId && staffId === whose.staffId)
