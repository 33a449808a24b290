// The environment as a typed, frozen object. What is wrong stops the start, all of it at once, each by its variable's name.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseChoice, readDatabase } from './config/database-address.ts'
import { refuseUnknown } from './config/known-names.ts'
import { readPublicAddress, readPublicContact, readPublicPort } from './config/public-variables.ts'
import {
  type Complain,
  type Environment,
  type OpenId,
  readAddress,
  readFolder,
  readHelpDesk,
  readOpenId,
  readPort,
  readProxies,
  readSessionKey,
  readSwitch,
} from './config/variables.ts'
import { makeFolder } from './kernel/folder.ts'

export type Config = {
  readonly host: string
  readonly port: number
  /** The address people and letters use; no slash at its end. */
  readonly address: string
  readonly database: DatabaseChoice
  /** Key files, checkpoints and printed lists: what must not be in the database. */
  readonly files: string
  readonly demonstration: boolean
  readonly openid: OpenId | null
  /** The port of the public site, a process of its own; null where it is not started from here. */
  readonly publicPort: number | null
  /** As the public reaches it; null for this machine's. */
  readonly publicAddress: string | null
  /** Who is responsible for what the public site keeps, and how to write to them; null where none runs here, and in a demonstration. */
  readonly publicContact: string | null
  /** How people reach the help desk; null where it was not given. */
  readonly helpDesk: string | null
  /** Proxies whose word about who asks is believed: addresses or ranges; none unless given. */
  readonly proxies: readonly string[]
  /** Null: made once and kept among the files, see `sessionKey`. */
  readonly sessionKey: string | null
}

/** The message holds one sentence a line. */
export class ConfigurationError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigurationError'
  }
}

/** An empty variable counts as absent. */
export function readConfig(environment: Environment, root: string): Config {
  const given: Environment = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const wrong: string[] = []
  const complain: Complain = (sentence) => void wrong.push(sentence)
  refuseUnknown(given, complain)
  const port = readPort(given['PORT'], complain)
  const database = readDatabase(given, complain)
  const demonstration = readSwitch(given['VIGIL_DEMONSTRATION'], database.kind === 'embedded', complain)
  const publicPort = readPublicPort(
    given['PUBLIC_PORT'],
    port,
    given['VIGIL_DEMONSTRATION'] !== 'off' && database.kind === 'embedded',
    complain,
  )
  const config: Config = {
    host: given['HOST'] ?? '127.0.0.1',
    port,
    address: readAddress(given['VIGIL_URL'], port, complain),
    database,
    files: readFolder(given['VIGIL_DATA'], join(root, '.vigil/files'), complain),
    demonstration,
    openid: readOpenId(given, complain),
    publicAddress: publicPort === null ? null : readPublicAddress(given, demonstration, complain),
    publicContact: publicPort === null ? null : readPublicContact(given, demonstration, complain),
    publicPort,
    helpDesk: readHelpDesk(given['VIGIL_HELP_DESK'], demonstration, complain),
    proxies: readProxies(given['VIGIL_PROXIES'], complain),
    sessionKey: readSessionKey(given['VIGIL_SESSION_KEY'], complain),
  }
  if (wrong.length > 0) throw new ConfigurationError(wrong)
  return Object.freeze(config)
}

/** The key that signs sessions: the one given, or one made at the first start that only this user may read. */
export function sessionKey(config: Config): string {
  if (config.sessionKey !== null) return config.sessionKey
  const file = join(config.files, 'session.key')
  makeFolder(config.files)
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8')
}
