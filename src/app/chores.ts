// What the clock does without being asked: alarms, the sequencer, standings, samples of contacts, messages, questions, releases, erasures, the printed list.
import { join } from 'node:path'
import {
  ringers as accountable,
  beginScrutiny,
  erasable as ofQuestions,
  proveReleases,
  publishForums,
  publishWhenDue,
  question,
  receivePeer,
  takeIn,
} from '../accountability/index.ts'
import type { Chore } from '../clock.ts'
import type { Config } from '../config.ts'
import { verifierKey } from '../kernel/checkpoint.ts'
import { DatabaseAway, sqlState } from '../kernel/database/failures.ts'
import { openSealOf, type Seal, sequence } from '../kernel/sequencer.ts'
import type { Clock } from '../kernel/time.ts'
import { waitsTooLong } from '../kernel/waiting.ts'
import { ringDue, systemPerson } from '../registers/alarms.ts'
import { carryBetweenForces, type Receive } from '../registers/force-messages.ts'
import { deliver, standIn } from '../registers/outbox.ts'
import type { Policies } from '../registers/policies.ts'
import { rebuildable } from '../registers/rebuild.ts'
import { forcesAtWork } from '../registers/staff.ts'
import { type Reaction, SYSTEM, type World } from '../registers/world.ts'
import { removeEndedSessions } from '../web/session.ts'
import type { Slice } from '../web/slice.ts'
import { carryOut } from '../work/erasure/index.ts'
import { drawContacts, erasableProcedures, receive, ringers, erasable as workErasable } from '../work/index.ts'
import { printActiveList } from '../work/missing/printed-list.ts'
import type { Databases } from './databases.ts'

type ChoresGiven = {
  readonly config: Config
  readonly databases: Databases
  readonly clock: Clock
  readonly policies: Policies
  readonly reactions: readonly Reaction[]
  readonly slices: readonly Slice[]
  readonly world: (person: World['who']) => Promise<World>
  /** Every standing of a force, computed in the judge's own role. */
  readonly judge: (force: string) => Promise<unknown>
}

/** Each piece of work by its name, for whoever does it now; and all of them with how often the clock does it. */
export function choresOf(given: ChoresGiven) {
  const { databases, clock, policies, reactions, judge } = given
  const everyForce = async (work: (force: string) => Promise<void>): Promise<void> => {
    const context = { force: '', who: SYSTEM, now: clock() }
    const rows = await databases.app.read(context, async (reader) => await forcesAtWork.all(reader, {}))
    await eachForce(
      rows.map((row) => row.force_id),
      work,
    )
  }
  const work = {
    ...ofForces(given, everyForce),
    ring: async () => await ringDue(databases.clock, [...ringers, ...accountable], policies, clock()),
    takeQuestions: async () => await takeIn({ db: databases.clock, policies, reactions }, clock()),
    carry: async () =>
      await carryBetweenForces({ db: databases.clock, policies, reactions, receive: receiveAny }, clock()),
    erase: eraseWith(given),
  }
  const { signs, prove, seal, waiting } = sealed(given)
  const each: readonly [name: string, everyMilliseconds: number, work: () => Promise<unknown>][] = [
    ['alarms', 250, work.ring],
    ['ended sessions', hour, endedSessions(given)],
    ['standing', 24 * hour, async () => await everyForce(async (force) => void (await judge(force)))],
    ['samples of contacts', 60 * second, work.drawContacts],
    ['messages', second, messages(given)],
    ['messages between forces', second, work.carry],
    ['public questions', 2 * second, work.takeQuestions],
    ['where questions may be put', 30 * second, work.forums],
    ['what the local policing body owes', hour, work.beginScrutiny],
    ['publishing again', 600 * second, work.publishDue],
    ['erasures', 5 * second, work.erase],
    ['proofs of what is published', 2 * second, prove],
    ['printed list', hour, work.printed],
    ['sequencer', second, seal],
    ['signing', 10 * second, waiting],
  ]
  const chores: readonly Chore[] = each.map(([name, everyMilliseconds, work]) => ({ name, everyMilliseconds, work }))
  return { ...work, signs, prove, chores }
}

