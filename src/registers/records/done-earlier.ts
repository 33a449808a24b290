// The same command sent twice is done once: by its key, and what was answered then.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import type { Done } from './command.ts'

export const commandByKey = statement({
  name: 'an earlier command with the same key',
  row: Type.Object({
    request_hash: Type.String(),
    outcome: Type.Object({ recordId: Type.String(), position: Type.Integer() }),
  }),
  example: { who: '00000000-0000-7000-8000-000000000000', key: 'a key' },
  sql: (p: { who: string; key: string }) => sql`
    select encode(request_hash, 'hex') as request_hash, outcome
    from command
    where force_id = context_force()
      and who = ${p.who}
      and key = ${p.key}
    limit 1`,
})

export const doneEarlier = (earlier: { request_hash: string; outcome: Done }, requestHash: string): Outcome<Done> =>
  earlier.request_hash === requestHash
    ? done({ recordId: earlier.outcome.recordId, position: earlier.outcome.position })
    : {
        kind: 'key reused',
        sentence: 'This key was used for another command. Send each new command with a key of its own.',
      }
