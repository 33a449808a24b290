// Opened again: no old document closes it, none that waited is confirmed, none keeps it closed while its test fails; and what is told is what happened.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { factsOfRecord } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import { definitions } from '../../work/index.ts'
import { type AsRead, keyOf } from './figures.ts'
import { judge } from './judge.ts'
import { openedBy } from './re-opening.ts'
import type { Figure } from './standing/judged.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const as = async (name: string) => await it.named(name)
const keeper = async () => await as('Sam Underhill')
const colleague = async () => await as('Milo Ferrand')
const chief = async () => await as('Tess Mowbray')

const good: Figure = { yes: 98, no: 2, notEvidenced: 0 }
const few: Figure = { yes: 2, no: 98, notEvidenced: 0 }
let onTime = good
const months = ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02']
/** What others do while the judge reads the figures, once. */
let meanwhile: (() => Promise<void>) | null = null
const read = async (): Promise<AsRead> => {
  const others = meanwhile
  meanwhile = null
  await others?.()
  return new Map(
    Object.entries({ M4: onTime, M3: few }).map(([measure, figure]) => [
      keyOf({ measure, part: null }),
      new Map(months.map((month) => [month, figure])),
    ]),
  )
}
const versions = new Map(definitions.map(({ id, version }) => [id, version]))
const judged = async (at: string) => {
  now = instant(at)
  const policyOf = async (of: string, when: Instant) => await it.app.policies.of(of, when)
  const versionOf = (measure: string) => versions.get(measure) ?? 0
  return await judge(
    { db: it.databases.judge, read, versionOf, longestWait: () => 0, policyOf, reactions: [] },
    force,
    now,
  )
}
const standingOf = async (record: string, at: string) =>
  (await judged(at)).find(({ recordId }) => recordId === record)?.judged.standing

const recordOf = async (reference: string): Promise<string> =>
  JSON.parse((await (await keeper()).get('/api/recommendations')).text).rows.find(
    (row: { reference: string }) => row.reference === reference,
  ).record_id
const post = async (who: typeof keeper, record: string, what: string, body: object) =>
  await (await who()).api(`/api/recommendation/${record}/${what}`, body)
const page = async (record: string) => (await (await keeper()).get(`/recommendation/${record}`)).text

async function tested(record: string, threshold: number, scope: string | null = null) {
  const criteria = [
    { measure: 'M4', part: null, threshold, minimumN: 20 },
    { measure: 'M3', part: null, threshold: 0.35, minimumN: 10 },
  ]
  const asked = { criteria, sustainedMonths: 2, mostNotEvidenced: 0.1, scope }
  const proposed = await post(keeper, record, 'test-proposals', { test: asked, because: 'As the board asked' })
  assert.equal(proposed.status, 200, proposed.text)
  const look = (await (await chief()).get(`/recommendation/${record}/test-approval`)).text
  assert.equal((await post(chief, record, 'test-approval', {})).status, 200)
  return look
}

const letter = {
  ...{ route: 'inspector', by: 'An inspector', document: 'Letter', on: '2026-11-20', address: null },
  text: 'We looked at sixty files.\nIt is routinely done.',
}
const [one, two, three] = [await recordOf('NCPI-2021/8'), await recordOf('NCPI-2021/9'), await recordOf('NCPI-2021/10')]

test('verified by a document, whose words stand on the page and in the API', async () => {
  for (const record of [one, two, three]) await tested(record, 0.9)
  assert.equal((await post(keeper, one, 'verifications', letter)).status, 200)
  assert.equal((await post(colleague, one, 'document-confirmations', {})).status, 200)
  assert.match(await page(one), /Stage as recorded: verified/)
  assert.match(await page(one), /We looked at sixty files/)
  const { verified } = JSON.parse((await (await keeper()).get(`/api/recommendation/${one}`)).text)
  assert.equal(verified.text, letter.text)
})

test('met, then it falls: a document that waited is confirmed no more, and the old one is no new one', async () => {
  assert.equal(await standingOf(one, '2026-12-05T09:00:00Z'), 'met')
  const waits = { ...letter, text: 'We came in December.', on: '2026-12-05' }
  assert.equal((await post(keeper, two, 'verifications', waits)).status, 200)
  onTime = few
  assert.equal(await standingOf(one, '2027-01-05T09:00:00Z'), 'no longer met')
  assert.match(await page(one), /Stage as recorded: re-opened/)
  assert.match(
    (await post(colleague, two, 'document-confirmations', {})).text,
    /One offered before the recommendation was opened again no longer counts/,
  )
  assert.match((await post(keeper, one, 'verifications', letter)).text, /It was opened again on 5 January 2027/)
  now = instant('2027-01-06T09:00:00Z')
  const dated = await post(keeper, one, 'verifications', { ...letter, on: '2027-01-06' })
  assert.match(dated.text, /This document has already been confirmed for it/)
  assert.match(await page(one), /Ended before<.*by Letter/)
})