/** One after the other; the trouble of one holds up none behind it, and is told of at the end. */
export async function eachForce(forces: readonly string[], work: (force: string) => Promise<void>): Promise<void> {
  const failed = new Map<string, unknown>()
  for (const force of forces) {
    try {
      await work(force)
    } catch (error) {
      // With the database away each of them would only wait.
      if (error instanceof DatabaseAway) throw error
      failed.set(force, error)
    }
  }
  if (failed.size > 0)
    throw new AggregateError(
      failed.values(),
      [...failed].map(([force, error]) => `${force}: ${whatFailed(error)}`).join('; '),
    )
}

/** A database's own words may hold what somebody typed: of those its code alone is told. */
const whatFailed = (error: unknown): string => {
  const code = sqlState(error)
  return code !== null ? `the database answered ${code}` : error instanceof Error ? error.message : typeof error
}

const second = 1_000
const hour = 3_600 * second

/** Whoever keeps that kind of message takes it in. */
const receiveAny: Receive = async (writing, message) =>
  await (message.kind.startsWith('audit') ? receivePeer : receive)(writing, message)

/** Done for each force that works with Vigil, one after the other. */
function ofForces(
  { config, databases, clock, policies, slices, world }: ChoresGiven,
  everyForce: (work: (force: string) => Promise<void>) => Promise<void>,
) {
  const publish = slices.flatMap((slice) => slice.commands).find((one) => one.record === 'published-figures')
  return {
    printed: async () =>
      await everyForce(async (force) => {
        const now = clock()
        const policyAt = await policies.of(force, now)
        await printActiveList({ db: databases.app, policyAt }, force, join(config.files, 'active-list'), now)
      }),
    forums: async () =>
      await everyForce(async (force) => {
        const now = clock()
        await publishForums(databases.clock, force, (await policies.of(force, now))(now), now)
      }),
    drawContacts: async () =>
      await everyForce(async (force) => {
        const now = clock()
        const drawing = { db: databases.clock, policyAt: await policies.of(force, now) }
        await drawContacts(drawing, force, now)
      }),
    beginScrutiny: async () =>
      await everyForce(async (force) => void (await beginScrutiny(await world(systemPerson(force))))),
    publishDue: async () =>
      await everyForce(async (force) => {
        if (publish !== undefined) await publishWhenDue(await world(systemPerson(force)), publish)
      }),
  }
}

/** What needs the key that signs the ledger. */
function sealed({ config, databases, clock }: ChoresGiven) {
  let opened: Seal | null = null
  const open = async (): Promise<Seal> => {
    opened ??= await openSealOf(databases.clock, 'ledger', config.files, clock())
    return opened
  }
  return {
    /** Throws in words where nothing can be signed, so that a start says it. */
    signs: async () => void (await open()),
    prove: async () => await proveReleases(databases.clock, verifierKey((await open()).signer), clock()),
    seal: async () => await sequence(databases.clock, clock(), await open()),
    /** Nobody notices by itself that nothing is signed. */
    waiting: async () => {
      const sentence = await waitsTooLong(databases.clock, clock())
      if (sentence !== null) throw new Error(sentence)
    },
  }
}

const eraseWith =
  ({ config, databases, clock, policies }: ChoresGiven) =>
  async () =>
    await carryOut(
      {
        erase: databases.erase,
        clock: databases.clock,
        policies,
        procedures: [...erasableProcedures, rebuildable(question)],
        erasables: [...workErasable, ...ofQuestions],
        file: join(config.files, 'erasures.txt'),
      },
      clock(),
    )

const endedSessions =
  ({ databases, clock }: ChoresGiven) =>
  async () => {
    const now = clock()
    await databases.clock.write({ force: '', who: SYSTEM, now }, async (writer) =>
      writer.send(removeEndedSessions(now)),
    )
  }

/** Nothing leaves the machine: the page of messages shows what a phone would. A carrier of the force's own goes here. */
const messages =
  ({ config, databases, clock }: ChoresGiven) =>
  async () =>
    config.demonstration ? await deliver(databases.clock, standIn, clock()) : 0
