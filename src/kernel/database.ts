// The database as the rest of the product sees it: transactions with a context, and named statements with checked rows.
import pg from 'pg'
import type { Static, TSchema } from 'typebox'
import { compiled } from './compiled.ts'
import { connectionOf, getTypeParser } from './database/driver.ts'
import { listen } from './database/listening.ts'
import { reading } from './database/reading.ts'
import { type Connections, type Context, type Reader, transaction, type Writer } from './database/transaction.ts'
import { type Sql } from './sql.ts'

export type { Context, Reader, Writer } from './database/transaction.ts'

export type Database = {
  /** What is asked together is one transaction; no connection is held between two rounds of questions. */
  readonly read: <T>(context: Context, work: (reader: Reader) => Promise<T>) => Promise<T>
  readonly write: <T>(context: Context, work: (writer: Writer) => Promise<T>) => Promise<T>
  /** `silent`: told when the database has stopped answering. */
  readonly listen: (
    channel: string,
    heard: (message: string) => void,
    silent?: () => void,
  ) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

export function openDatabase(
  url: string,
  options: {
    readonly connections?: number
    readonly application?: string
    readonly waitMilliseconds?: number
    readonly statementMilliseconds?: number
  } = {},
): Database {
  const statementMilliseconds = options.statementMilliseconds ?? 30_000
  const configuration: pg.PoolConfig & { pipeline: boolean } = {
    ...connectionOf(url),
    max: options.connections ?? 6,
    connectionTimeoutMillis: options.waitMilliseconds ?? 3_000,
    statement_timeout: statementMilliseconds,
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
  const connections: Connections = { pool, letIn: 0, statementMilliseconds }
  return {
    read: async (context, work) => await reading(connections, context, work),
    write: async (context, work) => await transaction(connections, 'begin', context, work),
    listen: async (channel, heard, silent) => await listen(configuration, channel, heard, silent),
    close: async () => await pool.end(),
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
  const checked = compiled(given.row)
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
