// Corrections: the original stays, a breach is made good only by a second person, and what says who decided is never corrected.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Static, TSchema } from 'typebox'
import { testDatabase } from '../../../../test/database.ts'
import { type Living, officers, openForce, start } from '../../../../test/episodes.ts'
import { newId } from '../../../kernel/identity.ts'
import type { Outcome } from '../../../kernel/outcome.ts'
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { compliance } from '../../../practice/duty.ts'
import { type Command, type Done, load, perform } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { openProposals } from '../corrections.ts'
import type { MissingFact } from '../facts.ts'
import { missing } from '../procedure.ts'
import type { EpisodeState } from '../state.ts'
import { newestFirst, told } from '../timeline.ts'
import { confirmCorrection, correct, refuseCorrection } from './correction.ts'
import { note } from './enquiries.ts'
import { graveOutcome } from './grave-outcome.ts'
import { deploy } from './ownership.ts'

const database = await testDatabase()
const at = (minute: number): Instant => plus(start, minutes(minute))
const [ines, tam] = officers

async function send<Schema extends TSchema, Evidence>(
  world: World,
  recordId: string,
  command: Command<EpisodeState, MissingFact, Schema, Evidence>,
  body: Static<Schema>,
): Promise<Outcome<Done>> {
  return await perform(world, missing, command, { recordId, key: newId(world.now), basedOn: null, body })
}

const sentences = (outcome: Outcome<Done>): string =>
  outcome.kind === 'refused' ? outcome.refusals.map((one) => one.sentence).join(' ') : `it was ${outcome.kind}`

const folded = async (living: Living, recordId: string, now: Instant) => {
  const world = living.worldAt(now)
  return await world.db.read(contextOf(world), async (reader) => await load(reader, world, missing, recordId))
}

async function complianceOf(living: Living, recordId: string, name: string, now: Instant) {
  const duty = (await folded(living, recordId, now)).duties.find((one) => one.name === name)
  assert.ok(duty, `nothing of the name ${name} is owed`)
  return compliance(duty, now)
}

/** At MEDIUM an officer is due within 60 minutes of the report; this one is recorded as sent at 68. */
async function deployedLate(living: Living): Promise<{ readonly recordId: string; readonly entry: string }> {
  const recordId = await living.report(at(0))
  await living.move(recordId, 'answer', at(3))
  await living.move(recordId, 'grade', at(5))
  const sent = await send(living.worldAt(at(68)), recordId, deploy, { unit: 'R12', at: null })
  assert.ok(sent.kind === 'done')
  return { recordId, entry: String(sent.value.position) }
}

const putRight = async (living: Living, recordId: string, entry: string, minute = 70) =>
  await send(living.worldAt(at(minute)), recordId, correct, {
    entry,
    at: at(58),
    text: null,
    because: 'The radio log says 21:58',
  })

async function proposalOf(living: Living, recordId: string, minute: number): Promise<string> {
  const [proposal] = openProposals((await folded(living, recordId, at(minute))).facts)
  assert.ok(proposal)
  return String(proposal.proposedAt)
}

test('given a late deployment, a correction that would make it in time is only a proposal', async (t) => {
  const living = await openForce(t, database)
  const { recordId, entry } = await deployedLate(living)
  assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(69)), 'breached')

  assert.equal((await putRight(living, recordId, entry)).kind, 'done')

  const { facts, state } = await folded(living, recordId, at(71))
  assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(71)), 'breached')
  assert.equal(state.deployedAt, at(68))
  assert.equal(facts.filter((fact) => fact.corrects !== null).length, 0)
  assert.deepEqual(
    openProposals(facts).map(({ position, happenedAt, by }) => ({ position: String(position), happenedAt, by })),
    [{ position: entry, happenedAt: at(58), by: ines.staffId }],
  )
})

test('the one who proposed it cannot confirm it; a second person can, and the original stays beside it', async (t) => {
  const living = await openForce(t, database)
  const { recordId, entry } = await deployedLate(living)
  await putRight(living, recordId, entry)
  const proposal = await proposalOf(living, recordId, 71)

  const own = await send(living.worldAt(at(72), ines), recordId, confirmCorrection, { proposal, because: 'I am sure' })
  const other = await send(living.worldAt(at(75), tam), recordId, confirmCorrection, {
    proposal,
    because: 'Read the radio log',
  })

  assert.match(sentences(own), /second person/)
  assert.equal(other.kind, 'done')
  assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(76)), 'met')
  const after = await folded(living, recordId, at(76))
  const timeline = told(after, new Map(), 30, newestFirst(after.facts)).filter(
    (one) => one.words === 'recorded a deployment',
  )
  assert.deepEqual(
    timeline.map(({ happenedAt, corrects, correctedBy }) => ({
      happenedAt,
      corrects,
      corrected: correctedBy !== null,
    })),
    [
      { happenedAt: at(68), corrects: null, corrected: true },
      { happenedAt: at(58), corrects: Number(entry), corrected: false },
    ],
  )
  assert.deepEqual(openProposals(after.facts), [])
})

