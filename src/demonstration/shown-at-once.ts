// What a visitor should find made already, by the commands of whoever would make it, once: the figures published, and a board's frozen pack.
import { meetings } from '../accountability/board/queries.ts'
import { newestOf } from '../accountability/public/release-queries.ts'
import type { Database } from '../kernel/database.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { addDays, dayNumber, type Instant, isWeekday, localDate } from '../kernel/time.ts'
import type { Person, Role } from '../registers/permissions.ts'
import type { Done } from '../registers/records.ts'
import { personOfRow } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { demonstrationForce, demonstrationStaff } from './force.ts'

type Showing = {
  readonly db: Database
  readonly now: Instant
  /** A command as its page carries it out; without a record it opens one. */
  readonly act: (person: Person, command: string, body: unknown, recordId?: string) => Promise<Outcome<Done>>
}

/** Throws the refusal where a command is refused. What is there already, of whatever kind, is left as it is. */
export async function showAtOnce({ db, now, act }: Showing): Promise<void> {
  const force = demonstrationForce.id
  const staff = (await demonstrationStaff(db, now)).map(personOfRow)
  const as = (job: Role) => {
    const found = staff.find((one) => one.roles.includes(job))
    if (found === undefined) throw new Error(`the demonstration: nobody is ${job}`)
    return async (command: string, body: unknown, recordId?: string) => {
      const outcome = await act(found, command, body, recordId)
      if (outcome.kind !== 'done') throw new Error(`the demonstration: ${command}: ${JSON.stringify(outcome)}`)
      return outcome.value.recordId
    }
  }
  const { releases, boards } = await db.read({ force, who: SYSTEM, now }, async (reader) => ({
    releases: await newestOf.all(reader, { force }),
    boards: await meetings.all(reader, { force, limit: 1 }),
  }))
  if (releases.length === 0) await as("commissioner's office")('published-figures/publish', {})
  if (boards.length > 0) return
  const keeper = as('improvement team')
  const record = await keeper('meeting/call', { title: 'Child protection board', heldOn: weekdayAfter(now) })
  await keeper('meeting/freeze-pack', { decisionsAsked: [whatIsAsked], childrenSaid: [] }, record)
}

const whatIsAsked = 'Whether two more inspectors are trained to endorse grades at night.'

/** Ten days on, so that its papers are not late on the day they are frozen; nobody meets at a weekend. */
function weekdayAfter(now: Instant): string {
  const day = addDays(localDate(now), 10)
  return [day, addDays(day, 1), addDays(day, 2)].find((one) => isWeekday(dayNumber(one))) ?? day
}
