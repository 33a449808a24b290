// Where a command of the command line works: the configured database as each role, the force asked about, its policies.
import { join } from 'node:path'
import { refusedInWords } from '../config/database-address.ts'
import { type Config, readConfig } from '../config.ts'
import { demonstrationForce } from '../demonstration/force/which.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import { startEmbedded } from '../kernel/embedded.ts'
import { migrate } from '../kernel/migrate.ts'
import { notThisPrograms, unprepared } from '../kernel/migrated.ts'
import { type Role, roleUrl } from '../kernel/roles.ts'
import {
  addMonths,
  dayOf,
  type Instant,
  localDate,
  parseInstant,
  parseLocalDate,
  startOfLocalDay,
  systemNow,
} from '../kernel/time.ts'
import { allForces } from '../registers/forces.ts'
import { keepPolicies, type Policies } from '../registers/policies.ts'
import { forcesAtWork } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { type Asked, CannotBeDone, type ExitCode, type Io, Misused, type Option } from './command.ts'

export type Place = {
  readonly config: Config
  readonly force: string
  readonly now: Instant
  readonly policies: Policies
  /** `application` is what the database calls it; left out, the command line. */
  readonly open: (role: Role, application?: string) => Database
}

export const forceOption: Option = {
  name: 'force',
  value: '<force>',
  words: 'The short name of the force. If left out, the demonstration force, or the only force that uses Vigil here',
}

export const forceNeeded = '--force is missing. Give the short name of the force.'

type Work = (place: Place) => Promise<ExitCode>

/** The work of one force: a name that no force has is refused, since of nobody everything is in order. */
export async function atPlace(asked: Asked, io: Io, work: Work): Promise<ExitCode> {
  return await opened(asked, io, async (place) => {
    const force = place.force === '' ? await onlyForce(place) : place.force
    await isKnown({ ...place, force })
    return await work({ ...place, force })
  })
}

/** For a command that asks about every force, or that makes one. */
export const atAnyPlace = async (asked: Asked, io: Io, work: Work): Promise<ExitCode> => await opened(asked, io, work)

/** For a demonstration of one's own: a database that was never prepared is prepared, as a start would. */
export const atAPreparedPlace = async (asked: Asked, io: Io, work: Work): Promise<ExitCode> =>
  await opened(asked, io, work, true)

/** Uses a server that runs already, or starts the embedded one for as long as the command needs it. */
async function opened(asked: Asked, io: Io, work: Work, prepares = false): Promise<ExitCode> {
  const config = readConfig(io.environment, io.root)
  const force = asked.texts.get('force') ?? (config.demonstration ? demonstrationForce.id : '')
  const embedded = config.database.kind === 'embedded' ? await startEmbedded({ root: io.root }) : null
  const databases: Database[] = []
  const ownerUrl = config.database.kind === 'server' ? config.database.ownerUrl : (embedded?.url('vigil_owner') ?? '')
  const url = (role: Role): string =>
    config.database.kind === 'server' ? config.database.urls[role] : roleUrl(ownerUrl, role)
  const open = (role: Role, application = 'vigil command line'): Database => {
    const database = openDatabase(url(role), { connections: 3, application })
    databases.push(database)
    return database
  }
  try {
    // As a start does: an older program must not write into a database that a newer one has changed, nor a newer one into an older.
    const folder = join(io.root, 'db')
    const wrong = await notThisPrograms(ownerUrl, folder)
    if (wrong === unprepared && prepares && config.demonstration)
      await migrate(ownerUrl, { folder, notOurs: config.database.kind === 'server' ? config.database.notOurs : [] })
    else if (wrong !== null) throw new CannotBeDone(wrong)
    const app = open('vigil_app')
    return await work({ config, force, now: systemNow(), policies: keepPolicies(app, standingPolicy), open })
  } catch (error) {
    const refused = refusedInWords(error)
    if (refused === null) throw error
    throw new CannotBeDone(`${refused} Give this command the same environment as the server.`)
  } finally {
    await Promise.all(databases.map(async (database) => await database.close()))
    await embedded?.stop()
  }
}

/** Of several nobody can know which is meant. */
async function onlyForce({ open, now }: Place): Promise<string> {
  const context = { force: '', who: SYSTEM, now }
  const rows = await open('vigil_app').read(context, async (reader) => await forcesAtWork.all(reader, {}))
  const [only, ...others] = rows.map((row) => row.force_id).sort()
  if (only === undefined) throw new Misused(forceNeeded)
  if (others.length > 0) throw new Misused(`${forceNeeded} Vigil is used here by ${[only, ...others].join(', ')}.`)
  return only
}

async function isKnown({ open, force, now }: Place): Promise<void> {
  const all = await open('vigil_app').read(
    { force, who: SYSTEM, now },
    async (reader) => await allForces.all(reader, {}),
  )
  if (all.some((one) => one.force_id === force)) return
  throw new CannotBeDone(
    `There is no force “${force}”. The forces are: ${all
      .map((one) => one.force_id)
      .sort()
      .join(', ')}.`,
  )
}

export const windowOptions: readonly Option[] = [
  {
    name: 'from',
    value: '<date or instant>',
    words: 'Start of the period. If left out, the first of the month a year ago',
  },
  { name: 'to', value: '<date or instant>', words: 'End of the period, not included. If left out, now' },
]

/** A date alone is its first moment in London. */
export function windowOf(asked: Asked, now: Instant): { readonly from: Instant; readonly until: Instant } {
  const [year, month] = localDate(now).split('-')
  const otherwise = startOfLocalDay(addMonths(dayOf(`${year}-${month}-01`), -12))
  const from = momentOf(asked, 'from') ?? otherwise
  const until = momentOf(asked, 'to') ?? now
  if (from >= until) throw new Misused('--from must be before --to.')
  return { from, until }
}

function momentOf(asked: Asked, name: string): Instant | null {
  const typed = asked.texts.get(name)
  if (typed === undefined) return null
  const day = parseLocalDate(typed)
  const at = day === null ? parseInstant(typed) : startOfLocalDay(day)
  if (at === null)
    throw new Misused(
      `--${name}: “${typed}” is neither a date like 2026-03-27 nor an instant like 2026-03-27T22:10:00Z.`,
    )
  return at
}
