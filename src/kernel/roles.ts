// The database's roles, and how the application connects as each: one owner's address, the others derived from it.
import { createHash } from 'node:crypto'

/** What each may do stands in db/roles.sql and beside every table. */
export const roles = [
  'vigil_app',
  'vigil_clock',
  'vigil_measure',
  'vigil_judge',
  'vigil_public',
  'vigil_erase',
] as const
export type Role = (typeof roles)[number]

/** The owner's address with another name in it, and the password derived for that role where the owner has one. */
export function roleUrl(ownerUrl: string, role: Role): string {
  const password = rolePassword(ownerUrl, role)
  const [, scheme, rest] = /^(postgres(?:ql)?:\/\/)(?:[^@/?]*@)?(.*)$/.exec(ownerUrl) ?? []
  if (scheme === undefined || rest === undefined) throw new Error('the address is not one of PostgreSQL')
  return `${scheme}${role}${password === null ? '' : `:${password}`}@${rest}`
}

/** Null where the owner has none either: a socket whose folder is the lock, or a server that trusts by other means. */
export function rolePassword(ownerUrl: string, role: Role): string | null {
  const encoded = /^postgres(?:ql)?:\/\/[^:@/?]*:([^@/?]+)@/.exec(ownerUrl)?.[1]
  if (encoded === undefined) return null
  return createHash('sha256')
    .update(`${decodeURIComponent(encoded)}:${role}`)
    .digest('hex')
}

/** The same server and owner, another database. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?/, `$1/${database}`)
}

/** DATABASE_URL_APP for vigil_app, and so on. */
export const variableOf = (role: Role): string => `DATABASE_URL_${role.slice('vigil_'.length).toUpperCase()}`
