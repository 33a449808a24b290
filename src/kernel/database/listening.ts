// Listening to a channel of the database, on a connection of its own that is opened again when it breaks.
import pg from 'pg'

export async function listen(
  configuration: pg.PoolConfig,
  channel: string,
  heard: (message: string) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null
  let stopped = false
  let again: NodeJS.Timeout | null = null
  const start = async () => {
    if (stopped) return
    const next = new pg.Client({ ...configuration, statement_timeout: 0, idle_in_transaction_session_timeout: 0 })
    client = next
    const retry = () => {
      if (client !== next) return
      client = null
      if (!stopped) again = setTimeout(() => void start(), 1_000)
    }
    next.on('error', retry)
    next.on('end', retry)
    next.on('notification', (note) => heard(note.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      heard('')
    } catch {
      retry()
      // Open and not listening, it would stay beside the next one. Not waited for: of a broken one the end may never come.
      void next.end().catch(() => undefined)
    }
  }
  await start()
  return async () => {
    stopped = true
    if (again) clearTimeout(again)
    await client?.end()
  }
}
