// The lines of the log of readings in their order, and the hash that goes from line to line: what the log's seals sign.
import { createHash } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { statement } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'

export const linesAtOnce = 5_000

const ConsultationLine = Type.Object({ consultation_id: Type.Integer(), line: Type.String() })

type Range = { readonly after: number; readonly until: number }

/** Of every force, for the clock’s role. All that a line says, as one text. */
export const linesBetween = statement({
  name: 'consultations: the lines after one and up to another',
  row: ConsultationLine,
  example: { after: 0, until: 10 },
  sql: ({ after, until }: Range) => sql`
    select consultation_id,
      json_build_array(consultation_id, force_id, who,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
        what, record_ids::text, reason, restricted_ids::text, via)::text as line
    from consultation
    where consultation_id > ${after} and consultation_id <= ${until}
    order by consultation_id
    limit ${linesAtOnce}`,
})

export const lastLine = statement({
  name: 'consultations: the last line of all',
  row: Type.Object({ consultation_id: Type.Integer() }),
  example: { after: 0 },
  sql: ({ after }: { readonly after: number }) => sql`
    select consultation_id
    from consultation
    where consultation_id > ${after}
    order by consultation_id desc
    limit 1`,
})

/** Whoever has a number in the log holds its table until the transaction ends, and took it before the number. */
export const writersNow = statement({
  name: 'consultations: the transactions that may be writing a line now',
  row: Type.Object({ writer: Type.String() }),
  example: {},
  sql: (_: object) => sql`
    select virtualtransaction as writer
    from pg_locks
    where locktype = 'relation'
      and database = (select oid from pg_database where datname = current_database())
      and relation = 'consultation'::regclass
      and mode = 'RowExclusiveLock'
    limit 10000`,
})

/** Long written, whatever clock is asked. */
export const lastSettled = statement({
  name: 'consultations: the last that nothing can come before any more',
  row: Type.Object({ consultation_id: Type.Integer() }),
  example: { after: 0, minutes: 10 },
  sql: ({ after, minutes }: { readonly after: number; readonly minutes: number }) => sql`
    select consultation_id
    from consultation
    where consultation_id > ${after}
      and written_at <= clock_timestamp() - make_interval(mins => ${minutes})
    order by consultation_id desc
    limit 1`,
})

export const nothingBefore = Buffer.alloc(32)

export const hashOver = (before: Buffer, lines: readonly Static<typeof ConsultationLine>[]): Buffer =>
  lines.reduce((hash, { line }) => createHash('sha256').update(hash).update(line).digest(), before)

/**
 * The last seal stands in a file of its own and is written anew every ten seconds; the other file keeps one for each so many lines. All lines
 * are under the last, and a file that kept every seal would grow by some 700 megabytes in a year of a room that reads all day and night.
 */
export const linesASealKept = 1_000
export const lastSealFile = 'consultations-latest.txt'

/** Beside the ledger’s checkpoints. The name that its seals begin with is another than theirs: neither passes for the other. */
export const sealFile = 'consultations.txt'
export const sealName = (key: string): string => `${key}/consultations`
