// One write: load the facts, ask the procedure, append, and bring state, duties and alarms along, in one transaction.
import { createHash, randomBytes } from 'node:crypto'
import Type, { type Static, type TSchema } from 'typebox'
import { canonical } from '../kernel/canonical.ts'
import { DatabaseAway, isAtOnce, type Reader, statement } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { bodyHash } from '../kernel/leaf.ts'
import { done, type Outcome, type Refusal } from '../kernel/outcome.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { type Instant, instant } from '../kernel/time.ts'
import type { Fact, NewFact } from '../practice/fact.ts'
import type { Policy } from '../practice/policy.ts'
import { type Folded, fold, type Procedure } from '../practice/procedure.ts'
import { changesOf } from './changes.ts'
import { actedOn } from './outbox.ts'
import type { Permission, Person } from './permissions.ts'
import { namesOfStaff } from './staff/queries.ts'
import { contextOf, SYSTEM, type World, type Writing } from './world.ts'

export type Given<State, F extends Fact, Body, Evidence> = {
  readonly recordId: string
  readonly folded: Folded<State, F>
  readonly state: State
  readonly body: Body
  readonly evidence: Evidence
  readonly by: Person
  readonly policy: Policy
  readonly now: Instant
}

/** What a procedure answers: facts to record (and what else belongs in the same transaction), or why not. */
export type Decision =
  | { readonly kind: 'facts'; readonly facts: readonly NewFact[]; readonly also?: readonly Also[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

/** Facts on another record, in the same transaction. Make one with `alsoOn`. */
export type Also = { readonly recordId: string; readonly append: (writing: Writing) => Promise<void> }

export type Command<State, F extends Fact, Schema extends TSchema, Evidence> = {
  /** The last part of its name in the API and on the command line: "acknowledge". */
  readonly name: string
  /** What the button says. */
  readonly title: string
  /** The noun in its address: "acknowledgement". */
  readonly path: string
  readonly permission: Permission
  readonly body: Schema
  /** Opens a new record; 'or continues' where the first of several to come opens it. */
  readonly opens?: boolean | 'or continues'
  /** May follow facts its sender had not seen: notes and actions do not contradict each other. */
  readonly commutes?: boolean
  /** What is read from other records, to be written into the fact as evidence. */
  readonly evidence: (
    reader: Reader,
    given: { readonly body: Static<Schema>; readonly folded: Folded<State, F>; readonly world: World },
  ) => Promise<Evidence>
  readonly decide: (given: Given<State, F, Static<Schema>, Evidence>) => Decision
}

/** For commands that need nothing from other records. */
export const none = async (): Promise<null> => await Promise.resolve(null)

export type Done = { readonly recordId: string; readonly position: number }

export type Asked<Body> = {
  readonly recordId: string
  readonly body: Body
  /** The sender's key: the same command sent twice is done once. */
  readonly key: string
  /** The position the sender had seen, or null for whatever stands now. */
  readonly basedOn: number | null
}

/** An alarm may ring in several steps while a person acts, each a fact at the place the person's would have had. */
const mostTries = 6

/** Carries out one command. A conflict without a seen position is tried again, five times. */
export async function perform<State, F extends Fact, Schema extends TSchema, Evidence>(
  world: World,
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence>,
  asked: Asked<Static<Schema>>,
): Promise<Outcome<Done>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await world.db.write(contextOf(world), async (writer) => {
        const commandId = newId(world.now)
        return await performIn({ writer, world, commandId }, procedure, command, asked)
      })
    } catch (error) {
      if (error instanceof DatabaseAway || !isAtOnce(error)) throw error
      // Somebody wrote at the same position, the same command came twice at once, or an alarm rang just then: look again.
      if (attempt >= mostTries)
        return {
          kind: 'conflict',
          sentence: 'Others are changing this record at the same moment. Nothing was recorded; try again.',
        }
    }
  }
}

