// Listening to a channel of the database, on a connection of its own that is opened again when it breaks.
import pg from 'pg'

/** A server that hangs breaks no connection: whoever must know is told when it has not answered for so long. */
const askedEveryMilliseconds = 2_000
const answersWithinMilliseconds = 2_000

/** `heard('')`: listening began, or the database answers again; something may have been missed. */
export async function listen(
  configuration: pg.PoolConfig,
  channel: string,
  heard: (message: string) => void,
  silent?: () => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null
  let stopped = false
  let again: NodeJS.Timeout | null = null
  let asking: NodeJS.Timeout | null = null
  const start = async () => {
    if (stopped) return
    const next = new pg.Client({ ...configuration, statement_timeout: 0, idle_in_transaction_session_timeout: 0 })
    client = next
    const retry = () => {
      if (client !== next) return
      client = null
      if (stopped) return
      silent?.()
      again = setTimeout(() => void start(), 1_000)
    }
    next.on('error', retry)
    next.on('end', retry)
    next.on('notification', (note) => heard(note.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      heard('')
      if (silent) askAgain(next, silent)
    } catch {
      retry()
      // Open and not listening, it would stay beside the next one. Not waited for: of a broken one the end may never come.
      void next.end().catch(() => undefined)
    }
  }
  /** One question at a time: while it hangs one waits, and its answer says that the database is back. */
  const askAgain = (on: pg.Client, silentNow: () => void) => {
    asking = setTimeout(() => {
      if (stopped || client !== on) return
      let isLate = false
      const late = setTimeout(() => {
        isLate = true
        silentNow()
      }, answersWithinMilliseconds)
      on.query('select 1')
        .then(() => {
          if (isLate) heard('')
          askAgain(on, silentNow)
        })
        // It broke: the connection says so itself.
        .catch(() => undefined)
        .finally(() => clearTimeout(late))
    }, askedEveryMilliseconds)
    asking.unref()
  }
  await start()
  return async () => {
    stopped = true
    if (again) clearTimeout(again)
    if (asking) clearTimeout(asking)
    await client?.end()
  }
}