test('a new document ends it, and while its test fails it is opened again, told as what it is', async () => {
  const anew = { ...letter, on: '2027-01-06', text: 'We came again in January.' }
  assert.equal((await post(keeper, one, 'verifications', anew)).status, 200)
  assert.equal((await post(colleague, one, 'document-confirmations', {})).status, 200)
  assert.match(await page(one), /Stage as recorded: verified/)
  // Two judges in one moment: the other, that began before, is done when this one comes to write.
  meanwhile = async () => void (await judged('2027-01-07T08:59:59Z'))
  assert.equal(await standingOf(one, '2027-01-07T09:00:00Z'), 'no longer met')
  assert.match(await page(one), /Stage as recorded: re-opened/)
  assert.match(
    (await (await chief()).get('/told')).text,
    /A document ended a recommendation, but its closure test fails/,
  )
})

test('another stage recorded by one person takes no word of the re-opening away', async () => {
  const moved = await post(keeper, one, 'stages', { stage: 'in progress', because: 'Work goes on' })
  assert.equal(moved.status, 200, moved.text)
  const shown = await page(one)
  assert.match(shown, /Stage as recorded: in progress/)
  assert.match(shown, /Opened again<[^\n]*2 times/)
  assert.match(shown, /5 January 2027: it was met, and its closure test failed/)
  assert.match(shown, /7 January 2027: a document had ended it while its closure test failed/)
})

test('a test that is tightened over figures as they were is told as a changed test, not as figures that fell', async () => {
  onTime = good
  assert.equal(await standingOf(three, '2027-01-08T09:00:00Z'), 'met')
  await tested(three, 0.99)
  assert.equal(await standingOf(three, '2027-01-08T10:00:00Z'), 'no longer met')
  assert.match(await page(three), /its closure test was changed, and it is not met by the new one/)
  assert.match(
    (await (await chief()).get('/told')).text,
    /A recommendation that was met is not met by its new closure test/,
  )
})

test('another test approved while the judge reads the figures: it writes nothing by the old one', async () => {
  meanwhile = async () => {
    now = instant('2027-01-09T09:00:01Z')
    await tested(three, 0.995)
  }
  assert.equal(await standingOf(three, '2027-01-09T09:00:00Z'), undefined)
  assert.equal(await standingOf(three, '2027-01-09T09:00:02Z'), 'no longer met')
})

test('a judge that began before another writes nothing after it', async () => {
  assert.equal(await standingOf(two, '2027-01-10T08:00:00Z'), 'met')
  meanwhile = async () => {
    onTime = few
    await judged('2027-01-10T09:00:01Z')
    onTime = good
  }
  await judged('2027-01-10T09:00:00Z')
  const context = { force, who: SYSTEM, now }
  const facts = await it.databases.app.read(
    context,
    async (reader) => await factsOfRecord.all(reader, { force, record: two }),
  )
  assert.equal(facts.at(-1)?.kind, 'recommendation.re-opened/1')
})

test('what a test is said to cover is no figure: changed, both wordings stand before whoever approves, and on the page', async () => {
  await tested(three, 0.99, 'Missing children')
  const look = await tested(three, 0.99, 'Missing children in care')
  const words = /[Ff]rom “Missing children” to “Missing children in care”/
  assert.match(look, /Its stated scope would change/)
  assert.match(look, words)
  assert.match(await page(three), words)
})

test('one whose place another took is opened again by nothing', () => {
  const test = { criteria: [], sustainedMonths: 2, mostNotEvidenced: 0.1 }
  assert.equal(openedBy('no longer met', { test, superseded: true, endedByDocument: false }, null), null)
  assert.equal(openedBy('no longer met', { test, superseded: false, endedByDocument: false }, null), 'figures')
})

test('a document of tomorrow verifies nothing', async () => {
  const tomorrow = { ...letter, on: plus(now, hours(24)).slice(0, 10), text: 'We shall come.' }
  const answer = await post(keeper, three, 'verifications', tomorrow)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /This date is in the future/)
})
