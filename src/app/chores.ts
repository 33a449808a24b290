// What the clock does without being asked: alarms, the sequencer, standings, samples of contacts, messages, questions, releases, erasures, the printed list.
import { join } from 'node:path'
import { kinds as accountable, erasable as ofAccountability, receivePeer, takeIn } from '../accountability/index.ts'
import type { Chore } from '../clock.ts'
import { ringDue } from '../registers/alarms.ts'
import { carryBetweenForces, type Receive } from '../registers/force-messages.ts'
import { registerKinds } from '../registers/kinds.ts'
import { deliver, standIn } from '../registers/outbox.ts'
import { forcesAtWork } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { removeEndedSessions } from '../web/session.ts'
import { carryOut } from '../work/erasure/index.ts'
import { kinds as ofTheWork, receive, erasable as workErasable } from '../work/index.ts'
import type { ChoresGiven } from './chores/given.ts'
import { ofForces } from './chores/of-forces.ts'
import { sealed } from './chores/sealed.ts'
import { eachForce } from './each-force.ts'

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
    ring: async () => await ringDue(databases.clock, kinds, policies, clock(), 200, given.heldBack()),
    takeQuestions: async () => await takeIn({ db: databases.clock, policies, reactions }, clock()),
    carry: async () =>
      await carryBetweenForces({ db: databases.clock, policies, reactions, receive: receiveAny }, clock()),
    erase: eraseWith(given),
  }
  const { signs, prove, seal, sealConsultations, waiting } = sealed(given)
  const each: readonly [name: string, everyMilliseconds: number, work: () => Promise<unknown>][] = [
    ['alarms', 250, work.ring],
    ['ended sessions', hour, endedSessions(given)],
    ['standing', 24 * hour, async () => await everyForce(async (force) => void (await judge(force)))],
    ['samples of contacts', 60 * second, work.drawContacts],
    ['children of owners who are gone', hour, work.giveBack],
    ['messages', second, messages(given)],
    ['messages between forces', second, work.carry],
    ['public questions', 2 * second, work.takeQuestions],
    ['where questions may be put', 30 * second, work.forums],
    ['what the local policing body owes', hour, work.beginScrutiny],
    ['comments under section 55', hour, work.openComments],
    ['publishing again', 600 * second, work.publishDue],
    ['erasures', 5 * second, work.erase],
    ['proofs of what is published', 2 * second, prove],
    ['printed list', hour, work.printed],
    ['sequencer', second, seal],
    ['seal of the log of consultations', 10 * second, sealConsultations],
    ['signing', 10 * second, waiting],
  ]
  const chores: readonly Chore[] = each.map(([name, everyMilliseconds, work]) => ({ name, everyMilliseconds, work }))
  return { ...work, signs, prove, chores }
}

const kinds = [...registerKinds, ...ofTheWork, ...accountable]

const second = 1_000

const hour = 3_600 * second

/** Whoever keeps that kind of message takes it in. */
const receiveAny: Receive = async (writing, message) =>
  await (message.kind.startsWith('audit') ? receivePeer : receive)(writing, message)

const eraseWith =
  ({ config, databases, clock, policies }: ChoresGiven) =>
  async () =>
    await carryOut(
      {
        erase: databases.erase,
        clock: databases.clock,
        policies,
        procedures: kinds,
        erasables: [...workErasable, ...ofAccountability],
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
