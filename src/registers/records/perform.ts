// One write: load the facts, ask the procedure, append, in one transaction; the same command sent twice is done once.
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Static, TSchema } from 'typebox'
import { canonical } from '../../kernel/canonical.ts'
import { DatabaseAway, isAtOnce } from '../../kernel/database/failures.ts'
import { newId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import type { Fact } from '../../practice/fact.ts'
import { type Folded, fold, type Procedure } from '../../practice/procedure.ts'
import { contextOf, type World, type Writing } from '../world.ts'
import { append } from './append.ts'
import type { Asked, Command, Done } from './command.ts'
import { commandByKey, commandFromForm, doneEarlier, stillStands } from './done-earlier.ts'
import { openNew } from './open-new.ts'
import { neverThere, saidAfterOthers, sinceThen } from './since-then.ts'
import { load } from './stored.ts'

/** A whole shift may write to one record at once, and an alarm ring in several steps: each a fact at the place that was to be this one's. */
const mostTries = 20

/** Milliseconds, longer with each try: those who met at one place do not meet again at the next. */
const pauseBefore = (attempt: number): number => Math.random() * Math.min(20 * attempt, 150)

/** Carries out one command. A conflict without a seen position is tried again. */
export async function perform<State, F extends Fact, Schema extends TSchema, Evidence, Prepared>(
  world: World,
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence, Prepared>,
  asked: Asked<Static<Schema>>,
): Promise<Outcome<Done>> {
  const prepared = (await command.prepare?.(asked.body)) ?? null
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await world.db.write(contextOf(world), async (writer) => {
        const commandId = newId(world.now)
        return await performIn({ writer, world, commandId }, procedure, command, { ...asked, prepared })
      })
      return attempt === 1 ? outcome : saidAfterOthers(outcome)
    } catch (error) {
      if (error instanceof DatabaseAway || !isAtOnce(error)) throw error
      // Somebody wrote at the same position, the same command came twice at once, or an alarm rang just then: look again.
      if (attempt >= mostTries)
        return {
          kind: 'conflict',
          sentence: 'Others are changing this record at the same moment. Nothing was recorded; try again.',
        }
      await setTimeout(pauseBefore(attempt))
    }
  }
}

async function performIn<State, F extends Fact, Schema extends TSchema, Evidence, Prepared>(
  writing: Writing,
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence, Prepared>,
  asked: Asked<Static<Schema>> & { readonly prepared: Prepared | null },
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
  const byKey = async () => await commandByKey.one(writer, { who: world.who.staffId, key: asked.key })
  const evidenceFor = async (folded: Folded<State, F>) =>
    await command.evidence(writer, { body: asked.body, folded, world, prepared: asked.prepared })
  // A record that is opened holds nothing that could be asked about: all is asked in one round trip.
  const opening =
    command.opens === true ? evidenceFor(fold(procedure, world.who.forceId, asked.recordId, [], world.policyAt)) : null
  const [earlier, folded] = await Promise.all([
    byKey(),
    command.opens === true
      ? openNew(writer, world, procedure, asked.recordId)
      : load(writer, world, procedure, asked.recordId),
    opening,
  ])
  if (earlier) return doneEarlier(earlier, requestHash)
  const read = { folded, requestHash, evidence: async () => await (opening ?? evidenceFor(folded)) }
  const outcome = await decideAndAppend(writing, procedure, command, { ...asked, ...read })
  if (outcome.kind === 'done') return outcome
  // The same command may have been done between the look at its key and the rest of what was read: then that is what is in its way.
  const meanwhile = await byKey()
  return meanwhile ? doneEarlier(meanwhile, requestHash) : outcome
}

async function decideAndAppend<State, F extends Fact, Schema extends TSchema, Evidence, Prepared>(
  writing: Writing,
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence, Prepared>,
  asked: Asked<Static<Schema>> & {
    readonly evidence: () => Promise<Evidence>
    readonly folded: Folded<State, F>
    readonly requestHash: string
  },
): Promise<Outcome<Done>> {
  const { world, writer } = writing
  const { folded, requestHash } = asked
  const { recordId } = folded
  if (folded.facts.length === 0 && !command.opens) return { kind: 'not found' }
  if (folded.facts.length > 0 && command.opens === true)
    return { kind: 'conflict', sentence: 'A record with this identity exists already.' }
  const head = folded.facts.length
  // That somebody was told meanwhile contradicts nobody. What a carer sent by a link, or another force, does: no person of this force has seen it.
  const told = new Set(procedure.tells ?? [])
  const unseen = asked.basedOn === null ? [] : folded.facts.slice(asked.basedOn).filter((one) => !told.has(one.kind))
  const at = unseen.filter((one) => one.recordedBy === world.who.staffId).map((one) => one.recordedAt)
  if (asked.basedOn !== null && asked.strictly !== true && at.length > 0) {
    const own = { who: world.who.staffId, hash: requestHash, record: recordId, basedOn: asked.basedOn, at }
    const already = await commandFromForm.one(writer, own)
    if (already !== null && stillStands({ ...own, ...already }, unseen, command.commutes === true))
      return done({ recordId, position: already.position, before: true })
  }
  if (unseen.length > 0 && (command.commutes !== true || asked.strictly === true))
    return { kind: 'conflict', ...(await sinceThen(writer, procedure, unseen)) }
  // What was never there nobody has seen: a mistake, or an entry that a restored backup does not have.
  if (asked.basedOn !== null && asked.basedOn > head) return { kind: 'conflict', ...neverThere(asked.basedOn, head) }
  const evidence = await asked.evidence()
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
  const also = [...(decision.also ?? [])].sort((a, b) => (a.recordId < b.recordId ? -1 : 1))
  const opens = new Set([...(head === 0 ? [procedure.record] : []), ...also.flatMap((other) => other.opens ?? [])])
  await append({ ...writing, opens }, procedure, folded, decision.facts)
  for (const other of also) await other.append({ ...writing, opens })
  const outcome = { recordId, position: head + decision.facts.length }
  writer.send(sql`
    insert into command (force_id, who, key, command_id, request_hash, outcome, at)
    values (${world.who.forceId}, ${world.who.staffId}, ${asked.key}, ${writing.commandId}, decode(${requestHash}, 'hex'), ${JSON.stringify(outcome)}, ${world.now})`)
  return done(outcome)
}
