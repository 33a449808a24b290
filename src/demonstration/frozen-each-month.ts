// The packs of the board and the releases for the public of the year that was loaded: each as its month ended, by what had been recorded by then.
import { releasesOf } from '../accountability/public/release-queries.ts'
import {
  addDays,
  dateWords,
  hours,
  type Instant,
  type LocalDate,
  localDate,
  plus,
  startOfLocalDay,
} from '../kernel/time.ts'
import type { BoundCommand } from '../web/slice.ts'
import { keeper } from './action-plan/scene.ts'
import { type Acting, actingOf, type Given } from './around-the-force/acting.ts'
import { identityOf } from './identity.ts'
import { allIsInTheLedger } from './in-the-ledger.ts'
import { workingDayFrom } from './working-day.ts'

const office = 'Uma Kettering'
const chief = 'Tess Mowbray'

type Frozen = Given & {
  /** Those that read what stood at their moment, in place of those that read what stands. */
  readonly commandsThen: readonly BoundCommand[]
  readonly ends: readonly Instant[]
}

/** Oldest first, as they would have been. Begun again it goes on where it stopped. */
export async function freezeEachMonth({ ends, commandsThen, ...given }: Frozen): Promise<void> {
  await allIsInTheLedger(given.stage, given.until)
  const then = new Set(commandsThen.map(nameOf))
  const acting = actingOf({
    ...given,
    commands: [...commandsThen, ...given.commands.filter((one) => !then.has(nameOf(one)))],
  })
  for (const [index, end] of ends.entries()) {
    await publish(acting, end)
    await holdBoard(acting, end, index)
  }
  for (const at of weeksSince(ends.at(-1), given.until)) await publish(acting, at)
}

const nameOf = ({ record, name }: BoundCommand): string => `${record}/${name}`

/** A release says what changed since the one before it: none is put in before one that is there. */
async function publish({ actAt, read, stage }: Acting, at: Instant): Promise<void> {
  const releases = await read(async (reader, force) => await releasesOf.all(reader, { force }))
  if (releases.some(({ frozen_at }) => frozen_at >= at)) return
  await actAt(office, at, 'published-figures/publish', identityOf(`${stage.force}/release/${localDate(at)}`), {})
}

/** Since the last month ended it was published every week, as the policy says: a release that nobody follows for longer is late. */
function weeksSince(end: Instant | undefined, until: Instant): readonly Instant[] {
  if (end === undefined) return []
  const weeks = [7, 14, 21, 28].map((days) => plus(startOfLocalDay(addDays(localDate(end), days)), hours(9)))
  return weeks.filter((at) => at < until)
}

const pastBoard = (force: string, heldIn: string): string => identityOf(`${force}/meeting/${heldIn}`)

/** Called before the month ended, its pack frozen on the first working day after, held in the week after next. One that is still to come is the board that was called now. */
async function holdBoard({ actAt, stage, until }: Acting, end: Instant, index: number): Promise<void> {
  const first = addDays(localDate(end), 1)
  const { holidays } = stage.policyAt(end)
  const workingFrom = (day: LocalDate) => workingDayFrom(day, holidays)
  const held = workingFrom(addDays(first, 13))
  const approved = workingFrom(addDays(held, 1))
  const at = (day: LocalDate, hour: number) => plus(startOfLocalDay(day), hours(hour))
  if (at(approved, 9) > until) return
  const { asked, decided } = said[index % said.length] ?? said[0]
  const record = pastBoard(stage.force, first.slice(0, 7))
  const title = `Child protection board, ${dateWords(first.slice(0, 7))}`
  await actAt(keeper, at(addDays(first, -10), 10), 'meeting/call', record, { title, heldOn: held })
  await actAt(keeper, at(workingFrom(first), 9), 'meeting/freeze-pack', record, {
    asAt: 'end of last month',
    decisionsAsked: [asked],
    childrenSaid: [],
  })
  const decision = { decision: decided, decidedBy: 'The chief officers’ board (demonstration)', about: null }
  await actAt(keeper, at(held, 15), 'meeting/minute-decision', record, decision)
  await actAt(chief, at(approved, 9), 'meeting/approve-minutes', record, {})
}

const said = [
  {
    asked: 'Whether a second inspector is on shift at weekends until grades are given in time.',
    decided:
      'A second inspector is on shift on Friday and Saturday nights. The figures are looked at again next month.',
  },
  {
    asked: 'Whether reviews that are late are told to the duty superintendent the same day.',
    decided: 'They are, from the first of next month.',
  },
  {
    asked: 'Which of the actions that nobody owns goes to whom.',
    decided: 'Each assistant chief constable takes one home and names an owner within a week.',
  },
  {
    asked: 'Whether dates that were moved twice may be moved again.',
    decided: 'Not without the board. Whoever asks comes and says why.',
  },
] as const
