// Work done for each force that works with Vigil, one after the other.
import { DatabaseAway, sqlState } from '../kernel/database/failures.ts'

/** One after the other; the trouble of one holds up none behind it, and is told of at the end. */
export async function eachForce(forces: readonly string[], work: (force: string) => Promise<void>): Promise<void> {
  const failed = new Map<string, unknown>()
  for (const force of forces) {
    try {
      await work(force)
    } catch (error) {
      // With the database away each of them would only wait.
      if (error instanceof DatabaseAway) throw error
      failed.set(force, error)
    }
  }
  if (failed.size > 0)
    throw new AggregateError(
      failed.values(),
      [...failed].map(([force, error]) => `${force}: ${whatFailed(error)}`).join('; '),
    )
}

/** A database's own words may hold what somebody typed: of those its code alone is told. */
const whatFailed = (error: unknown): string => {
  const code = sqlState(error)
  if (code !== null) return `the database answered ${code}`
  return error instanceof Error ? error.message : typeof error
}
