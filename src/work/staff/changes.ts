// Who may do what, as it was given and taken: for the chief officer, who gives none of it, and for administrators.
import Type, { type Static } from 'typebox'
import { done } from '../../kernel/outcome.ts'
import { hours, plus } from '../../kernel/time.ts'
import { Id, Maybe, When } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { staffChangesAnswer, staffChangesOneAnswer } from './changes-answer.ts'
import { type After, jobsOfTwoBodies, Row, staffChanges } from './changes-queries.ts'

const template = 'work/staff/views/changes.njk'

const perPage = 25

/** Where the page before ended; left out at the beginning. */
const goesOn = Type.Object({
  at: Type.Optional({ ...Maybe(When), title: 'Changed before', input: 'hidden' }),
  person: Type.Optional({ ...Maybe(Id), title: 'Of this person', input: 'hidden' }),
  entry: Type.Optional({ ...Maybe(Type.Integer({ minimum: 0 })), title: 'Entry of theirs', input: 'hidden' }),
})

const afterOf = ({ at, person, entry }: Static<typeof goesOn>): After =>
  at == null || person == null || entry == null ? null : { at, person, entry }

const ofAll = page({
  path: '/staff/changes',
  permission: 'see who may do what',
  template,
  title: 'Who may do what: changes',
  query: goesOn,
  answer: staffChangesAnswer,
  load: async (world, { query }) => {
    const asked = { force: world.who.forceId }
    const after = afterOf(query)
    const mixed =
      after === null
        ? await world.db.read(contextOf(world), async (reader) => await jobsOfTwoBodies.all(reader, asked))
        : []
    return done({ ...(await changesOf(world, null, after)), mixed, one: null, first: after === null })
  },
})

const ofOne = page({
  path: '/staff/:record/changes',
  permission: 'see who may do what',
  template,
  title: 'Who may do what: changes of one person',
  area: '/staff/changes',
  query: goesOn,
  answer: staffChangesOneAnswer,
  load: async (world, { params, query }) => {
    const record = params['record'] ?? ''
    const after = afterOf(query)
    const { changes, more } = await changesOf(world, record, after)
    if (changes.length === 0 && after === null) return { kind: 'not found' }
    return done({ changes, more, mixed: [], one: changes[0]?.name ?? 'one person', first: after === null })
  },
})

export const changesPages = [ofAll, ofOne]

async function changesOf(world: World, staff: string | null, after: After) {
  const since = plus(world.now, hours(-24 * 366))
  const asked = { force: world.who.forceId, staff, since, after, limit: perPage }
  const rows = await world.db.read(contextOf(world), async (reader) => await staffChanges.all(reader, asked))
  const last = rows.length === perPage ? rows.at(-1) : undefined
  return {
    changes: rows.map(({ position: _, ...row }) => ({ ...row, giver: row.giver ?? 'Vigil', what: whatOf(row) })),
    more:
      last === undefined
        ? null
        : new URLSearchParams({ at: last.at, person: last.staff_id, entry: String(last.position) }).toString(),
  }
}

type Changed = Pick<Static<typeof Row>, 'kind' | 'jobs' | 'called' | 'email'>

function whatOf({ kind, jobs, called, email }: Changed): readonly string[] {
  if (kind === 'staff.left/1') return ['left, or may no longer sign in']
  if (kind === 'staff.account-released/1') return ['another account may sign in as them']
  const added = kind === 'staff.joined/1'
  return [
    ...(added ? ['added'] : []),
    ...(jobs === null ? [] : [`${added ? 'jobs' : 'jobs now'}: ${jobs.join(', ') || 'none'}`]),
    ...(added || called === null ? [] : [`name now: ${called}`]),
    ...(email === null ? [] : [`${added ? 'signs in as' : 'signs in now as'} ${email}`]),
  ]
}
