// The database as the rest of the product sees it: transactions with a context, and named statements with checked rows.
import pg from 'pg'
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { connectionOf, getTypeParser, heldTogether, prepared } from './database/driver.ts'
import { DatabaseAway, DatabaseBusy, isAway } from './database/failures.ts'
import { listen } from './database/listening.ts'
import { type Sql, sql } from './sql.ts'
import type { Instant } from './time.ts'

/** Whose data, on whose behalf and when: row-level security reads nothing else. */
export type Context = { readonly force: string; readonly who: string; readonly now: Instant }

type Result = { readonly rows: readonly unknown[]; readonly count: number }

/** Runs a query and waits for its rows. */
export type Reader = { readonly query: (query: Sql) => Promise<Result> }

/** Also sends a query without waiting: its failure fails the commit. */
export type Writer = Reader & { readonly send: (query: Sql) => void }

export type Database = {
  readonly read: <T>(context: Context, work: (reader: Reader) => Promise<T>) => Promise<T>
  readonly write: <T>(context: Context, work: (writer: Writer) => Promise<T>) => Promise<T>
  readonly listen: (channel: string, heard: (message: string) => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

export function openDatabase(
  url: string,
  options: { readonly connections?: number; readonly application?: string; readonly waitMilliseconds?: number } = {},
): Database {
  const configuration: pg.PoolConfig & { pipeline: boolean } = {
    ...connectionOf(url),
    max: options.connections ?? 6,
    connectionTimeoutMillis: options.waitMilliseconds ?? 3_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: options.application ?? 'vigil',
    options: '-c timezone=UTC',
    types: { getTypeParser },
    pipeline: true,
  }
  const pool = new pg.Pool(configuration)
  // An idle connection that breaks is replaced at the next use; that use says what is wrong.
  pool.on('error', () => undefined)
  // One that breaks between two owners has nobody else to tell: without a listener the process would end.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const connections: Connections = { pool, letIn: 0 }
  return {
    read: async (context, work) => await transaction(connections, 'begin read only', context, work),
    write: async (context, work) => await transaction(connections, 'begin', context, work),
    listen: async (channel, heard) => await listen(configuration, channel, heard),
    close: async () => await pool.end(),
  }
}

/** `letIn`: how many are at work that the database has let in; those that still wait for it to answer are none. */
type Connections = { readonly pool: pg.Pool; letIn: number }

async function transaction<T>(
  connections: Connections,
  begin: string,
  context: Context,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  const { pool } = connections
  const client = await pool.connect().catch((cause: unknown) => {
    // All that there may be were let in: the database answers, and it is this process that asks too much at once.
    throw connections.letIn >= pool.options.max ? new DatabaseBusy(cause) : new DatabaseAway(cause, false)
  })
  connections.letIn += 1
  // Everything is sent as it comes and awaited together: begin and context cost no round trip of their own. What was answered
  // is forgotten, so that a transaction of many statements holds those on their way and those that failed, and no others.
  const sent = new Set<Promise<unknown>>()
  const send = (query: Sql) => {
    heldTogether(client)
    const answer = client.query(prepared(query))
    sent.add(answer)
    answer.then(
      () => sent.delete(answer),
      () => undefined,
    )
    return answer
  }
  const writer: Writer = {
    query: async (query) => {
      const answer = await send(query)
      return { rows: answer.rows, count: answer.rowCount ?? 0 }
    },
    send: (query) => void send(query),
  }
  let broken: Error | undefined
  const lost = (error: Error) => {
    broken = error
  }
  client.on('error', lost)
  try {
    heldTogether(client)
    const begun = client.query(begin)
    // Each is looked at below; until then a broken connection must not count as nobody's.
    begun.catch(() => undefined)
    sent.add(begun)
    send(
      sql`select set_config('vigil.force', ${context.force}, true), set_config('vigil.who', ${context.who}, true), set_config('vigil.now', ${context.now}, true)`,
    )
    const result = await work(writer)
    heldTogether(client)
    const commit = client.query('commit')
    commit.catch(() => undefined)
    const answers = await Promise.allSettled(sent)
    const committed = await commit
    const failed = answers.find((answer) => answer.status === 'rejected')
    if (failed) throw failed.reason
    // A failed statement inside a pipeline turns commit into ROLLBACK without an error of its own.
    if (committed.command !== 'COMMIT') throw new Error(`the transaction ended with ${committed.command}`)
    return result
  } catch (thrown) {
    const [answers] = await Promise.all([Promise.allSettled(sent), client.query('rollback').catch(() => undefined)])
    // What failed first is what went wrong: a statement after it says only that the transaction had failed before.
    const failed = answers.find((answer) => answer.status === 'rejected')
    const error: unknown = failed ? failed.reason : thrown
    if (isAway(error)) {
      broken = error instanceof Error ? error : new Error('connection lost')
      throw new DatabaseAway(error, true)
    }
    throw error
  } finally {
    client.off('error', lost)
    connections.letIn -= 1
    client.release(broken)
  }
}

export type Statement<Parameters, Row> = {
  readonly name: string
  readonly example: Parameters
  readonly columns: readonly string[]
  readonly sql: (parameters: Parameters) => Sql
  readonly all: (reader: Reader, parameters: Parameters) => Promise<readonly Row[]>
  readonly one: (reader: Reader, parameters: Parameters) => Promise<Row | null>
}

/** Every statement of the product, so that one test can execute them all. */
export const statements: {
  readonly name: string
  readonly columns: readonly string[]
  readonly exampleQuery: () => Sql
}[] = []

export function statement<Parameters, Schema extends TSchema>(given: {
  readonly name: string
  readonly row: Schema
  readonly example: Parameters
  readonly sql: (parameters: Parameters) => Sql
}): Statement<Parameters, Static<Schema>> & { readonly row: Schema } {
  const checked = Compile(given.row)
  const columns = 'properties' in given.row ? Object.keys(given.row.properties as Record<string, unknown>) : []
  const parse = (row: unknown): Static<Schema> => {
    if (!checked.Check(row)) {
      const wrong = checked.Errors(row).map((error) => `${error.instancePath} ${error.message}`)
      throw new Error(`statement ${given.name} answered a row of another shape: ${wrong.join('; ')}`)
    }
    return row as Static<Schema>
  }
  const all = async (reader: Reader, parameters: Parameters) =>
    (await reader.query(given.sql(parameters))).rows.map(parse)
  const made = {
    ...given,
    columns,
    all,
    one: async (reader: Reader, parameters: Parameters) => (await all(reader, parameters))[0] ?? null,
  }
  statements.push({ name: given.name, columns, exampleQuery: () => given.sql(given.example) })
  return made
}
