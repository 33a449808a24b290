// Members of staff that a form offers: those whose job it is, whoever asks' own unit first; where there are more, they are found by name.

import type { Reader } from '../kernel/database.ts'
import { isId } from '../kernel/identity.ts'
import { type StaffRow, staffInJobs } from '../registers/staff.ts'
import { contextOf, type World } from '../registers/world.ts'
import type { Choice } from './fields.ts'
import { findName, moreThan } from './find.ts'
import { all, first, type Typed } from './typed.ts'

type Asked = {
  /** Whoever holds one of these; null for everybody. */
  readonly jobs: readonly string[] | null
  /** Whom the form holds now: they are listed in any case, or sending it would take them out. */
  readonly listed?: readonly string[]
  /** What the form holds, and in which field the person is chosen: what was typed to find them, and who is chosen already. */
  readonly typed?: Typed
  readonly field?: string
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
  { jobs, listed = [], typed = {}, field = 'staffId', most = 500 }: Asked,
  words: (row: StaffRow) => string = nameAndJobs,
): Promise<readonly Choice[]> {
  const { forceId: force, unit } = world.who
  const named = first(typed, findName(field)).trim().slice(0, 100)
  const held = [...new Set([...listed, ...all(typed, field).filter(isId)])].slice(0, most)
  const asked = { force, jobs, unit, listed: held, named: named === '' ? null : named, limit: most + 1 }
  const rows = await staffInJobs.all(reader, asked)
  const shown = rows.slice(0, most).map((row) => ({ value: row.staff_id, text: words(row) }))
  return rows.length > most ? [...shown, moreThan(most)] : shown
}

const nameAndJobs = ({ name, roles }: StaffRow): string => [name, ...roles].join(', ')
