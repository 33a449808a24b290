// Appending facts: what they change of state, duties and alarms goes along, and what they cause in other records.
import { randomBytes } from 'node:crypto'
import { bodyHash } from '../../kernel/leaf.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import { type Folded, foldOn, type Procedure } from '../../practice/procedure.ts'
import { changesOf } from '../changes.ts'
import { actedOn } from '../outbox.ts'
import { SYSTEM, type Writing } from '../world.ts'
import { load } from './stored.ts'

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
  const after = foldOn(procedure, before, facts.map(procedure.read), world.policyAt)
  writer.send(insertFacts(facts, commandId))
  for (const change of changesOf(procedure, before, after)) writer.send(change)
  for (const change of procedure.project(after, before.facts.length === 0 ? null : before)) writer.send(change)
  // Only where somebody was ever told is there anything to mark.
  if (world.who.staffId !== SYSTEM && procedure.escalated(before.state).size > 0)
    writer.send(actedOn(before.forceId, before.recordId, world.who, world.now))
  // Every role of the database can listen: which record it was is not said.
  writer.send(sql`select pg_notify('vigil', ${`${before.forceId} ${procedure.record}`})`)
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
