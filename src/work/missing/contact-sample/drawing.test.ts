// A month of contacts, drawn once by a root nobody knew while it ran: what was entered late or chosen by hand is not in the figure.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { covered } from '../../../../test/covered.ts'
import { reportBody } from '../../../../test/report.ts'
import { openSeal } from '../../../kernel/sequencer.ts'
import { type Instant, instant } from '../../../kernel/time.ts'
import { readMeasure } from '../../../registers/measures.ts'
import { factsOfRecord } from '../../../registers/records.ts'
import { SYSTEM } from '../../../registers/world.ts'

let now: Instant = instant('2026-10-06T09:00:00Z')
const it = await testApp({ clock: () => now })
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-contacts-')))
const handler = await it.named('Asha Nolan')
const force = handler.person.forceId

const signed = async (): Promise<void> => await covered(it.databases.clock, force, now, seal)

const as = async (name: string) => await it.named(name)
const contact = async (name: string, more: object = {}): Promise<string> => {
  const reporting = await as('Asha Nolan')
  const path = { path: 'concern for safety', reviewBy: null, name, ...more }
  const answer = await reporting.api('/api/missing/report', { ...reportBody(now), ...path })
  assert.equal(answer.status, 201, answer.text)
  return String(JSON.parse(answer.text).recordId)
}
const kindsOf = async (record: string) =>
  (
    await it.databases.app.read(
      { force, who: SYSTEM, now },
      async (reader) => await factsOfRecord.all(reader, { force, record }),
    )
  ).map((row) => row.kind)
const drawnAmong = async (records: readonly string[]) => {
  const kinds = await Promise.all(records.map(kindsOf))
  return records.filter((_, index) => kinds[index]?.includes('missing.contact-drawn/1'))
}
const m28a = async () => {
  const window = { from: instant('2026-10-01T00:00:00Z'), until: instant('2026-11-01T00:00:00Z') }
  const [figures] = await it.databases.measure.read(
    { force, who: SYSTEM, now },
    async (reader) => await readMeasure(reader, { ...window, force, now, measure: 'M28a' }),
  )
  return figures === undefined ? [0, 0, 0, 0] : [figures.yes, figures.no, figures.notEvidenced, figures.notYet]
}
const look = async (record: string, right: 'yes' | 'no') => {
  const answer = await (await as('Rosa Wexford')).api(`/api/missing/${record}/contact-audit`, { right, because: 'x' })
  assert.equal(answer.status, 200, answer.text)
}

const october: string[] = []
for (let index = 0; index < 24; index++) october.push(await contact(`Invented October ${index}`))
const sha256 = (words: string) => createHash('sha256').update(words).digest('hex')

test('nothing is drawn while the month runs, nor after it before a root was signed', async () => {
  await signed()
  await it.app.drawContacts()
  assert.deepEqual(await drawnAmong(october), [])
  now = instant('2026-11-01T00:00:05Z')
  await it.app.drawContacts()
  assert.deepEqual(await drawnAmong(october), [])
  assert.match(
    (await (await as('Rosa Wexford')).get('/missing/contacts/sample')).text,
    /No sample has been drawn for October 2026/,
  )
})

const late: string[] = []

test('drawn by the first root after the month, among the contacts that the ledger held at it', async () => {
  // One more fact, so that there is a root of after the month.
  await contact('Invented November')
  await signed()
  // Known to have called in October, entered when the root was signed already.
  late.push(
    await contact('Invented Backdated', {
      firstContactAt: '2026-10-30T12:00:00.000Z',
      lastSeenAt: '2026-10-30T10:00:00.000Z',
    }),
  )
  await signed()
  await it.app.drawContacts()
  const drawn = await drawnAmong(october)
  assert.equal(drawn.length, 20)
  assert.deepEqual(await drawnAmong(late), [])
  const coordinator = await as('Rosa Wexford')
  const shown = JSON.parse((await coordinator.get('/api/missing/contacts/sample')).text)
  const rank = (id: string) => sha256(`${shown.drawn.root.hash}/${sha256(`${shown.drawn.sampleId}/${id}`)}`)
  const lowest = october.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 20)
  assert.deepEqual(new Set(drawn), new Set(lowest), 'whoever has the contacts draws the same')
  const [head, ...rows] = (await coordinator.get('/missing/contacts/sample/population.csv')).text.trim().split('\n')
  assert.deepEqual([head, rows.length], ['rank,contact,path,drawn', 24])
  for (const row of rows) {
    const [itsRank, name] = row.split(',')
    assert.equal(itsRank, sha256(`${shown.drawn.root.hash}/${name}`))
  }
  assert.ok(rows.every((row, index) => row.endsWith(index < 20 ? ',yes' : ',no')))
})