test('confirmed beyond the recording tolerance it is no evidence: late stays late', async (t) => {
  const living = await openForce(t, database)
  const { recordId, entry } = await deployedLate(living)
  await putRight(living, recordId, entry)
  const proposal = await proposalOf(living, recordId, 71)

  await send(living.worldAt(at(96), tam), recordId, confirmCorrection, { proposal, because: 'Read the radio log' })

  assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(97)), 'not evidenced')
})

test('a refused proposal changes nothing and cannot be confirmed afterwards', async (t) => {
  const living = await openForce(t, database)
  const { recordId, entry } = await deployedLate(living)
  await putRight(living, recordId, entry)
  const proposal = await proposalOf(living, recordId, 71)

  const refused = await send(living.worldAt(at(75), tam), recordId, refuseCorrection, {
    proposal,
    because: 'The log says 22:05',
  })
  const afterwards = await send(living.worldAt(at(76), tam), recordId, confirmCorrection, { proposal, because: 'Yes' })

  assert.equal(refused.kind, 'done')
  assert.match(sentences(afterwards), /Choose a correction that is waiting/)
  assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(77)), 'breached')
})

test('a correction that makes nothing good stands at once, with its reason', async (t) => {
  const living = await openForce(t, database)
  const { recordId, entry } = await deployedLate(living)
  const noted = await send(living.worldAt(at(69)), recordId, note, { text: 'Rang the scool' })
  assert.ok(noted.kind === 'done')

  const later = { entry, at: at(67), text: null, because: 'One minute out' }
  const time = await send(living.worldAt(at(70)), recordId, correct, later)
  const spelling = { entry: String(noted.value.position), at: null, text: 'Rang the school', because: 'Misspelt' }
  const text = await send(living.worldAt(at(71)), recordId, correct, spelling)

  assert.deepEqual([time.kind, text.kind], ['done', 'done'])
  const { state, steps, facts } = await folded(living, recordId, at(72))
  assert.equal(state.deployedAt, at(67))
  const notes = steps.flatMap((step) => (step.fact.kind === 'missing.noted/1' ? [step.fact.body.text] : []))
  assert.deepEqual(notes, ['Rang the school'])
  assert.deepEqual(
    facts.flatMap((fact) => (fact.kind === 'missing.noted/1' ? [fact.body.text] : [])),
    ['Rang the scool', 'Rang the school'],
  )
  assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(72)), 'breached')
})

test('what cannot be corrected is refused in words', async (t) => {
  const living = await openForce(t, database)
  const { recordId, entry } = await deployedLate(living)
  const ask = async (body: Partial<Static<typeof correct.body>>) =>
    sentences(
      await send(living.worldAt(at(70)), recordId, correct, { entry, at: null, text: null, because: 'Wrong', ...body }),
    )

  assert.match(await ask({}), /right time, the right words/)
  assert.match(await ask({ entry: '99', at: at(10) }), /Choose an entry/)
  assert.match(await ask({ entry: '1', at: at(10) }), /records who decided something/)
  assert.match(await ask({ at: at(68) }), /That is the time already recorded\./)
  assert.match(await ask({ at: at(69) }), /cannot have happened later/)
  assert.match(await ask({ at: at(75) }), /This time is in the future/)
  assert.match(await ask({ at: at(-1) }), /before the first report/)
  assert.match(await ask({ text: 'R13' }), /change only the time/)
})

for (const outcome of ['found dead', 'seriously harmed'] as const)
  test(`proposed before the child was ${outcome}, a correction is confirmed by nobody afterwards; it stays as proposed and can be refused`, async (t) => {
    const living = await openForce(t, database)
    const { recordId, entry } = await deployedLate(living)
    await putRight(living, recordId, entry)
    const proposal = await proposalOf(living, recordId, 71)
    const grave = { outcome, place: 'x', detail: 'x', at: null, checked: true }
    assert.equal((await send(living.worldAt(at(72), tam), recordId, graveOutcome, grave)).kind, 'done')

    const because = 'Read the radio log'
    const confirmed = await send(living.worldAt(at(75), tam), recordId, confirmCorrection, { proposal, because })

    assert.match(
      sentences(confirmed),
      /facts are frozen after a death or serious injury, even for a correction proposed before/,
    )
    assert.equal(await complianceOf(living, recordId, 'deploy an officer', at(76)), 'breached')
    const refused = await send(living.worldAt(at(77), tam), recordId, refuseCorrection, { proposal, because })
    assert.equal(refused.kind, 'done')
  })
