// What went wrong with the database, told apart: away, or somebody else at the same rows at the same moment.

/** The database cannot be reached; what was asked was not done, or (when `unknown`) may have been. */
export class DatabaseAway extends Error {
  readonly unknown: boolean
  constructor(cause: unknown, unknown: boolean) {
    super('the database cannot be reached', { cause })
    this.name = 'DatabaseAway'
    this.unknown = unknown
  }
}

/** It answers, but every connection of this process is in use and none came free in time: nothing was done. */
export class DatabaseBusy extends DatabaseAway {
  constructor(cause: unknown) {
    super(cause, false)
    this.message = 'every connection to the database is in use'
    this.name = 'DatabaseBusy'
  }
}

/** What was looked at is no longer so when it is to be written on: as if the database had said it, everything is looked at again. */
export class ChangedMeanwhile extends Error {
  readonly code = '40001'
  constructor() {
    super('what was looked at has changed meanwhile')
    this.name = 'ChangedMeanwhile'
  }
}

export function isAway(error: unknown): boolean {
  const state = sqlState(error)
  if (state !== null && /^(57P0[1-3]|08|53300)/.test(state)) return true
  if (state !== null && /^E[A-Z]+$/.test(state)) return true
  return (
    error instanceof Error &&
    /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
      error.message,
    )
  )
}

/**
 * Somebody else was at the same rows at the same moment: a key that is taken, a deadlock that the database broke, an order it
 * could not keep. Nothing was recorded, and what was asked may be asked again.
 */
export function isAtOnce(error: unknown): boolean {
  const state = sqlState(error)
  return state === '23505' || state === '40P01' || state === '40001'
}

/** PostgreSQL's code of an error, '23505' for a key that is taken, or null. */
export function sqlState(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null
}
