// Lifting the restriction of a record: asked for with a reason by one person and decided by another, neither with the glass broken.
import Type, { type TSchema } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { minutes, plus } from '../../kernel/time.ts'
import { deciding, when } from '../../registers/deciding.ts'
import { personProcedure } from '../../registers/people.ts'
import type { Person } from '../../registers/permissions.ts'
import { type Also, alsoAsVigil, alsoTold, type Command, none } from '../../registers/records.ts'
import { byAnotherHuman, entriesOf } from '../../registers/same-human.ts'
import { Id } from '../../registers/schemas.ts'
import { whoIsTold } from '../../registers/who-is-told.ts'
import { SYSTEM, type World } from '../../registers/world.ts'
import { hidden, text } from '../../web/fields.ts'
import type { OpeningFact } from './facts.ts'
import type { OpeningState } from './procedure.ts'
import { glassOpenTo, restrictedChild } from './queries.ts'

const { unless } = deciding()

type LiftCommand<Schema extends TSchema> = Command<OpeningState, OpeningFact, Schema, Found>

/** The child's own record, where it is restricted still, and since when; whether this person has the glass broken on anything of theirs; and who is told. */
type Found = {
  readonly child: string | null
  readonly since: string | null
  readonly hasItOpen: boolean
  readonly told: string
}

async function find(reader: Reader, world: World, record: string): Promise<Found> {
  const { forceId: force } = world.who
  const [child, open, told] = await Promise.all([
    restrictedChild.one(reader, { force, record }),
    glassOpenTo.one(reader, { force, record, staff: [...entriesOf(world.who)], now: world.now }),
    whoIsTold(reader, world.who),
  ])
  return { child: child?.record_id ?? null, since: child?.since ?? null, hasItOpen: open !== null, told }
}

const glassBroken = ({ hasItOpen }: Found) =>
  when(
    hasItOpen,
    '',
    'You have opened this record by breaking the glass. Somebody else must deal with its restriction.',
  )

const AskLift = Type.Object({
  recordId: hidden(Id),
  reason: text('Why should the restriction end?', 'Say why it should end', {
    most: 1000,
    description: 'Another person will decide. Do not name the child',
  }),
})

/** On a record of its own, as the breaking of the glass: the restricted one is closed to most of those who decide on it. */
export const askLift: LiftCommand<typeof AskLift> = {
  name: 'ask-lift',
  title: 'Ask for a restriction to be lifted',
  path: 'lift-requests',
  permission: 'restrict records',
  body: AskLift,
  opens: true,
  evidence: async (reader, { body, world }) => await find(reader, world, body.recordId),
  decide: ({ body, now, evidence, recordId }) => {
    const { child, told } = evidence
    if (child === null) return unless(when(true, '', 'There is no restricted record at this address.'))
    const decision = unless(glassBroken(evidence), {
      kind: 'opening.lift-asked/1',
      happenedAt: now,
      body: { recordId: child, reason: body.reason, told },
    })
    return decision.kind === 'facts' ? { ...decision, also: [alsoTold(recordId, told, asked)] } : decision
  },
}

const asked = 'Somebody has asked for the restriction on a record to be lifted'
const liftedNow = 'The restriction on a record was lifted'

const toBeDecided = (state: OpeningState, by: Person) => [
  ...when(state.lift === null, '', 'Nobody has asked for this restriction to be lifted.'),
  ...when(state.lift !== null && state.lift.decided !== null, '', 'This has already been decided.'),
  ...byAnotherHuman(by, state.lift?.by, 'You asked for this. Somebody else must decide.'),
]

export const lift: LiftCommand<Type.TObject<Record<never, never>>> = {
  name: 'lift-restriction',
  title: 'Lift the restriction',
  path: 'lift',
  permission: 'restrict records',
  body: Type.Object({}),
  evidence: async (reader, { folded, world }) => await find(reader, world, folded.state.lift?.recordId ?? nobody),
  decide: ({ state, by, now, evidence, recordId }) => {
    const { told } = evidence
    const decision = unless(
      [
        ...toBeDecided(state, by),
        ...glassBroken(evidence),
        ...when(evidence.child === null, '', 'This record is no longer restricted.'),
        // What was asked of an earlier restriction says nothing of the reason for this one.
        ...when(
          evidence.since !== null && state.lift !== null && evidence.since > state.lift.at,
          '',
          'This record was restricted again after this was asked. Ask anew.',
        ),
      ],
      { kind: 'opening.lifted/1', happenedAt: now, body: { told } },
    )
    if (decision.kind !== 'facts' || evidence.child === null || state.lift === null) return decision
    const { reason, by: askedBy } = state.lift
    return {
      ...decision,
      also: [
        alsoTold(recordId, told, liftedNow),
        unrestrict(evidence.child, { reason, askedBy, agreedBy: by.staffId }),
      ],
    }
  },
}

const nobody = '00000000-0000-0000-0000-000000000000'

const Refuse = Type.Object({
  because: text('Why should the restriction stay?', 'Say why the restriction should stay', { most: 1000 }),
})

export const refuseLift: Command<OpeningState, OpeningFact, typeof Refuse, null> = {
  name: 'refuse-lift',
  title: 'Refuse: the restriction stays',
  path: 'lift-refusal',
  permission: 'restrict records',
  body: Refuse,
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(toBeDecided(state, by), { kind: 'opening.lift-refused/1', happenedAt: now, body }),
}

/** The child's record is closed to whoever decides: Vigil writes on it, and may see it for as long as that takes. */
function unrestrict(child: string, body: { reason: string; askedBy: string; agreedBy: string }): Also {
  return {
    recordId: child,
    append: async (writing) => {
      const { writer, world } = writing
      const { now, who } = world
      const { append } = alsoAsVigil(personProcedure, child, ({ state }) =>
        state.restricted === null ? [] : [{ kind: 'person.unrestricted/1', happenedAt: now, body }],
      )
      writer.send(sql`
        insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
        values (${who.forceId}, ${child}, ${SYSTEM}, 'involved', ${now}, ${plus(now, minutes(1))})
        on conflict (force_id, record_id, staff_id, basis) do nothing`)
      await append(writing)
      writer.send(
        sql`delete from opening where force_id = ${who.forceId} and record_id = ${child} and staff_id = ${SYSTEM}`,
      )
    },
  }
}
