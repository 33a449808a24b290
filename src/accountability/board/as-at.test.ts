// A pack as at the end of the last month: the same as the one that was frozen that day, whatever was recorded since; and the lists of now read the same by both ways.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { covered } from '../../../test/covered.ts'
import { plannedActions } from '../../../test/planned-action.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { defaultParameters, demonstrate } from '../../demonstration/index.ts'
import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { endOfLocalDay, type Instant, instant, localDate } from '../../kernel/time.ts'
import { asRecorded } from '../../registers/recorded-by-then.ts'
import { load } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import { olderThanTheirTest } from '../judged.ts'
import { packedFrom } from '../kinds.ts'
import { announcedStages, recommendationsToPublish, reportsAlone } from '../public/queries.ts'
import { meeting } from './procedure.ts'
import { actionsNow, dateChanges, judgedBy, openChallenges, pagesAway, recommendationsNow } from './queries/pack.ts'

const monthEnded = endOfLocalDay('2026-10-31')
let now: Instant = instant('2026-10-20T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
/** Whose own record is younger than what they were given: a year that was loaded, or staff that came from elsewhere. */
now = instant('2026-11-03T09:00:00Z')
const younger = await it.newcomer(force, 'Nia Fairlie', ['improvement team'])
now = instant('2026-10-20T09:00:00Z')
let milo = await it.named('Milo Ferrand')
let sam = await it.named('Sam Underhill')
let chief = await it.named('Tess Mowbray')
let office = await it.named('Uma Kettering')
const seal = openSeal('ledger', mkdtempSync(join(tmpdir(), 'vigil-as-at-')))
const sealed = async () => await covered(it.databases.clock, force, now, seal)
await demonstrate({
  db: it.databases.app,
  policyAt: await it.app.policies.of(force, now),
  reactions: it.app.reactions,
  parameters: { ...defaultParameters, episodesPerYear: 80, months: 3 },
})

const called = async (title: string): Promise<string> => {
  const { location } = await milo.send('/meeting/calls', { title, heldOn: '2026-11-26' })
  return (location ?? '').split('/').at(-1) ?? ''
}
const packOf = async (record: string) => {
  const { pack } = await it.databases.app.read({ force, who: SYSTEM, now }, async (reader) => {
    const world = await it.app.world(milo.person)
    return (await load(reader, world, meeting, record)).state
  })
  assert.ok(pack)
  return pack
}
const freeze = async (record: string, asAt?: string) =>
  await milo.api(`/api/meeting/${record}/pack`, {
    ...(asAt === undefined ? {} : { asAt }),
    ...{ decisionsAsked: [], childrenSaid: [] },
  })

const page = { item: 'plans', address: 'https://commissioner.demonstration.example/plans', prominent: true }
await it.app.act(office.person, 'publication-check/check', { ...page, available: false, refreshedOn: null })
const earlier = await called('Board, October 2026')
const challenge = { challenge: 'Why so late?', by: 'the chief', answerOwed: 'DCC', answerBy: '2026-11-10', about: null }
assert.equal((await milo.api(`/api/meeting/${earlier}/challenges`, challenge)).status, 200)
const planned = await plannedActions(sam)
const unowned = await planned.written({
  dates: { startOn: '2026-09-01', dueOn: '2026-10-25', effectOn: '2027-02-01', passed: 'Begun before Vigil was' },
})

const detailsOf = { unit: chief.person.unit, email: null, supervisorId: null, gradingTrainedUntil: null }

/** Sessions last hours, and here weeks pass. */
async function signInAgain(): Promise<void> {
  milo = await it.as(milo.person)
  sam = await it.as(sam.person)
  chief = await it.as(chief.person)
  office = await it.as(office.person)
}

/** By every list of a pack and of a release. */
const listsOf = async (reader: Reader) =>
  await Promise.all([
    recommendationsNow.all(reader, { force }),
    actionsNow.all(reader, { force }),
    dateChanges.all(reader, { force }),
    openChallenges.all(reader, { force }),
    pagesAway.all(reader, { force }),
    judgedBy.all(reader, { force }),
    recommendationsToPublish.all(reader, { force }),
    reportsAlone.all(reader, { force }),
    announcedStages.all(reader, { force, today: localDate(now) }),
    olderThanTheirTest(reader, force),
  ])

const listsNow = async () => await it.databases.app.read({ force, who: SYSTEM, now }, listsOf)

const listsAsAt = async (at: Instant) => {
  const size = await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => (await ledgerSize.one(reader, {}))?.size ?? 0,
  )
  const recorded = asRecorded(it.databases.clock, packedFrom, it.app.policies)
  return await recorded({ force, now: at, ledgerSize: size, recordedUntil: at }, listsOf)
}