test('there is no second draw: not by the clock, not by whoever asks for a seed', async () => {
  const before = await drawnAmong(october)
  await signed()
  await it.app.drawContacts()
  assert.deepEqual(await drawnAmong(october), before)
  const coordinator = await as('Rosa Wexford')
  const page = (await coordinator.get('/missing/contacts/sample')).text
  assert.doesNotMatch(page, /seed/i)
  assert.match(page, /there is no other draw for this month/)
  const asked = await coordinator.get('/missing/contacts/sample?seed=7')
  assert.equal(asked.text.match(/Invented October \d+/g)?.join(), page.match(/Invented October \d+/g)?.join())
})

test('only a look at a drawn contact counts; at another it is kept and says that it does not; one left is not evidenced', async () => {
  const drawn = await drawnAmong(october)
  const other = october.find((record) => !drawn.includes(record)) ?? ''
  const coordinator = await as('Rosa Wexford')
  assert.match(
    (await coordinator.get(`/missing/${other}/contact-audit`)).text,
    /was not drawn: .* does not count in M28a/,
  )
  assert.match((await coordinator.get(`/missing/${drawn[0]}/contact-audit`)).text, /Drawn by chance .* counts in M28a/)
  await look(other, 'yes')
  assert.deepEqual(await m28a(), [0, 0, 0, 20])
  await look(drawn[0] ?? '', 'yes')
  await look(drawn[1] ?? '', 'no')
  assert.deepEqual(await m28a(), [1, 1, 0, 18])
  const toldOf = async (name: string): Promise<readonly string[]> =>
    JSON.parse((await (await as(name)).get('/api/alerts')).text).told.map((one: { recordId: string }) => one.recordId)
  assert.deepEqual(
    (await toldOf('Dev Ramsden')).filter((record) => drawn.includes(record)),
    [drawn[1]],
    'a contact that should have been opened, and goes on, is told to who runs the room',
  )
  const mine = await coordinator.get(`/missing/${drawn[1]}/contact-audit`)
  assert.match(mine.text, /You have already looked at it/)
  assert.doesNotMatch(mine.text, /name="right"/)
  const rows = (await coordinator.get('/missing/contacts/sample?month=2026-10')).text
  assert.equal([...rows.matchAll(/after you looked: another person may look next/g)].length, 2)
  assert.doesNotMatch(rows, new RegExp(`${drawn[1]}/contact-audit`))
  const again = drawn[1] ?? ''
  const looking = async (name: string, right: 'yes' | 'no') =>
    await (await as(name)).api(`/api/missing/${again}/contact-audit`, { right, because: 'x' })
  assert.match((await looking('Rosa Wexford', 'yes')).text, /You have already looked at it/)
  assert.equal((await looking('Esme Tindall', 'yes')).status, 200)
  assert.deepEqual(await m28a(), [1, 0, 1, 18], 'two differ: not evidenced, and not right by the second’s word')
  const sample = (await as('Sam Underhill')).get('/missing/contacts/sample?month=2026-10')
  assert.match(
    (await sample).text,
    /two people who looked disagree: <strong[^>]*>1<[\s\S]*two disagree[\s\S]*Settle it as the third/,
  )
  assert.match(
    (await (await as('Sam Underhill')).get(`/missing/${again}/contact-audit`)).text,
    /a third person settles it/,
  )
  assert.equal((await looking('Sam Underhill', 'no')).status, 200)
  assert.deepEqual(await m28a(), [1, 1, 0, 18])
  assert.match((await looking('Milo Ferrand', 'yes')).text, /It is settled/)
  now = instant('2026-11-30T09:00:00Z')
  assert.deepEqual(await m28a(), [1, 1, 18, 0])
  const page = (await (await as('Rosa Wexford')).get('/missing/contacts/sample?month=2026-10')).text
  assert.match(page, /18 not looked at/)
})
