// The statements of a write as they were sent, captured and sent again by the bare driver.
import pg from 'pg'

/** One statement as it was sent; `waits` where everything before it had been answered first. */
type Sent = { readonly config: pg.QueryConfig; readonly waits: boolean }

/** Every statement of every connection, in the order sent, cut into transactions. */
export function capturing() {
  const original = pg.Client.prototype.query
  const done: Sent[][] = []
  const open = new WeakMap<pg.Client, { sent: Sent[]; waiting: number }>()
  const note = (client: pg.Client, given: unknown) => {
    const config = configOf(given)
    if (config === null) return null
    const state = open.get(client) ?? { sent: [], waiting: 0 }
    open.set(client, state)
    if (config.text.startsWith('begin')) state.sent = []
    state.sent.push({ config, waits: state.waiting === 0 && state.sent.length > 0 })
    state.waiting++
    if (config.text === 'commit') done.push(state.sent)
    return state
  }
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const state = note(this, given[0])
    const answer: unknown = Reflect.apply(original, this, given)
    const answered = () => {
      if (state !== null) state.waiting--
    }
    if (answer instanceof Promise) answer.then(answered, answered)
    return answer
  } as typeof original
  return {
    stop: () => {
      pg.Client.prototype.query = original
      return done.filter((one) => one.some(({ config }) => config.text.includes('insert into fact')))
    },
  }
}

/** A copy; null where what was sent is no query. */
function configOf(given: unknown): pg.QueryConfig | null {
  if (typeof given === 'string') return { text: given }
  return isConfig(given) ? { ...given } : null
}

const isConfig = (given: unknown): given is pg.QueryConfig =>
  typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string'

export async function replay(url: string, transactions: readonly (readonly Sent[])[]): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const options: pg.ClientConfig & { pipeline: boolean } = {
        ...connectionOf(url),
        options: '-c timezone=UTC',
        pipeline: true,
      }
      const client = new pg.Client(options)
      await client.connect()
      return client
    }),
  )
  const free = [...clients]
  const rate = await ratePerSecond(transactions.length, async (index) => {
    const client = free.pop()
    if (client === undefined) throw new Error('no connection is free')
    let waiting: Promise<unknown>[] = []
    for (const { config, waits } of transactions[index] ?? []) {
      if (waits) {
        await Promise.all(waiting)
        waiting = []
      }
      waiting.push(client.query(config))
    }
    await Promise.all(waiting)
    free.push(client)
  })
  await Promise.all(clients.map(async (client) => await client.end()))
  return rate
}

export function connectionOf(url: string): pg.ClientConfig {
  const socket = /[?&]host=([^&]+)/.exec(url)?.[1] ?? ''
  const plain = new URL(url.replace(/^postgres(ql)?:\/\/([^@/]*)@\//, 'postgres://$2@localhost/'))
  return {
    host: decodeURIComponent(socket),
    user: decodeURIComponent(plain.username),
    database: plain.pathname.slice(1),
    ...(plain.password ? { password: decodeURIComponent(plain.password) } : {}),
  }
}

export const connections = 8

export async function ratePerSecond(count: number, work: (index: number) => Promise<void>): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let index = next++; index < count; index = next++) await work(index)
    }),
  )
  return count / ((performance.now() - began) / 1000)
}
