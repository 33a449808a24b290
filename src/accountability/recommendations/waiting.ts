// What waits for a second person, in one place: whoever may decide finds it without opening every record, and whoever asked sees that nobody has.
import Type, { type Static } from 'typebox'
import { done } from '../../kernel/outcome.ts'
import { instant, localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { may, type Permission, type Person, rolesThatMay } from '../../registers/permissions.ts'
import { isSameHuman } from '../../registers/same-human.ts'
import { Moment } from '../../registers/schemas.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { page, type Undecided } from '../../web/slice.ts'
import { undecided } from './queries/undecided.ts'
import { waitingFor, waitings } from './second-person.ts'

const Waiting = Type.Object({
  about: Type.String(),
  words: Type.String(),
  path: Type.String(),
  /** What whoever is named did: asked, in most cases. */
  began: Type.String(),
  askedBy: Type.String(),
  askedAt: Moment,
  /** The jobs of which one decides, and another person than whoever asked. */
  whose: Type.String(),
})

/** `elsewhere`: what the slices of the work say of themselves. */
export const waitingPage = (elsewhere: Undecided) =>
  page({
    path: '/waiting',
    permission: 'see what waits for a second person',
    template: 'accountability/recommendations/views/waiting.njk',
    title: 'Waiting for a second person',
    area: '/recommendations',
    answer: Type.Object({ mine: Type.Array(Waiting), others: Type.Array(Waiting) }),
    load: async (world) =>
      await world.db.read(contextOf(world), async (reader) => {
        const [loop, work] = await Promise.all([ofTheLoop(world, reader), elsewhere(world, reader)])
        const rows = [...loop, ...work].toSorted((a, b) => (a.at < b.at ? -1 : 1))
        const names = await namesOfStaff.all(reader, { ids: [...new Set(rows.map((row) => row.by))] })
        const name = new Map(names.map((row) => [row.staff_id, row.name]))
        const of = (mine: boolean) =>
          rows.flatMap(({ mine: is, by, at, ...one }) =>
            is === mine ? [{ ...one, askedBy: askedBy(world.who, by, name), askedAt: instant(at) }] : [],
          )
        return done({ mine: of(true), others: of(false) })
      }),
  })

const ofTheLoop: Undecided = async ({ who, now }, reader) => {
  const all = await undecided.all(reader, { ...kindsAsked, today: localDate(now) })
  return all
    .filter(({ asks }) => may(who, waitingFor(asks)?.sees ?? 'see recommendations'))
    .map((row) => ({
      mine: may(who, decider(row)) && !isSameHuman(who, row.asked_by) && isApart(who, row),
      about: capital(row.about),
      words: waitingFor(row.asks)?.words ?? row.asks,
      path: waitingFor(row.asks)?.at ?? `/${row.asks.split('.')[0]}/${row.record_id}`,
      began: waitingFor(row.asks)?.began ?? 'asked by',
      by: row.asked_by,
      at: row.asked_at,
      whose: rolesThatMay(decider(row)).join(' or '),
    }))
}

function askedBy(who: Person, entry: string, name: ReadonlyMap<string, string>): string {
  if (entry === SYSTEM) return 'Vigil'
  return isSameHuman(who, entry) ? 'you' : (name.get(entry) ?? 'somebody who has left')
}

/** Of a case that somebody had a hand in, or whose unit is theirs, they decide nothing. */
const isApart = (who: Person, { apart, of_unit: unit }: Static<typeof undecided.row>): boolean =>
  !apart.some((one) => isSameHuman(who, one)) && (unit === null || unit !== who.unit)

/** A date that was moved before is a chief officer’s to move again (R13); one of the local policing body’s its own office’s (decision 0024). */
function decider({ asks, moved, of_body: ofBody }: Static<typeof undecided.row>): Permission {
  if (!asks.endsWith('.date-asked/1')) return waitingFor(asks)?.decides ?? 'check actions'
  if (ofBody) return 'scrutinise'
  return moved > 0 ? 'approve the plan' : 'check actions'
}

const pairs = waitings.flatMap(({ asks, settles }) => [asks, ...settles].map((kind) => ({ asks, kind })))
const kindsAsked = { asks: pairs.map((one) => one.asks), kinds: pairs.map((one) => one.kind) }
