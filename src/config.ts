// The environment as a typed, frozen object. What is wrong stops the start, all of it at once, each by its variable's name.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { type Role, roles, roleUrl } from './kernel/roles.ts'

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
  /** Proxies whose word about who asks is believed: addresses or ranges; none unless given. */
  readonly proxies: readonly string[]
  /** Null: made once and kept among the files, see `sessionKey`. */
  readonly sessionKey: string | null
}

export type DatabaseChoice =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'server'
      readonly ownerUrl: string
      readonly urls: Readonly<Record<Role, string>>
      /** Roles whose address was given, so that their passwords are somebody else's to set. */
      readonly notOurs: readonly Role[]
    }

export type OpenId = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

/** The message holds one sentence a line. */
export class ConfigurationError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigurationError'
  }
}

type Environment = Readonly<Record<string, string | undefined>>
type Complain = (sentence: string) => void

/** An empty variable counts as absent. */
export function readConfig(environment: Environment, root: string): Config {
  const given: Environment = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const wrong: string[] = []
  const complain: Complain = (sentence) => void wrong.push(sentence)
  refuseUnknown(given, complain)
  const port = readPort(given['PORT'], complain)
  const database = readDatabase(given, complain)
  const config: Config = {
    host: given['HOST'] ?? '127.0.0.1',
    port,
    address: readAddress(given['VIGIL_URL'], port, complain),
    database,
    files: readFolder(given['VIGIL_DATA'], join(root, '.vigil/files'), complain),
    demonstration: readSwitch(given['VIGIL_DEMONSTRATION'], database.kind === 'embedded', complain),
    openid: readOpenId(given, complain),
    publicAddress:
      given['VIGIL_PUBLIC_URL'] === undefined ? null : readAddress(given['VIGIL_PUBLIC_URL'], port, complain),
    publicPort: readPublicPort(
      given['PUBLIC_PORT'],
      port,
      given['VIGIL_DEMONSTRATION'] !== 'off' && database.kind === 'embedded',
      complain,
    ),
    proxies: readProxies(given['VIGIL_PROXIES'], complain),
    sessionKey: readSessionKey(given['VIGIL_SESSION_KEY'], complain),
  }
  if (wrong.length > 0) throw new ConfigurationError(wrong)
  return Object.freeze(config)
}

export type PublicConfig = {
  readonly host: string
  readonly port: number
  readonly address: string
  readonly databaseUrl: string
  readonly demonstration: boolean
  readonly proxies: readonly string[]
}

/** For the public site's own process: it is given the address of its own role, and no other. */
export function readPublicConfig(environment: Environment): PublicConfig {
  const given: Environment = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const wrong: string[] = []
  const complain: Complain = (sentence) => void wrong.push(sentence)
  const port = readPort(given['PUBLIC_PORT'] ?? '3001', complain)
  const databaseUrl = given['DATABASE_URL_PUBLIC'] ?? ''
  if (!isPostgresUrl(databaseUrl))
    complain('DATABASE_URL_PUBLIC must look like postgres://vigil_public:password@host:5432/database.')
  const config = {
    host: given['HOST'] ?? '127.0.0.1',
    port,
    address: readAddress(given['VIGIL_PUBLIC_URL'], port, complain),
    databaseUrl,
    demonstration: readSwitch(given['VIGIL_DEMONSTRATION'], false, complain),
    proxies: readProxies(given['VIGIL_PROXIES'], complain),
  }
  if (wrong.length > 0) throw new ConfigurationError(wrong)
  return Object.freeze(config)
}

/** The key that signs sessions: the one given, or one made at the first start that only this user may read. */
export function sessionKey(config: Config): string {
  if (config.sessionKey !== null) return config.sessionKey
  const file = join(config.files, 'session.key')
  mkdirSync(config.files, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8')
}

const known = [
  'VIGIL_URL',
  'VIGIL_DATA',
  'VIGIL_DEMONSTRATION',
  'VIGIL_SESSION_KEY',
  'VIGIL_PROXIES',
  'VIGIL_PUBLIC_URL',
]

/** DATABASE_URL_APP for vigil_app, and so on. */
const variableOf = (role: Role): string => `DATABASE_URL_${role.slice('vigil_'.length).toUpperCase()}`

function refuseUnknown(given: Environment, complain: Complain): void {
  const addresses = roles.map(variableOf)
  for (const name of Object.keys(given).sort()) {
    if (name.startsWith('VIGIL_') && !known.includes(name)) {
      complain(`${name} is not a setting of Vigil. Its own are ${known.join(', ')}.`)
    }
    if (name.startsWith('DATABASE_URL_') && !addresses.includes(name)) {
      complain(`${name} is not a setting of Vigil. The roles' are ${addresses.join(', ')}.`)
    }
  }
}

function readPort(value: string | undefined, complain: Complain): number {
  if (value === undefined) return 3000
  const port = /^[0-9]{1,5}$/.test(value) ? Number(value) : 65_536
  if (port > 65_535) complain(`PORT must be a whole number from 0 to 65535; it is ${quoted(value)}.`)
  return port
}

/** 0 for none. In the demonstration it is started beside the rest, one port on. */
function readPublicPort(
  value: string | undefined,
  port: number,
  demonstration: boolean,
  complain: Complain,
): number | null {
  if (value === undefined) return demonstration && port > 0 && port < 65_535 ? port + 1 : null
  const given = /^[0-9]{1,5}$/.test(value) ? Number(value) : 65_536
  if (given > 65_535 || (given !== 0 && given === port))
    complain(`PUBLIC_PORT must be a whole number from 0 to 65535, and not PORT; it is ${quoted(value)}.`)
  return given === 0 ? null : given
}

function readAddress(value: string | undefined, port: number, complain: Complain): string {
  if (value === undefined) return `http://localhost:${port}`
  const url = URL.parse(value)
  const plain = url !== null && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}${url.username}` === ''
  if (!plain || url.pathname !== '/') {
    complain(
      `VIGIL_URL must be an address such as https://vigil.example.police.uk, without a path; it is ${quoted(value)}.`,
    )
  }
  return url?.origin ?? ''
}

