// Ended cases, audits drawn from them with a file in every state, and packs frozen with their figures: at past times what must be planned before, the rest now.
import assert from 'node:assert/strict'
import { carryOut, type Stage } from '../src/demonstration/carry-out.ts'
import { personOfEpisode } from '../src/demonstration/made-before.ts'
import { defaultParameters, planDemonstration } from '../src/demonstration/plan.ts'
import { newId } from '../src/kernel/identity.ts'
import { openSeal } from '../src/kernel/sequencer.ts'
import { addDays, hours, type Instant, localDate, plus, startOfLocalDay } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { lastRoot } from '../src/registers/ledger-roots.ts'
import { SYSTEM, type World } from '../src/registers/world.ts'
import { drawMonth } from '../src/work/missing/contact-sample/drawing.ts'
import { monthBefore } from '../src/work/missing/contact-sample/lot.ts'
import type { It } from './app.ts'
import type { Audited } from './audited-addresses.ts'
import { askedAgain, force, inEveryState, sent } from './audited-files.ts'
import { covered } from './covered.ts'
import { reportBody } from './report.ts'

const seed = 'a phrase nobody can know'

export async function oneOfTheAudited(it: It): Promise<Audited> {
  const now = it.clock()
  const system = await it.app.world(systemPerson(force))
  const staff = new Map((await it.staff()).map((person) => [person.name, person]))
  const stage: Stage = { db: it.databases.app, force, policyAt: system.policyAt, reactions: it.app.reactions, staff }
  await endedCases(stage, now)
  const [from, until] = [addDays(localDate(now), -60), addDays(localDate(now), -1)]
  // The day before its period: nobody can know its cases.
  const planned = plus(startOfLocalDay(addDays(from, -1)), hours(9))
  const shares = { doubleShare: 0.2, peerShare: 0.3 }
  const plan = { topic: 'missing children', from, until, size: 10, seed, ...shares }
  const audit = await planAt(it, planned, {
    ...plan,
    title: 'Missing children, the last sixty days',
    kind: 'case files',
  })
  const reAsk = await planAt(it, planned, { ...plan, title: 'Answers asked again', kind: 're-ask' })
  // Whatever the days of the histories are, the month before this one has a contact that was not opened as missing.
  const month = monthBefore(1, now)
  const called = plus(month.from, hours(20))
  const contact = reportBody(called, { name: 'Linnet Ashby', path: 'concern for safety', reviewBy: null })
  await openedAt(it, called, { by: 'Asha Nolan', record: 'missing', name: 'report', body: contact })
  await covered(it.databases.clock, force, now, openSeal('ledger', it.files))
  const [vic, rhona] = await Promise.all(['Vic Arkwright', 'Rhona Verity'].map(async (name) => await it.named(name)))
  assert.ok(vic && rhona)
  const auditors = [vic.person.staffId, rhona.person.staffId]
  for (const one of [audit, reAsk]) await sent(vic, `/api/audit/${one}/draw`, { seed, auditors })
  await contactsDrawn(it, stage, now)
  await fieldworkTaken(it, { from, until })
  const files = await inEveryState(it, new Map([vic, rhona].map((one) => [one.person.staffId, one])), audit)
  return { audit, ...files, ...(await askedAgain(it, vic, reAsk)), meeting: await frozenMeeting(it) }
}

/** Histories as the demonstration plans them, by their commands at their own times. */
async function endedCases(stage: Stage, until: Instant): Promise<void> {
  const parameters = { ...defaultParameters, months: 2, episodesPerYear: 180 }
  for (const { episodes } of planDemonstration(parameters, stage.policyAt(until), until).history) {
    let personId: string | null = null
    for (const episode of episodes) {
      await carryOut(stage, episode, { personId, until, live: false })
      personId = await personOfEpisode(stage, episode.id, until)
    }
  }
}

const planAt = async (it: It, at: Instant, body: object): Promise<string> =>
  await openedAt(it, at, { by: 'Vic Arkwright', record: 'audit', name: 'commit', body })

type Opening = { readonly by: string; readonly record: string; readonly name: string; readonly body: object }

/** By the command that opens it, with the clock at its moment. */
export async function openedAt(it: It, at: Instant, { by, record, name, body }: Opening): Promise<string> {
  const [who] = (await it.staff()).filter((one) => one.name === by)
  const command = it.app.commands.find((one) => one.record === record && one.name === name)
  assert.ok(who && command)
  const { policyAt } = await it.app.world(systemPerson(force))
  const world: World = { db: it.databases.app, now: at, who, policyAt, reactions: it.app.reactions }
  const recordId = newId(at)
  const outcome = await command.run(world, { recordId, body, key: recordId, basedOn: null })
  assert.equal(outcome.kind, 'done', JSON.stringify(outcome))
  return recordId
}

/** As the clock does, for the month before this one. */
async function contactsDrawn(it: It, { db, policyAt }: Stage, now: Instant): Promise<void> {
  const root = await it.databases.clock.read({ force, who: SYSTEM, now }, lastRoot)
  assert.ok(root)
  await drawMonth({ db, policyAt }, force, { month: monthBefore(1, now), root, now })
}

/** An inspector's own sample, and the pack that she takes away. */
async function fieldworkTaken(it: It, days: { readonly from: string; readonly until: string }): Promise<void> {
  const inspector = await it.named('Ines Fallow')
  const opened = await sent(inspector, '/api/fieldwork/fieldworks', { title: 'A week of fieldwork', ...days })
  const fieldwork = `/api/fieldwork/${String(JSON.parse(opened).recordId)}`
  const sample = { topic: 'missing children', ...days, size: 3, seed: 'a phrase of hers' }
  await sent(inspector, `${fieldwork}/samples`, sample)
  await sent(inspector, `${fieldwork}/packs`, {})
}

async function frozenMeeting(it: It): Promise<string> {
  const keeper = await it.named('Sam Underhill')
  const heldOn = addDays(localDate(it.clock()), 21)
  const called = await sent(keeper, '/api/meeting/calls', { title: 'Board with its pack', heldOn })
  const meeting = String(JSON.parse(called).recordId)
  await sent(keeper, `/api/meeting/${meeting}/pack`, {
    decisionsAsked: ['Fund two more searchers'],
    childrenSaid: ['Nobody asked me why I went'],
  })
  return meeting
}
