// The missing person coordinator's list: who came back since yesterday, and what is owed or waited for after the search, the soonest first; what is late for long by itself.
import Type, { type Static } from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { addDays, type Instant, localDate, startOfLocalDay } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { Id, Line, Maybe, OneOf, When } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { agedNow } from '../age.ts'
import { commands } from '../commands.ts'
import { dutyWords } from '../duty-words.ts'
import { owedAfterwards, returnedSince } from '../queries/coordinator.ts'
import { consulted } from '../queries.ts'
import { coordinatorAnswer } from './answers/coordinator.ts'
import { itemOf, items, missed } from './coordinator/items.ts'
import { wayTo } from './episode/ways.ts'

const perPage = 25
const returnedShown = 50
/** What is late for longer than this is counted and stands on a list of its own, so that it hides nothing of today: Vigil default. */
const longLateDays = 28
const longLateCounted = 100

const wanted = <Schema extends Type.TSchema>(schema: Schema, title: string) =>
  Type.Optional({ ...Maybe(schema), title, input: 'hidden' })

const named = OneOf(...itemOf.keys())

export const coordinatorPage = page({
  path: '/coordinator',
  permission: 'see an episode',
  template: 'work/missing/views/coordinator.njk',
  title: 'After the search',
  query: Type.Object({
    what: wanted(named, 'Only this'),
    authority: wanted(Line(), 'Only of this local authority'),
    late: wanted(OneOf('longer'), 'Only what is late for longer than four weeks'),
    due: wanted(When, 'Due after'),
    record: wanted(Id, 'After this record'),
    item: wanted(named, 'After this of it'),
  }),
  answer: coordinatorAnswer,
  load: async (world, { query }) => {
    const { what, authority, late, due, record, item } = query
    const after = due == null || record == null || item == null ? null : { due, record, item }
    return done(
      await readCoordinator(world, { what: what ?? null, authority: authority ?? null, late: late ?? null, after }),
    )
  },
})

type Asked = {
  readonly what: string | null
  readonly authority: string | null
  readonly late: string | null
  readonly after: { readonly due: string; readonly record: string; readonly item: string } | null
}

/** Who came back stands on the first page of the whole list only. */
async function readCoordinator(world: World, { what, authority, late, after }: Asked) {
  const { forceId, staffId } = world.who
  const { now } = world
  const since = startOfLocalDay(addDays(localDate(now), -1))
  const longAgo = startOfLocalDay(addDays(localDate(now), -longLateDays))
  const whole = what === null && authority === null && late === null && after === null
  const paths = new Set(commands.filter((one) => may(world.who, one.permission)).map((one) => one.path))
  return await world.db.write(contextOf(world), async (writer) => {
    const asked = { force: forceId, now, items: what === null ? items.map((one) => one.item) : [what], authority }
    const longer = { ...asked, from: null, until: longAgo }
    const [returned, owed, lateLonger] = await Promise.all([
      whole ? returnedSince.all(writer, { force: forceId, since, limit: returnedShown }) : null,
      late === null
        ? owedAfterwards.all(writer, { ...asked, from: longAgo, until: null, after, limit: perPage })
        : owedAfterwards.all(writer, { ...longer, after, limit: perPage }),
      owedAfterwards.all(writer, { ...longer, after: null, limit: longLateCounted }),
    ])
    const ids = [...(returned ?? []), ...owed].map((row) => row.record_id)
    writer.send(consulted(forceId, staffId, now, 'coordinator’s list', [...new Set(ids)], null))
    const last = owed.length === perPage ? owed.at(-1) : undefined
    return {
      since,
      what,
      authority,
      longer: late !== null,
      lateLonger: {
        count: lateLonger.length,
        full: lateLonger.length === longLateCounted,
        href: address({ what, authority, late: 'longer' }),
      },
      notSoLong: address({ what, authority }),
      first: after === null,
      filters: [...items, missed].map((one) => ({
        what: one.item,
        words: one.words,
        href: address({ what: one.item, authority, late }),
      })),
      everything: address({ authority, late }),
      everyAuthority: address({ what, late }),
      returned: returned?.map((row) => returnedRow(row, now)) ?? null,
      returnedFull: returned?.length === returnedShown,
      owed: owed.map((row) => owedRow(row, { world, paths, what, late })),
      more: last ? address({ what, authority, late, due: last.due_at, record: last.record_id, item: last.item }) : null,
    }
  })
}

const returnedRow = (row: Static<typeof returnedSince.row>, now: Instant) => ({
  recordId: row.record_id,
  name: row.name,
  ...agedNow(row, now),
  grade: row.level,
  phase: row.phase,
  returnedAt: row.returned_at,
  returnInterview: row.return_interview ?? 'nothing yet',
  next: row.next_duty === null ? null : dutyWords(row.next_duty),
  nextDueAt: row.next_due_at,
  late: row.next_due_at !== null && row.next_due_at < now,
})

type Reader = {
  readonly world: World
  readonly paths: ReadonlySet<string>
  readonly what: string | null
  readonly late: string | null
}

function owedRow(row: Static<typeof owedAfterwards.row>, { world: { who, now }, paths, what, late }: Reader) {
  const item = itemOf.get(row.item)
  return {
    recordId: row.record_id,
    name: row.name,
    ...agedNow(row, now),
    phase: row.phase,
    missingNow: row.missing_now,
    returnedAt: row.returned_at,
    item: row.item,
    words: item?.words ?? row.item,
    by: item?.by ?? null,
    authority: row.authority,
    ofAuthority: row.authority === null ? null : address({ what, authority: row.authority, late }),
    dueAt: row.due_at,
    late: row.due_at < now,
    form: wayTo(item?.duty ?? row.item, { who, paths, recordId: row.record_id }),
  }
}

function address(query: Readonly<Record<string, string | null>>): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== null) given.set(name, value)
  return given.size === 0 ? '/coordinator' : `/coordinator?${given.toString()}`
}
