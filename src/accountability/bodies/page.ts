// The bodies around the force: which held a place when, and who took over. Earlier names stay on what was done before.
import Type from 'typebox'
import { done } from '../../kernel/outcome.ts'
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { type Body, bodiesKnown, owesOn, standsOn } from '../bodies-known.ts'
import { bodyKinds } from './facts.ts'

const One = Type.Object({
  record_id: Id,
  kind: Type.String(),
  name: Type.String(),
  from_on: Maybe(LocalDate),
  until_on: Maybe(LocalDate),
  because: Maybe(Type.String()),
  successor: Maybe(Type.String()),
  term: Type.String(),
  state: OneOf('stands', 'to come', 'ended'),
  /** What stood before each correction, in words. */
  corrections: Type.Array(Type.Object({ at: Moment, by: Type.String(), was: Type.String(), because: Type.String() })),
  /** By name who owes today what it owed; null while it stands, or where nobody is entered. */
  owes: Maybe(Type.String()),
})

export const bodiesPage = page({
  path: '/bodies',
  permission: 'see recommendations',
  template: 'accountability/bodies/views/list.njk',
  title: 'Bodies',
  area: '/recommendations',
  answer: Type.Object({
    kinds: Type.Array(Type.Object({ kind: OneOf(...bodyKinds), bodies: Type.Array(One) })),
    mayWrite: Type.Boolean(),
  }),
  load: async (world) => {
    const { all, names } = await world.db.read(contextOf(world), async (reader) => {
      const all = await bodiesKnown.all(reader, { force: world.who.forceId })
      const ids = [...new Set(all.flatMap(({ corrections }) => corrections.map(({ by }) => by)))]
      const authors = ids.length === 0 ? [] : await namesOfStaff.all(reader, { ids })
      return { all, names: new Map(authors.map((one) => [one.staff_id, one.name])) }
    })
    const today = localDate(world.now)
    return done({
      kinds: bodyKinds
        .map((kind) => ({
          kind,
          bodies: all.filter((one) => one.kind === kind).map((one) => shown(one, all, names, today)),
        }))
        .filter(({ bodies }) => bodies.length > 0),
      mayWrite: may(world.who, 'keep the register'),
    })
  },
})

function shown(one: Body, all: readonly Body[], names: ReadonlyMap<string, string>, today: string) {
  const state = stateOf(one, today)
  return {
    ...one,
    successor: all.find(({ record_id }) => record_id === one.successor)?.name ?? null,
    term: termWords(one),
    corrections: one.corrections.map(({ at, by, because, name, from, until }) => ({
      ...{ at, because, by: names.get(by) ?? 'Somebody who has left' },
      was: `“${name}”, ${termWords({ from_on: from, until_on: until })}`,
    })),
    state,
    owes: state === 'ended' ? (owesOn(all, one, today)?.name ?? null) : null,
  }
}

function stateOf(one: Body, today: string): 'ended' | 'stands' | 'to come' {
  if (one.until_on !== null && one.until_on < today) return 'ended'
  return standsOn(one, today) ? 'stands' : 'to come'
}

function termWords({ from_on, until_on }: Pick<Body, 'from_on' | 'until_on'>): string {
  const [from, until] = [from_on, until_on].map((on) => (on === null ? null : dateWords(dayOf(on))))
  if (from && until) return `${from} to ${until}`
  if (from) return `from ${from}`
  return until ? `until ${until}` : 'no days entered'
}