async function performIn<State, F extends Fact, Schema extends TSchema, Evidence>(
  writing: Writing,
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence>,
  asked: Asked<Static<Schema>>,
): Promise<Outcome<Done>> {
  const { world, writer } = writing
  const requestHash = createHash('sha256')
    .update(
      canonical({
        command: `${procedure.record}.${command.name}`,
        record: command.opens === true ? null : asked.recordId,
        body: asked.body,
      }),
    )
    .digest('hex')
  const [earlier, folded] = await Promise.all([
    commandByKey.one(writer, { who: world.who.staffId, key: asked.key }),
    command.opens === true
      ? openNew(writer, world, procedure, asked.recordId)
      : load(writer, world, procedure, asked.recordId),
  ])
  const { recordId } = folded
  if (earlier) {
    return earlier.request_hash === requestHash
      ? done(earlier.outcome)
      : {
          kind: 'key reused',
          sentence: 'This key was used for another command. Send each new command with a key of its own.',
        }
  }
  if (folded.facts.length === 0 && !command.opens) return { kind: 'not found' }
  if (folded.facts.length > 0 && command.opens === true)
    return { kind: 'conflict', sentence: 'A record with this identity exists already.' }
  const head = folded.facts.length
  // What Vigil itself recorded meanwhile, that somebody was told, contradicts nobody: the decision sees the record as it stands.
  const unseen =
    asked.basedOn === null ? [] : folded.facts.slice(asked.basedOn).filter((one) => one.recordedBy !== SYSTEM)
  if (asked.basedOn !== null && unseen.length > 0 && command.commutes !== true) {
    return { kind: 'conflict', sentence: await sinceThen(writer, procedure, folded, asked.basedOn) }
  }
  const evidence = await command.evidence(writer, { body: asked.body, folded, world })
  const decision = command.decide({
    recordId,
    folded,
    state: folded.state,
    body: asked.body,
    evidence,
    by: world.who,
    policy: world.policyAt(world.now),
    now: world.now,
  })
  if (decision.kind === 'refused') return decision
  await append(writing, procedure, folded, decision.facts)
  for (const other of [...(decision.also ?? [])].sort((a, b) => (a.recordId < b.recordId ? -1 : 1)))
    await other.append(writing)
  const outcome = { recordId, position: head + decision.facts.length }
  writer.send(sql`
    insert into command (force_id, who, key, command_id, request_hash, outcome, at)
    values (${world.who.forceId}, ${world.who.staffId}, ${asked.key}, ${writing.commandId}, decode(${requestHash}, 'hex'), ${JSON.stringify(outcome)}, ${world.now})`)
  return done(outcome)
}

/** Facts on another record as part of a decision; `decide` sees that record as it stands. */
export function alsoOn<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  decide: (folded: Folded<State, F>) => readonly NewFact[],
): Also {
  return { recordId, append: async (writing) => await appendTo(writing, procedure, recordId, decide) }
}

/**
 * As `alsoOn`, recorded by Vigil itself: on a record that is closed to whoever caused it, who neither sees it nor learns what it holds. For the
 * length of the append the transaction runs on Vigil's behalf.
 */
export function alsoAsVigil<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  decide: (folded: Folded<State, F>) => readonly NewFact[],
): Also {
  return {
    recordId,
    append: async (writing) => {
      const { writer, world } = writing
      writer.send(sql`select set_config('vigil.who', ${SYSTEM}, true)`)
      await appendTo(
        { ...writing, world: { ...world, who: { ...world.who, staffId: SYSTEM, name: 'Vigil', roles: [] } } },
        procedure,
        recordId,
        decide,
      )
      writer.send(sql`select set_config('vigil.who', ${world.who.staffId}, true)`)
    },
  }
}

/** Facts that open another record, as part of a decision: nothing to read first, since its identity was just made. */
export function alsoOpening<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  facts: readonly NewFact[],
): Also {
  return {
    recordId,
    append: async (writing) => {
      const { who, policyAt } = writing.world
      await append(writing, procedure, fold(procedure, who.forceId, recordId, [], policyAt), facts)
    },
  }
}

/** Loads a record and appends what `decide` answers; for reactions and for facts of another record. */
export async function appendTo<State, F extends Fact>(
  writing: Writing,
  procedure: Procedure<State, F>,
  recordId: string,
  decide: (folded: Folded<State, F>) => readonly NewFact[],
): Promise<void> {
  const folded = await load(writing.writer, writing.world, procedure, recordId)
  const facts = decide(folded)
  if (facts.length > 0) await append(writing, procedure, folded, facts)
}

/** Reads a record's facts and folds them. No facts: the record is unknown, or closed to this reader. */
export async function load<State, F extends Fact>(
  reader: Reader,
  world: World,
  procedure: Procedure<State, F>,
  recordId: string,
): Promise<Folded<State, F>> {
  const rows = await factsOfRecord.all(reader, { force: world.who.forceId, record: recordId })
  // The identity of another kind of record is as good as none.
  const own = rows[0]?.kind.startsWith(`${procedure.record}.`) === true ? rows : []
  return fold(
    procedure,
    world.who.forceId,
    recordId,
    own.map((row) => procedure.read(factOfRow(row))),
    world.policyAt,
  )
}

/** A new record takes the identity it was sent with; one that is taken, by whatever kind of record, is not used again. */
async function openNew<State, F extends Fact>(
  reader: Reader,
  world: World,
  procedure: Procedure<State, F>,
  recordId: string,
): Promise<Folded<State, F>> {
  const rows = await factsOfRecord.all(reader, { force: world.who.forceId, record: recordId })
  return fold(procedure, world.who.forceId, rows.length === 0 ? recordId : newId(world.now), [], world.policyAt)
}

