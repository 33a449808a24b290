// The embedded PostgreSQL: starts it, adopts one that runs on our data already, starts it again if it dies, stops it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Place, preparePlace } from './embedded/place.ts'
import { adoptServer, isAlive, type Running, startServer, stopServer } from './embedded/server.ts'

export type Embedded = {
  /** The connection string of a role; the server listens on a socket only, in a folder only its user may enter. */
  readonly url: (role: string, database?: string) => string
  readonly pid: () => number
  readonly data: string
  /** Stops the server, unless another running process of Vigil started it. */
  readonly stop: () => Promise<void>
}

type EmbeddedOptions = {
  /** The checkout. Each has servers of its own. */
  readonly root: string
  /** The data folder's name; another name is another server. */
  readonly name?: string
  /** False gives up safety against a crash for speed; only for tests that kill nothing. */
  readonly durable?: boolean
  /** True refuses to share a server that another process runs. */
  readonly alone?: boolean
}

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = preparePlace(options.root, options.name ?? 'data')
  const durable = options.durable ?? true
  let server = options.alone ? await serve(place, durable, true) : await servePatiently(place, durable, 10)
  let stopping = false
  let starting: Promise<void> | null = null
  const again = async () => {
    // A failed try is repeated at the next tick: sessions of a killed server may hold its memory for a moment.
    server = await adoptOrStart(place, durable, false).catch(() => server)
    starting = null
  }
  const watch = setInterval(() => {
    if (!stopping && starting === null && !isAlive(server.pid)) starting = again()
  }, 200)
  watch.unref()
  return {
    url: (role, database = 'vigil') => urlOf(server.socket, role, database),
    pid: () => server.pid,
    data: place.data,
    stop: async () => {
      stopping = true
      clearInterval(watch)
      await starting
      if (ownerOf(place) === process.pid) await stopServer(server.pid)
    },
  }
}

/** After a kill -9 the old server may be on its way out, or its sessions may hold its memory for a moment longer. */
async function servePatiently(place: Place, durable: boolean, tries: number): Promise<Running> {
  try {
    return await serve(place, durable, false)
  } catch (error) {
    if (tries === 1) throw error
    await pause(300)
    return await servePatiently(place, durable, tries - 1)
  }
}

async function serve(place: Place, durable: boolean, alone: boolean): Promise<Running> {
  const running = await adoptOrStart(place, durable, alone)
  await makeDatabase(urlOf(running.socket, 'vigil_owner', 'postgres'))
  return running
}

/** Whoever starts a server owns it, and whoever finds one whose owner is gone. The others are guests. */
async function adoptOrStart(place: Place, durable: boolean, alone: boolean): Promise<Running> {
  const found = await adoptServer(place)
  if (found !== null && alone) throw new Error(`Another process runs a PostgreSQL server on ${place.data}.`)
  const running = found ?? (await startServer(place, durable))
  const owner = ownerOf(place)
  if (found === null || owner === null || !isAlive(owner)) writeFileSync(place.owner, `${process.pid}`)
  return running
}

function ownerOf(place: Place): number | null {
  return existsSync(place.owner) ? Number(readFileSync(place.owner, 'utf8')) : null
}

function urlOf(socket: string, role: string, database: string): string {
  return `postgres://${role}@/${database}?host=${encodeURIComponent(socket)}`
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query("select from pg_database where datname = 'vigil'")
    if (found.rowCount === 0) await client.query('create database vigil')
  } finally {
    await client.end()
  }
}
