// What the driver is told: how to reach the server, how a query is named, and how values are read.
import type { Writable } from 'node:stream'
import pg from 'pg'
import { type Sql, text } from '../sql.ts'

/** `postgres://user:password@host/database`, or `postgres://user@/database?host=/socket/folder`. */
export function connectionOf(url: string): pg.PoolConfig {
  const socket = /[?&]host=([^&]+)/.exec(url)?.[1]
  if (socket === undefined) return { connectionString: url }
  const plain = new URL(url.replace(/^postgres(ql)?:\/\/([^@/]*)@\//, 'postgres://$2@localhost/'))
  const port = plain.searchParams.get('port')
  return {
    host: decodeURIComponent(socket),
    user: decodeURIComponent(plain.username),
    database: plain.pathname.slice(1),
    ...(plain.password ? { password: decodeURIComponent(plain.password) } : {}),
    ...(port ? { port: Number(port) } : {}),
  }
}

/** Named after their text, so that the server plans a statement once a connection; bounded, since fragments vary. */
export function prepared(query: Sql): pg.QueryConfig {
  return { ...(writtenAlike.get(query.texts) ?? namedByTexts(query)), values: [...query.values] }
}

type Named = { readonly text: string; readonly name?: string }

/** What stands at one place of the program without fragments has the same texts each time, and is put together once. */
const writtenAlike = new WeakMap<Sql['texts'], Named>()

const names = new Map<string, Named>()

function namedByTexts(query: Sql): Named {
  const named = namedByText(text(query))
  if ('raw' in query.texts) writtenAlike.set(query.texts, named)
  return named
}

function namedByText(whole: string): Named {
  const known = names.get(whole)
  if (known !== undefined) return known
  if (names.size >= 600) return { text: whole }
  const named = { name: `s${names.size}`, text: whole }
  names.set(whole, named)
  return named
}

// The driver's types do not name its connection.
const streamOf = (client: pg.PoolClient): Writable =>
  (client as unknown as { readonly connection: { readonly stream: Writable } }).connection.stream

/** Without a farewell, for which a server that hangs would be waited for. */
export const breakOff = (client: pg.PoolClient): void => void streamOf(client).destroy()

const held = new WeakSet<Writable>()

/** What is sent before anything is waited for leaves in one write: by itself each statement would be a call of the operating system. */
export function heldTogether(client: pg.PoolClient): void {
  const stream = streamOf(client)
  if (held.has(stream)) return
  held.add(stream)
  stream.cork()
  process.nextTick(() => {
    held.delete(stream)
    stream.uncork()
  })
}

const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  20: Number,
  1700: Number,
  1082: (value) => value,
  1184: timestamp,
}

export const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text') =>
  format === undefined || format === 'text'
    ? (parsers[oid] ?? pg.types.getTypeParser(oid, 'text'))
    : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser

/** '2026-03-27 22:10:00.5+00' → '2026-03-27T22:10:00.500Z'; the session is UTC. */
function timestamp(value: string): string {
  if (value === 'infinity' || value === '-infinity') return value
  const [seconds = '', fraction = ''] = value.replace(' ', 'T').replace(/\+00$/, '').split('.')
  return `${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
}