export async function append<State, F extends Fact>(
  writing: Writing,
  procedure: Procedure<State, F>,
  before: Folded<State, F>,
  added: readonly NewFact[],
): Promise<void> {
  const { writer, world, commandId } = writing
  const policyVersion = world.policyAt(world.now).version
  const facts = added.map(
    (fact, index): Fact => ({
      forceId: before.forceId,
      recordId: before.recordId,
      position: before.facts.length + index + 1,
      kind: fact.kind,
      happenedAt: fact.happenedAt,
      recordedAt: world.now,
      recordedBy: world.who.staffId,
      policyVersion,
      corrects: fact.corrects ?? null,
      body: fact.body,
    }),
  )
  const after = fold(
    procedure,
    before.forceId,
    before.recordId,
    [...before.facts, ...facts.map(procedure.read)],
    world.policyAt,
  )
  writer.send(insertFacts(facts, commandId))
  for (const change of changesOf(procedure, before, after)) writer.send(change)
  for (const change of procedure.project(after, before.facts.length === 0 ? null : before)) writer.send(change)
  // Only where somebody was ever told is there anything to mark.
  if (world.who.staffId !== SYSTEM && procedure.escalated(before.state).size > 0)
    writer.send(actedOn(before.forceId, before.recordId, world.who, world.now))
  writer.send(sql`select pg_notify('vigil', ${`${before.forceId} ${procedure.record} ${before.recordId}`})`)
  for (const fact of facts) {
    for (const reaction of world.reactions) {
      if (reaction.kinds.includes(fact.kind))
        await reaction.react({
          world,
          writing,
          recordId: fact.recordId,
          kind: fact.kind,
          happenedAt: fact.happenedAt,
          body: fact.body,
        })
    }
  }
}

function insertFacts(facts: readonly Fact[], commandId: string): Sql {
  const rows = facts.map((fact) => {
    const salt = randomBytes(16)
    return {
      position: fact.position,
      kind: fact.kind,
      happened_at: fact.happenedAt,
      corrects: fact.corrects,
      body: fact.body,
      salt: salt.toString('hex'),
      body_hash: bodyHash(salt, fact.body).toString('hex'),
    }
  })
  const first = facts[0]
  return sql`
    insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, corrects, body, salt, body_hash)
    select ${first?.forceId}, ${first?.recordId}::uuid, f.position, f.kind, f.happened_at, ${first?.recordedAt}::timestamptz, ${first?.recordedBy}::uuid,
      ${commandId}::uuid, ${first?.policyVersion}, f.corrects, f.body, decode(f.salt, 'hex'), decode(f.body_hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as f (position integer, kind text, happened_at timestamptz, corrects integer, body jsonb, salt text, body_hash text)`
}

async function sinceThen<State, F extends Fact>(
  reader: Reader,
  procedure: Procedure<State, F>,
  folded: Folded<State, F>,
  basedOn: number,
): Promise<string> {
  const newer = folded.facts.filter((fact) => fact.position > basedOn)
  const names = new Map(
    (await namesOfStaff.all(reader, { ids: [...new Set(newer.map((fact) => fact.recordedBy))] })).map((row) => [
      row.staff_id,
      row.name,
    ]),
  )
  const changes = newer
    .slice(-3)
    .map(
      (fact) =>
        `${names.get(fact.recordedBy) ?? 'The system'} ${procedure.words(fact.kind)} at ${clock(fact.recordedAt)}`,
    )
  return `This record changed after you opened the page: ${changes.join('; ')}. What you typed is kept below; look at the change, then send again.`
}

const clock = (at: Instant) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(at),
  )

// ——— statements ———

export const FactRow = Type.Object({
  force_id: Type.String(),
  record_id: Type.String(),
  position: Type.Integer(),
  kind: Type.String(),
  happened_at: Type.String(),
  recorded_at: Type.String(),
  recorded_by: Type.String(),
  policy_version: Type.String(),
  corrects: Type.Union([Type.Integer(), Type.Null()]),
  body: Type.Unknown(),
})

export const factOfRow = (row: Static<typeof FactRow>): Fact => ({
  forceId: row.force_id,
  recordId: row.record_id,
  position: row.position,
  kind: row.kind,
  happenedAt: instant(row.happened_at),
  recordedAt: instant(row.recorded_at),
  recordedBy: row.recorded_by,
  policyVersion: row.policy_version,
  corrects: row.corrects,
  body: row.body,
})

/** A record of a thousand facts is not a case, it is a fault: the limit is far above the longest. */
export const factsOfRecord = statement({
  name: 'facts of one record',
  row: FactRow,
  example: { force: 'demonstration', record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; record: string }) => sql`
    select force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, policy_version, corrects, body
    from fact
    where force_id = ${p.force}
      and record_id = ${p.record}
    order by position
    limit 5000`,
})

const commandByKey = statement({
  name: 'an earlier command with the same key',
  row: Type.Object({
    request_hash: Type.String(),
    outcome: Type.Object({ recordId: Type.String(), position: Type.Integer() }),
  }),
  example: { who: '00000000-0000-7000-8000-000000000000', key: 'a key' },
  sql: (p: { who: string; key: string }) => sql`
    select encode(request_hash, 'hex') as request_hash, outcome
    from command
    where force_id = context_force()
      and who = ${p.who}
      and key = ${p.key}
    limit 1`,
})
