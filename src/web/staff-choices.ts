// Members of staff that a form offers: those whose job it is, whoever asks' own unit first; and it says when there are more.
import type { Reader } from '../kernel/database.ts'
import { type StaffRow, staffInJobs } from '../registers/staff.ts'
import { contextOf, type World } from '../registers/world.ts'
import type { Choice } from './fields.ts'

type Asked = {
  /** Whoever holds one of these; null for everybody. */
  readonly jobs: readonly string[] | null
  /** Whom the form holds now: they are listed in any case, or sending it would take them out. */
  readonly listed?: readonly string[]
  readonly most?: number
}

export async function staffToChoose(
  world: World,
  asked: Asked,
  words: (row: StaffRow) => string = nameAndJobs,
): Promise<readonly Choice[]> {
  return await world.db.read(contextOf(world), async (reader) => await staffIn(reader, world, asked, words))
}

/** In a reading that is under way. */
export async function staffIn(
  reader: Reader,
  world: World,
  { jobs, listed = [], most = 500 }: Asked,
  words: (row: StaffRow) => string = nameAndJobs,
): Promise<readonly Choice[]> {
  const { forceId: force, unit } = world.who
  const rows = await staffInJobs.all(reader, { force, jobs, unit, listed, limit: most + 1 })
  const shown = rows.slice(0, most).map((row) => ({ value: row.staff_id, text: words(row) }))
  return rows.length > most ? [...shown, { value: 'more', text: moreWords(most) }] : shown
}

const nameAndJobs = ({ name, roles }: StaffRow): string => [name, ...roles].join(', ')

/** Chosen, it is nobody, and the form says so. */
const moreWords = (most: number): string =>
  `There are more than these ${most}: those of your unit stand first, then by name. For anybody else use the API`
