// Harm that another force has on record of a child it passes on counts here: in the minimum now, and at every later report of the child.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { folded, graded, reported } from '../../../../test/episode-of-facts.ts'
import { there } from '../../../../test/offered-child.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, type Instant, instant, plus } from '../../../kernel/time.ts'
import { SYSTEM } from '../../../registers/world.ts'
import { disclosedFacts } from './opening.ts'
import { packageOf } from './package.ts'

let now: Instant = instant('2026-03-10T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const theirManager = (await it.newcomer(there, 'Nell Orchard', ['force incident manager'])).person
// Signed in anew: days pass between.
const ours = async () => await it.named('Dev Ramsden')
const theirs = async () => await it.as(theirManager)

type Who = typeof ours
async function done(who: Who, path: string, body: object): Promise<string> {
  const answer = await (await who()).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}

const grade = { level: 'HIGH' as const, because: 'x', earlierConsidered: 'Harmed before' }
const report = async (who: Who, name: string, more: object = {}) =>
  await done(who, '/api/missing/report', reportBody(now, { name, unit: null, grade, ...more }))
const of = async (who: Who, path: string) => JSON.parse((await (await who()).get(path)).text)

async function home(who: Who, id: string) {
  const confirmed = { confirmedBy: 'PC Harrow', confirmedHow: 'seen by an officer', at: null }
  const found = { place: 'A flat', with: null, how: 'police', detail: 'x', atRisk: false, placeToReturn: null }
  await done(who, `/api/missing/${id}/location`, { ...found, ...confirmed })
  await done(who, `/api/missing/${id}/return`, { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null })
}

/** Ours was harmed two days ago by whoever exploits them, is missing again and is offered. */
async function offeredAfterHarm(name: string): Promise<{ offer: string; first: string; firstAt: Instant }> {
  const [first, firstAt] = [await report(ours, name, { answers: { exploitation: 'yes' } }), now]
  await home(ours, first)
  const learned = { harm: 'harm', harmDetail: 'Cut', where: 'A flat', withWhom: null, why: null, intended: 'yes' }
  await done(ours, `/api/missing/${first}/learning`, learned)
  const { personId } = await of(ours, `/api/missing/${first}`)
  now = plus(now, hours(48))
  const second = await report(ours, name, { personId })
  await done(ours, `/api/missing/${second}/transfer`, { toForce: there, because: 'Seen in Rugby' })
  await it.app.carry()
  const { rows } = await of(theirs, '/api/transfers')
  return { offer: rows.find((one: { name: string }) => one.name === name).record_id, first, firstAt }
}

const historyOf = async (record: string) => {
  const { rows } = await it.owner.read(
    { force: there, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select body -> 'history' as history from fact where record_id = ${record} and kind = 'missing.reported/1' limit 1`,
      ),
  )
  return JSON.parse(JSON.stringify(rows[0])).history
}

test('accepted, their harm raises the minimum here; reported here again, it is history of the child, with which record says so', async () => {
  const { offer, first, firstAt } = await offeredAfterHarm('Bryony Fenwater')
  await done(theirs, `/api/transfer/${offer}/acceptance`, { personId: null, note: null })
  await it.app.carry()
  const episode = (await of(theirs, `/api/transfers/${offer}`)).answer.episodeId
  const page = (await (await theirs()).get(`/missing/${episode}`)).text
  const questions = (await (await theirs()).get(`/missing/${episode}/answers`)).text

  assert.match(
    page,
    /Harmed in an earlier episode, by the records of Staffordshire[^:]*: it counts towards the minimum grade/,
  )
  assert.match(page, /brought in what another force’s records say/)
  assert.match(questions, /harmed before in an episode with exploitation[\s\S]{0,80}R6b/)
  assert.match(questions, /harmed in an earlier episode or search[\s\S]{0,80}R7/)
  assert.equal((await of(theirs, `/api/transfers/${offer}`)).received.package.history.earlier[0].recordId, first)
  assert.equal((await of(theirs, `/api/transfers/${offer}`)).received.package.history.earlier[0].reportedAt, firstAt)

  await done(theirs, `/api/missing/${episode}/grading`, grade)
  await home(theirs, episode)
  const { personId } = await of(theirs, `/api/missing/${episode}`)
  now = plus(now, hours(48))
  const later = await report(theirs, 'Bryony Fenwater', { personId })
  const { harmedBefore, exploitationFlag, earlier } = await historyOf(later)
  assert.deepEqual([harmedBefore, exploitationFlag], ['harm', 'high'])
  assert.deepEqual([earlier[0].recordId, earlier[0].harm, earlier[0].disclosedHarm], [episode, 'not recorded', 'harm'])
  assert.match(
    (await (await theirs()).get(`/missing/${later}`)).text,
    /<strong>harm before that, according to another force<\/strong>/,
  )
})

test('taken into an episode that is open there already, it raises that one’s minimum, and raising the grade is owed', async () => {
  const { offer } = await offeredAfterHarm('Clover Dunmere')
  const own = await report(theirs, 'Clover Dunmere', { grade: { ...grade, level: 'MEDIUM' } })
  const { personId } = await of(theirs, `/api/missing/${own}`)
  await done(theirs, `/api/transfer/${offer}/acceptance`, { personId, join: true, note: null })
  await it.app.carry()

  assert.match((await (await theirs()).get(`/missing/${own}`)).text, /raise the grade: it is below the minimum/)
})

test('a package made before it was sent opens as it did: in words', () => {
  const given = packageOf(folded(reported(), graded('HIGH')))
  assert.ok(given)
  const { history, ...older } = given
  const received = { fromForce: 'a', fromName: 'A', fromRecordId: 'x', because: 'x', at: now, addedAt: null }
  const kinds = disclosedFacts({ ...received, package: older }, null, now).map(({ kind }) => kind)
  assert.deepEqual([history?.harmedBefore, kinds], ['no', ['missing.noted/1']])
})
