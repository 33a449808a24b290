// Alive, for whatever watches the process: says whether the database answers, and nothing else.
import type { FastifyInstance } from 'fastify'
import { DatabaseAway } from '../kernel/database/failures.ts'
import type { Database } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { SYSTEM } from '../registers/world.ts'

export function health(database: Pick<Database, 'read'>, clock: () => Instant): (server: FastifyInstance) => void {
  return (server) => {
    server.get('/health', { config: { permission: 'anyone' } }, async (_, reply) => {
      const answers = await asked(database, clock())
      return reply
        .code(answers ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ database: answers ? 'answers' : 'does not answer' })
    })
  }
}

async function asked(database: Pick<Database, 'read'>, now: Instant): Promise<boolean> {
  try {
    await database.read({ force: '', who: SYSTEM, now }, async (reader) => await reader.query(sql`select 1 as one`))
    return true
  } catch (error) {
    if (error instanceof DatabaseAway) return false
    throw error
  }
}
