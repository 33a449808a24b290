// Which database is used, and each role’s address there.
import { DatabaseAway, sqlState } from '../kernel/database/failures.ts'
import { type Role, roles, roleUrl, variableOf } from '../kernel/roles.ts'
import type { Complain, Environment } from './variables.ts'

export type DatabaseChoice =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'server'
      readonly ownerUrl: string
      readonly urls: Readonly<Record<Role, string>>
      /** Roles whose address was given, so that their passwords are somebody else's to set. */
      readonly notOurs: readonly Role[]
    }

export function readDatabase(given: Environment, complain: Complain): DatabaseChoice {
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
export function isPostgresUrl(value: string): boolean {
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

/** What to look at where the database let somebody of Vigil's not in; null for every other trouble. */
export function refusedInWords(error: unknown): string | null {
  // A start that will not change a role's password says so itself.
  if (!(error instanceof DatabaseAway)) return null
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const state = sqlState(cause)
    if (state !== '28P01' && state !== '28000') continue
    const name = /"([^"]+)"/.exec(cause.message)?.[1] ?? ''
    const role = roles.find((one) => one === name)
    return role === undefined
      ? `The database refused “${name}”: look at its name and password in the DATABASE_URL or DATABASE_URL_… that names it.`
      : `The database refused the password of ${role}: look at ${variableOf(role)}. Where that is not set, it is the one derived from DATABASE_URL, and the role has another.`
  }
  return null
}