let atTheEnd: Awaited<ReturnType<typeof listsNow>>
const given = await planned.written({ dates: { startOn: '2026-10-24', dueOn: '2026-12-04', effectOn: '2027-02-01' } })
assert.equal((await planned.allocate(given, younger)).status, 200)
const ofCause = (await listsNow())[0].find(({ finding_id }) => finding_id !== null)
const owned = await planned.written({
  recommendations: [planned.recommendation, ofCause?.record_id],
  text: 'Brief every shift on grading at its morning meeting, by the duty inspector',
  dates: { startOn: '2026-10-24', dueOn: '2026-12-05', effectOn: '2027-02-01' },
})
assert.equal((await planned.allocate(owned, chief)).status, 200)
const onTheDay = await called('Board, November 2026')

test('read as at this moment every list is as it stands, and what stands is left as it was', async () => {
  now = monthEnded
  await signInAgain()
  await it.app.judge(force)
  await sealed()
  atTheEnd = await listsNow()
  for (const [index, list] of atTheEnd.entries()) assert.ok(list.length > 0 || [7, 9].includes(index), `list ${index}`)
  assert.deepEqual(await listsAsAt(now), atTheEnd)
  assert.deepEqual(await listsNow(), atTheEnd)
  const frozen = await freeze(onTheDay)
  assert.equal(frozen.status, 200, frozen.text)
})

test('a pack as at the end of the last month is the pack of that day: nothing recorded since is in it', async () => {
  const before = await packOf(onTheDay)
  now = instant('2026-11-03T10:00:00Z')
  await signInAgain()
  const allocation = { staffId: chief.person.staffId, post: 'Assistant chief constable' }
  assert.equal((await sam.api(`/api/action/${unowned}/allocation`, allocation)).status, 200)
  const first = before.recommendations.find(({ reference }) => reference === 'NCPI-2021/1')
  assert.ok(first)
  const ended = { stage: 'planned', because: 'It stands in the plan' }
  const staged = await sam.api(`/api/recommendation/${first.recordId}/stages`, ended)
  assert.equal(staged.status, 200, staged.text)
  const moved = { dueOn: '2027-05-01', because: 'The system comes later' }
  const another = await sam.api(`/api/recommendation/${first.recordId}/date-requests`, moved)
  assert.equal(another.status, 200, another.text)
  assert.equal((await chief.api(`/api/recommendation/${first.recordId}/date-agreements`, {})).status, 200)
  const wren = await it.named('Wren Solway')
  const married = { ...detailsOf, name: 'Tess Averill', roles: chief.person.roles }
  const renamed = await wren.api(`/api/staff/${chief.person.staffId}/details`, married)
  assert.equal(renamed.status, 200, renamed.text)
  await signInAgain()
  const [asked] = atTheEnd[3]
  const answer = { position: 2, answer: 'Because two posts were empty', by: 'DCC' }
  assert.equal(asked?.challenge, challenge.challenge)
  assert.equal((await milo.api(`/api/meeting/${earlier}/answers`, answer)).status, 200)
  await it.app.act(office.person, 'publication-check/check', { ...page, available: true, refreshedOn: '2026-11-02' })
  await it.app.judge(force)
  await sealed()
  const since = await listsNow()
  for (const index of [0, 1, 2, 3, 4]) assert.notDeepEqual(since[index], atTheEnd[index], `list ${index} has changed`)
  assert.deepEqual(await listsAsAt(monthEnded), atTheEnd)

  const late = await called('Board, November 2026, for whoever was ill')
  const frozen = await freeze(late, 'end of last month')
  assert.equal(frozen.status, 200, frozen.text)
  const { asAt, ledgerSize: larger, position: _, frozenAt, ...pack } = await packOf(late)
  const { ledgerSize: smaller, position: __, frozenAt: then, ...same } = before
  assert.deepEqual([asAt, frozenAt, then], [monthEnded, now, monthEnded])
  assert.ok(larger > smaller)
  assert.deepEqual(pack, same)
  assert.ok(pack.actions.some(({ recordId, owner }) => recordId === owned && owner === 'Tess Mowbray'))
  assert.ok(pack.actions.some(({ recordId, owner }) => recordId === given && owner === 'Nia Fairlie'))
  assert.ok(pack.fallsDue?.duties.some(({ recordId, owner }) => recordId === owned && owner === 'Tess Mowbray'))
  assert.equal(since[1].find(({ record_id }) => record_id === owned)?.owner, 'Tess Averill')

  const list = (await chief.get('/meetings')).text
  assert.match(list, /frozen 3 November 2026[^<]*, as at 31 October 2026/)
  assert.match((await chief.get(`/meeting/${late}`)).text, /Frozen 3 November 2026[^<]*, as at 31 October 2026/)
  const again = JSON.parse((await chief.get(`/api/meeting/${late}/computed-again`)).text)
  assert.deepEqual(
    [again.different, again.statusesDifferent, again.listsDifferent, again.auditsDifferent],
    [0, 0, 0, 0],
    JSON.stringify(again.lists),
  )
  assert.deepEqual([again.frozenAt, again.asAt], [now, monthEnded])
  const month = pack.figures.findLast((one) => one.measure === 'M4' && one.yes + one.no > 0)
  assert.ok(month)
  const cases = JSON.parse((await chief.get(`/api/meeting/${late}/figures/M4/${month.month}`)).text)
  assert.equal(cases.cases.length + cases.closed, month.yes + month.no + month.notEvidenced)
  const behind = (await chief.get(`/meeting/${late}/figures/M4/${month.month}`)).text
  assert.match(behind, /frozen, 3 November 2026[^<]*, as far as they had been recorded by 31 October 2026/)
})