function readDatabase(given: Environment, complain: Complain): DatabaseChoice {
  const notOurs = roles.filter((role) => given[variableOf(role)] !== undefined)
  const ownerUrl = given['DATABASE_URL']
  if (ownerUrl === undefined) {
    for (const role of notOurs)
      complain(`${variableOf(role)} is set without DATABASE_URL, which is the owner's address.`)
    return { kind: 'embedded' }
  }
  const addresses = ['DATABASE_URL', ...notOurs.map(variableOf)]
  const bad = addresses.filter((name) => !isPostgresUrl(given[name] ?? ''))
  // The value itself is not repeated: it may hold a password.
  for (const name of bad) complain(`${name} must look like postgres://user:password@host:5432/database.`)
  if (bad.length > 0) return { kind: 'server', ownerUrl, urls: urlsOf(() => ''), notOurs }
  return {
    kind: 'server',
    ownerUrl,
    urls: urlsOf((role) => given[variableOf(role)] ?? roleUrl(ownerUrl, role)),
    notOurs,
  }
}

function urlsOf(url: (role: Role) => string): Readonly<Record<Role, string>> {
  return {
    vigil_app: url('vigil_app'),
    vigil_clock: url('vigil_clock'),
    vigil_measure: url('vigil_measure'),
    vigil_judge: url('vigil_judge'),
    vigil_public: url('vigil_public'),
    vigil_erase: url('vigil_erase'),
  }
}

/** A user and a database are needed; the host may be empty where `?host=` names a socket's folder. */
function isPostgresUrl(value: string): boolean {
  const [, host, query] =
    /^postgres(?:ql)?:\/\/[^:@/?\s]+(?::[^@/?\s]*)?@([^/?\s]*)\/[^/?\s]+(\?\S*)?$/.exec(value) ?? []
  return host !== undefined && (host !== '' || /[?&]host=[^&]+/.test(query ?? '')) && isDecodable(value)
}

function isDecodable(value: string): boolean {
  try {
    return decodeURIComponent(value) !== ''
  } catch {
    return false
  }
}

function readFolder(value: string | undefined, otherwise: string, complain: Complain): string {
  if (value !== undefined && !isAbsolute(value)) {
    complain(`VIGIL_DATA must be a folder's full path, beginning with /; it is ${quoted(value)}.`)
  }
  return value ?? otherwise
}

function readSwitch(value: string | undefined, otherwise: boolean, complain: Complain): boolean {
  if (value !== undefined && value !== 'on' && value !== 'off') {
    complain(`VIGIL_DEMONSTRATION must be on or off; it is ${quoted(value)}.`)
  }
  return value === undefined ? otherwise : value === 'on'
}

function readOpenId(given: Environment, complain: Complain): OpenId | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  const [issuer, clientId, clientSecret] = names.map((name) => given[name])
  const missing = names.filter((name) => given[name] === undefined)
  if (missing.length === names.length) return null
  for (const name of missing) complain(`${name} is missing; ${names.join(', ')} are given all together or not at all.`)
  if (issuer !== undefined && !isIssuer(issuer)) {
    complain(`OIDC_ISSUER must be an address that begins with https://; it is ${quoted(issuer)}.`)
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  return Object.freeze({ issuer, clientId, clientSecret })
}

/** Plain HTTP only to this machine itself: tokens travel on it. */
function isIssuer(value: string): boolean {
  const url = URL.parse(value)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}

/** Behind a proxy every request comes from its address; without this, everybody shares one limit of requests. */
function readProxies(value: string | undefined, complain: Complain): readonly string[] {
  const given = (value ?? '').split(',').map((one) => one.trim())
  const proxies = given.filter((one) => one !== '')
  for (const one of proxies) {
    const [address, range, ...more] = one.split('/')
    const most = isIP(address ?? '') === 6 ? 128 : 32
    const sound = range === undefined || (/^\d{1,3}$/.test(range) && Number(range) <= most)
    if (isIP(address ?? '') === 0 || !sound || more.length > 0)
      complain(
        `VIGIL_PROXIES must be addresses or ranges with commas, like 10.0.0.5, 10.1.0.0/16; ${quoted(one)} is none.`,
      )
  }
  return Object.freeze(proxies)
}

function readSessionKey(value: string | undefined, complain: Complain): string | null {
  if (value !== undefined && value.length < 32) {
    complain(`VIGIL_SESSION_KEY must have at least 32 characters; it has ${value.length}.`)
  }
  return value ?? null
}

const quoted = (value: string): string => JSON.stringify(value.slice(0, 80))
