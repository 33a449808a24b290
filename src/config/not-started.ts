// Why a start failed, in words and by the setting to look at, where the system or the database says so; null for a fault of ours.

import { ConfigurationError } from '../config.ts'
import { sqlState } from '../kernel/database/failures.ts'
import { NoPlace } from '../kernel/embedded/place.ts'
import { UnfitDatabase } from '../kernel/migrate.ts'
import { refusedInWords } from './database-address.ts'

/** What the two programs that listen call their settings. */
type Names = { readonly port: string; readonly database: string }
export const ofVigil: Names = { port: 'PORT', database: 'DATABASE_URL' }
export const ofPublicSite: Names = { port: 'PUBLIC_PORT', database: 'DATABASE_URL_PUBLIC' }

export function notStarted(error: unknown, names: Names): string | null {
  if (error instanceof ConfigurationError || error instanceof UnfitDatabase || error instanceof NoPlace)
    return error.message
  const refused = refusedInWords(error)
  if (refused !== null) return refused
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const said = inWords(cause, names)
    if (said !== null) return said
  }
  return null
}

function inWords(error: Error, names: Names): string | null {
  const code = sqlState(error) ?? ''
  const call = 'syscall' in error ? error.syscall : null
  if (call === 'listen') return notListening(code, error, names.port)
  if (call === 'mkdir' || (call === 'open' && /^E(ACCES|PERM|ROFS|NOTDIR|ISDIR)$/.test(code)))
    return `Vigil’s own files cannot be kept there (${error.message}): VIGIL_DATA must name a folder that Vigil may make and write in, and so must the one it stands in.`
  if (code === '3D000') return `${names.database} names a database that is not there: create it, or correct the name.`
  if (code === '28P01' || code === '28000')
    return `The database refused whom ${names.database} names: look at the name and the password.`
  if (code === '42501')
    return `Whom ${names.database} names lacks a right in the database (${error.message}): the address of its owner is needed.`
  // A name with several addresses, as localhost: each was tried, and the error of errors has no call of its own.
  const [first] = error instanceof AggregateError ? error.errors : [error]
  const away = call === 'connect' || call === 'getaddrinfo' || error instanceof AggregateError
  return away || /^(08|57P0[1-3]|53300)/.test(code) || /timeout expired/.test(error.message)
    ? `${names.database} cannot be reached (${first.message}): is the database running, and are host and port right?`
    : null
}

/** The error says itself on which address and port it was tried. */
function notListening(code: string, error: Error, port: string): string {
  const tried = /\S+$/.exec(error.message)?.[0] ?? ''
  if (code === 'EADDRINUSE')
    return `${port} is taken: another program listens on ${tried}, perhaps Vigil itself, started before. Stop that one, or set ${port} to another.`
  if (code === 'EACCES')
    return `${port} may not be used (${tried}): below 1024 a right of its own is needed. Take one above, and put a proxy in front.`
  return `HOST is no address of this machine, or cannot be listened on (${tried}).`
}
