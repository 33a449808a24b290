// The missing person coordinator's list: who came back since yesterday, and what is owed or waited for after the search, the soonest first.
import Type, { type Static } from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { addDays, type Instant, localDate, startOfLocalDay } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { Id, Line, Maybe, When } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { commands } from '../commands.ts'
import { dutyWords } from '../duty-words.ts'
import { oneOf } from '../fact-parts.ts'
import { owedAfterwards, returnedSince } from '../queries/coordinator.ts'
import { consulted } from '../queries.ts'
import { coordinatorAnswer } from './answers/coordinator.ts'
import { itemOf, items, missed } from './coordinator/items.ts'
import { wayTo } from './episode/ways.ts'

const perPage = 25
const returnedShown = 50

const wanted = <Schema extends Type.TSchema>(schema: Schema, title: string) =>
  Type.Optional({ ...Maybe(schema), title, input: 'hidden' })

const named = oneOf([...itemOf.keys()])

export const coordinatorPage = page({
  path: '/coordinator',
  permission: 'see an episode',
  template: 'work/missing/views/coordinator.njk',
  title: 'After the search',
  query: Type.Object({
    what: wanted(named, 'Only this'),
    authority: wanted(Line(), 'Only of this local authority'),
    due: wanted(When, 'Due after'),
    record: wanted(Id, 'After this record'),
    item: wanted(named, 'After this of it'),
  }),
  answer: coordinatorAnswer,
  load: async (world, { query }) => {
    const { what, authority, due, record, item } = query
    const after = due == null || record == null || item == null ? null : { due, record, item }
    return done(await readCoordinator(world, { what: what ?? null, authority: authority ?? null, after }))
  },
})

type Asked = {
  readonly what: string | null
  readonly authority: string | null
  readonly after: { readonly due: string; readonly record: string; readonly item: string } | null
}

/** Who came back stands on the first page of the whole list only. */
async function readCoordinator(world: World, { what, authority, after }: Asked) {
  const { forceId, staffId } = world.who
  const { now } = world
  const since = startOfLocalDay(addDays(localDate(now), -1))
  const whole = what === null && authority === null && after === null
  const paths = new Set(commands.filter((one) => may(world.who, one.permission)).map((one) => one.path))
  return await world.db.write(contextOf(world), async (writer) => {
    const [returned, owed] = await Promise.all([
      whole ? returnedSince.all(writer, { force: forceId, since, limit: returnedShown }) : null,
      owedAfterwards.all(writer, {
        force: forceId,
        now,
        items: what === null ? items.map((one) => one.item) : [what],
        authority,
        after,
        limit: perPage,
      }),
    ])
    const ids = [...(returned ?? []), ...owed].map((row) => row.record_id)
    writer.send(consulted(forceId, staffId, now, 'coordinator’s list', [...new Set(ids)], null))
    const last = owed.length === perPage ? owed.at(-1) : undefined
    return {
      since,
      what,
      authority,
      first: after === null,
      filters: [...items, missed].map((one) => ({
        what: one.item,
        words: one.words,
        href: address({ what: one.item, authority }),
      })),
      everything: address({ authority }),
      everyAuthority: address({ what }),
      returned: returned?.map((row) => returnedRow(row, now)) ?? null,
      returnedFull: returned?.length === returnedShown,
      owed: owed.map((row) => owedRow(row, { world, paths, what })),
      more: last ? address({ what, authority, due: last.due_at, record: last.record_id, item: last.item }) : null,
    }
  })
}

const returnedRow = (row: Static<typeof returnedSince.row>, now: Instant) => ({
  recordId: row.record_id,
  name: row.name,
  age: row.age,
  grade: row.level,
  phase: row.phase,
  returnedAt: row.returned_at,
  returnInterview: row.return_interview ?? 'nothing yet',
  next: row.next_duty === null ? null : dutyWords(row.next_duty),
  nextDueAt: row.next_due_at,
  late: row.next_due_at !== null && row.next_due_at < now,
})

type Reader = { readonly world: World; readonly paths: ReadonlySet<string>; readonly what: string | null }

function owedRow(row: Static<typeof owedAfterwards.row>, { world: { who, now }, paths, what }: Reader) {
  const item = itemOf.get(row.item)
  return {
    recordId: row.record_id,
    name: row.name,
    age: row.age,
    phase: row.phase,
    missingNow: row.missing_now,
    returnedAt: row.returned_at,
    item: row.item,
    words: item?.words ?? row.item,
    by: item?.by ?? null,
    authority: row.authority,
    ofAuthority: row.authority === null ? null : address({ what, authority: row.authority }),
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
