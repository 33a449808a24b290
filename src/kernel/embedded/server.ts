// One PostgreSQL server process: made once, started, found running, stopped.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { lowered, makePrivate, type Place } from './place.ts'

export type Running = { readonly pid: number; readonly socket: string }

/** Quick instead of durable: for tests that kill nothing, each with a small database of its own that is dropped within the minute. */
const quickSettings = [
  ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
  ...['-c', 'autovacuum=off'],
]
// A database that was empty a minute ago grows fast: without figures of its own the planner reads whole tables.
const soonKnown = ['-c', 'autovacuum_naptime=5s']
// What a log must not hold: values of statements and rows are children's details.
const quietLog = ['-c', 'log_min_error_statement=panic', '-c', 'log_error_verbosity=terse']

export async function startServer(place: Place, durable: boolean): Promise<Running> {
  if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place)
  const settings = ['-c', 'listen_addresses=', '-c', 'timezone=UTC', '-c', 'jit=off', ...quietLog]
  const { command, args, options } = lowered(join(place.programs, 'bin/postgres'), [
    ...['-D', place.data, '-k', place.socket],
    ...settings,
    ...(durable ? soonKnown : quickSettings),
  ])
  const log = openSync(place.log, logMode(place), 0o600)
  const before = fstatSync(log).size
  // A group of its own: Ctrl-C in the terminal must reach Node first, which drains before it stops the database.
  const child = spawn(command, args, { ...options, detached: true, cwd: '/', stdio: ['ignore', log, log] })
  closeSync(log)
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  child.unref()
  for (let waited = 0; waited < 60_000; waited += 10) {
    if (ended) break
    const running = findRunning(place)
    if (running !== null && running.pid === child.pid && running.ready) return running
    await pause(10)
  }
  child.kill('SIGKILL')
  const said = readFileSync(place.log).subarray(before).toString('utf8')
  throw new Error(`The embedded PostgreSQL did not start. It said: ${said.slice(-2_000)}`)
}

/** What a server said before it fell stands there after the next start; begun anew when it has grown long. */
const logMode = ({ log }: Place): 'a' | 'w' => (existsSync(log) && statSync(log).size > mostBytesOfLog ? 'w' : 'a')

const mostBytesOfLog = 5_000_000

/** The server that already runs on this data, once it is ready; null when there is none or it is going away. */
export async function adoptServer(place: Place): Promise<Running | null> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const running = findRunning(place)
    if (running === null || running.ready) return running
    await pause(20)
  }
  throw new Error(`A PostgreSQL server on ${place.data} is neither starting nor stopping; see ${place.log}.`)
}

/** Ends sessions, writes everything out, and waits until the server is gone. */
export async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 10) await pause(10)
  }
}

/** A process that ended and that nobody has asked after yet (a container's first process may never ask) is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !/^State:\s+Z/m.test(processFile(pid, 'status') ?? '')
}

/** What `postmaster.pid` says: process, data, start, port, socket folder, address, shared memory, state, a line each. */
function findRunning(place: Place): (Running & { readonly ready: boolean }) | null {
  const file = join(place.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  if (isAnotherProgram(pid)) {
    // After a restart of the machine the number may be anybody's, and PostgreSQL would refuse to start.
    rmSync(file, { force: true })
    return null
  }
  return { pid, socket: lines[4] || place.socket, ready: lines[7]?.trim() === 'ready' }
}

function isAnotherProgram(pid: number): boolean {
  const name = processFile(pid, 'comm')
  return name !== null && !['postgres', 'setpriv'].includes(name.trim())
}

/** Linux tells; elsewhere, or when the process has just ended, null. */
function processFile(pid: number, name: 'status' | 'comm'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}

/** Made beside and renamed, so that an interrupted start leaves no half of a database. */
function initialise(place: Place): void {
  const part = `${place.data}.${process.pid}`
  rmSync(part, { recursive: true, force: true })
  makePrivate(part)
  const wishes = ['-U', 'vigil_owner', '-A', 'trust', '-E', 'UTF8', '--locale=C']
  const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const { command, args, options } = lowered(join(place.programs, 'bin/initdb'), ['-D', part, ...wishes, ...collation])
  const made = spawnSync(command, args, { ...options, cwd: '/', encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(part, { recursive: true, force: true })
    throw new Error(`The embedded PostgreSQL could not be set up. It said: ${made.stderr}`, { cause: made.error })
  }
  renameSync(part, place.data)
}