test('a pack of one cause of concern too is as at the end of the last month, says so, and computes again to the same', async () => {
  const form = (await milo.get('/oversight-pack/packs')).text
  assert.match(form, /The end of 31 October 2026/)
  const asked = { findingId: ofCause?.finding_id, residualRisk: 'Two teams have no sergeant', staffSaid: [] }
  const frozen = async (asAt: string) => {
    const answer = await milo.api('/api/oversight-pack/packs', { ...asked, asAt })
    assert.equal(answer.status, 201, answer.text)
    const { recordId } = JSON.parse(answer.text)
    return { recordId, ...JSON.parse((await milo.get(`/api/oversight-pack/${recordId}`)).text) }
  }
  const [then, today] = [await frozen('end of last month'), await frozen('now')]
  assert.deepEqual([then.asAt, then.frozenAt, then.at], [monthEnded, now, monthEnded])
  assert.deepEqual([today.asAt, today.frozenAt, today.at], [undefined, now, now])
  const owner = ({ actions }: { actions: readonly { recordId: string; owner: string }[] }) =>
    actions.find(({ recordId }) => recordId === owned)?.owner
  assert.deepEqual([owner(then), owner(today)], ['Tess Mowbray', 'Tess Averill'])
  assert.match((await milo.get('/oversight-packs')).text, /3 November 2026 at [^<]*, as at 31 October 2026/)
  const page = (await milo.get(`/oversight-pack/${then.recordId}`)).text
  assert.match(page, /Frozen 3 November 2026[^<]*, as at 31 October 2026/)
  const again = JSON.parse((await milo.get(`/api/oversight-pack/${then.recordId}/computed-again`)).text)
  assert.deepEqual(
    [again.different, again.statusesDifferent, again.listsDifferent, again.auditsDifferent],
    [0, 0, 0, 0],
  )
  assert.equal(again.asAt, monthEnded)
})

test('where the statuses were not computed on that day none of another is frozen as of it', async () => {
  now = instant('2026-12-02T10:00:00Z')
  await signInAgain()
  await it.app.judge(force)
  await sealed()
  const december = await milo.send('/meeting/calls', { title: 'Board, December 2026', heldOn: '2026-12-15' })
  const record = (december.location ?? '').split('/').at(-1) ?? ''
  const refused = await freeze(record, 'end of last month')
  assert.equal(refused.status, 422)
  assert.match(refused.text, /The status of [\w-]+\/\d+ was not computed on 30 November 2026/)
  const form = (await milo.get(`/meeting/${record}/pack`)).text
  assert.match(form, /The end of 30 November 2026/)
  const today = await freeze(record)
  assert.equal(today.status, 200, today.text)
})
