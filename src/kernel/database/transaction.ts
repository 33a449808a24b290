// One transaction with its context: everything is sent as it comes and awaited together, and a failure anywhere is said by what failed first.
import pg from 'pg'
import { type Sql, sql } from '../sql.ts'
import type { Instant } from '../time.ts'
import { heldTogether, prepared } from './driver.ts'
import { DatabaseAway, DatabaseBusy, isAway } from './failures.ts'
import { withinPatience } from './patience.ts'

/** Whose data, on whose behalf and when: row-level security reads nothing else. */
export type Context = { readonly force: string; readonly who: string; readonly now: Instant }

export type Result = { readonly rows: readonly unknown[]; readonly count: number }

/** Runs a query and waits for its rows. */
export type Reader = { readonly query: (query: Sql) => Promise<Result> }

/** Also sends a query without waiting: its failure fails the commit. */
export type Writer = Reader & { readonly send: (query: Sql) => void }

/** `letIn`: how many are at work that the database has let in; those that still wait for it to answer are none. */
export type Connections = {
  readonly pool: pg.Pool
  letIn: number
  /** After which the server itself breaks off a statement. */
  readonly statementMilliseconds: number
}

/** `atOnce`: what `work` asks before it first waits is the whole of it, and the commit goes along in the same write. Throws where it asks for more. */
export async function transaction<T>(
  connections: Connections,
  begin: string,
  context: Context,
  work: (writer: Writer) => Promise<T>,
  atOnce = false,
): Promise<T> {
  const client = await connected(connections)
  // Everything is sent as it comes and awaited together: begin and context cost no round trip of their own. What was answered
  // is forgotten, so that a transaction of many statements holds those on their way and those that failed, and no others.
  const sent = new Set<Promise<unknown>>()
  let whole = false
  const awaited = withinPatience(client, connections.statementMilliseconds)
  const ask = async (words: string) => {
    heldTogether(client)
    return await awaited(client.query(words))
  }
  const send = (query: Sql) => {
    if (whole) throw new Error('this transaction was to ask everything at once, and has asked')
    heldTogether(client)
    const answer = awaited(client.query(prepared(query)))
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
    const begun = ask(begin)
    // Each is looked at below; until then a broken connection must not count as nobody's.
    begun.catch(() => undefined)
    sent.add(begun)
    void send(
      sql`select set_config('vigil.force', ${context.force}, true), set_config('vigil.who', ${context.who}, true), set_config('vigil.now', ${context.now}, true)`,
    )
    const working = work(writer)
    // What goes wrong in it is looked at below, or by whoever is given it.
    working.catch(() => undefined)
    if (!atOnce) await working
    whole = true
    const commit = ask('commit')
    commit.catch(() => undefined)
    await committed(sent, commit)
    return working
  } catch (thrown) {
    const [answers] = await Promise.all([Promise.allSettled(sent), ask('rollback').catch(() => undefined)])
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

async function connected(connections: Connections): Promise<pg.PoolClient> {
  const { pool } = connections
  const client = await pool.connect().catch((cause: unknown) => {
    // All that there may be were let in: the database answers, and it is this process that asks too much at once.
    throw connections.letIn >= pool.options.max ? new DatabaseBusy(cause) : new DatabaseAway(cause, false)
  })
  connections.letIn += 1
  return client
}

/** Throws what failed first. */
async function committed(sent: ReadonlySet<Promise<unknown>>, commit: Promise<pg.QueryResult>): Promise<void> {
  const answers = await Promise.allSettled(sent)
  const { command } = await commit
  const failed = answers.find((answer) => answer.status === 'rejected')
  if (failed) throw failed.reason
  // A failed statement inside a pipeline turns commit into ROLLBACK without an error of its own.
  if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`)
}
