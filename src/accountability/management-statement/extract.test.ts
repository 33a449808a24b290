// The extract for the force management statement: a year of whole months beside the one before, exact and with n, and each status that was lost in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testApp } from '../../../test/app.ts'
import { carryOutActionPlan } from '../../demonstration/action-plan.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { upsertObservations } from '../../registers/changes.ts'
import { appendTo } from '../../registers/records.ts'
import { SYSTEM } from '../../registers/world.ts'
import { action } from '../plan/index.ts'
import type { AtEnd } from './answers.ts'
import { changeOf, type Planned, workforceOf } from './planned.ts'
import { residualOf } from './residual.ts'
import { demandOf, gapWordsOf, measureRow, sumOf } from './rows.ts'

const now: Instant = instant('2026-11-10T09:00:00.000Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const improvement = await it.named('Milo Ferrand')
const address = '/force-management-statement'

test('only the months of the year are added up, and what several measures are taken of is one thing', () => {
  const byMonth = new Map([
    ['2026-03', { yes: 9, no: 9, notEvidenced: 9 }],
    ['2026-04', { yes: 1, no: 2, notEvidenced: 3 }],
    ['2026-06', { yes: 4, no: 0, notEvidenced: 0 }],
  ])
  const year = sumOf(byMonth, ['2026-04', '2026-05', '2026-06'])
  assert.deepEqual(year, { yes: 5, no: 2, notEvidenced: 3, alike: [{ pairs: 0, yes: 0, no: 0 }] })
  const of = (id: string, kind: 'timeliness' | 'audited quality') =>
    measureRow(
      { id, kind, question: 'In time?', denominator: 'reviews due', better: 'higher', version: 1 },
      year,
      sumOf(undefined, []),
    )
  const rows = [of('M8', 'timeliness'), of('M9', 'timeliness'), of('A1', 'audited quality')]
  assert.deepEqual(demandOf(rows), [{ what: 'reviews due', n: 10, before: 0, measures: ['M8', 'M9'] }])
  assert.deepEqual([rows[0]?.n, rows[0]?.percent, rows[0]?.before.percent], [10, 50, null])
})

test('a matter of time never without how far it is above “done well”, of the months that were audited', () => {
  const onTime = new Map(
    ['2026-04', '2026-05', '2026-06'].map((month) => [month, { yes: 80, no: 20, notEvidenced: 0 }] as const),
  )
  const files = new Map([['2026-05', { yes: 5, no: 5, notEvidenced: 2 }]])
  const words = (kind: 'timeliness' | 'outcome', of: typeof files) =>
    gapWordsOf({ kind, better: 'higher' }, [...onTime.keys()], onTime, of)
  assert.match(
    words('timeliness', files) ?? '',
    /^30 points .*cases of May 2026, 1 of 3 months: the others cannot be compared: on time 80% of 100, .*files that are good 50% of 10/,
  )
  assert.match(words('timeliness', new Map()) ?? '', /^no gap can be said/)
  assert.equal(words('outcome', files), null)
})

/** Of M1: so many in one month, so many of them yes. */
async function cases(month: string, n: number, yes: number) {
  await it.databases.clock.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(
      upsertObservations(
        force,
        newId(now),
        Array.from({ length: n }, (_, item) => ({
          ...{ measure: 'M1', item: item + 1, at: instant(`${month}-12T10:00:00.000Z`), yes: item < yes },
          ...{ dueAt: null, doneAt: null, recordedAt: null, toleranceMinutes: 0, minutes: null },
          ...{ team: null, area: null, hour: null, part: null },
        })),
      ),
    )
    await Promise.resolve()
  })
}

test('of a year that runs its whole months, beside the same months of the year before; exact, with n and interval', async () => {
  await cases('2026-04', 20, 15)
  await cases('2026-10', 20, 16)
  await cases('2026-11', 5, 5)
  await cases('2025-05', 10, 4)
  await cases('2026-01', 7, 7)
  const values = JSON.parse((await improvement.get(`/api${address}`)).text)
  const m1 = values.measures.find((one: { id: string }) => one.id === 'M1')
  assert.deepEqual([m1.n, m1.yes, m1.percent, m1.before.n, m1.before.percent], [40, 31, 77.5, 10, 40])
  assert.deepEqual([values.months, values.lastMonth, values.running], [7, '2026-10', true])
  const page = (await improvement.get(address)).text
  assert.match(page, /n = 40, 62\.5% to 87\.7%/)
  assert.match(page, /All first grades/)
  const above = page.slice(0, page.indexOf('<h2'))
  for (const { words, at, n } of values.headline)
    assert.equal(above.includes(`href="#${at}">${words}: <strong>${n}</strong>`), n > 0, words)
  for (const words of values.noneOf) assert.match(above, new RegExp(`None: [^<]*${words}`), words)
  assert.equal(values.headline.length, 10)
  assert.equal(values.headline.filter(({ n }: { n: number }) => n === 0).length, values.noneOf.length)
  assert.ok(above.includes('not for publication') && !above.includes('totals only'))
  const lists = page.replaceAll(/<details[\s\S]*?<\/details>/g, '')
  const [short] = values.measures.filter((one: { short: boolean }) => one.short)
  assert.equal(m1.short, short !== undefined, 'M1 alone has cases')
  assert.equal(lists.includes('Short of what the policy asks, or worse'), short !== undefined)
  const open = values.groups.filter((one: { folded: boolean }) => !one.folded)
  for (const { status, at } of open) assert.ok(lists.toLowerCase().includes(`>${status}: ${at.length}`), status)
  for (const one of values.recommendations.filter((each: { overdue: boolean }) => each.overdue))
    assert.ok(lists.includes(`>${one.reference}</a>`), one.reference)
  assert.match(page, /Without a case in either year: [^.]*M2/)
  const file = (await improvement.get(`${address}.csv`)).text
  const rows: string[][] = parse(file)
  assert.ok(rows.some(([part, id, , n]) => part === 'performance' && id === 'M1' && n === '40'))
  assert.ok(rows.some(([part]) => part === 'recommendation'))
})

test('a status that was lost in the year is named with its day; one lost before it is not', async () => {
  const [record = ''] = JSON.parse((await improvement.get(`/api${address}`)).text).recommendations.map(
    (one: { record_id: string }) => one.record_id,
  )
  const taken = async (at: string, standing: string) =>
    await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
      writer.send(sql`
        insert into standing_reading (force_id, record_id, at, standing, since, stops, figures, test, ledger_size)
        values (${force}, ${record}, ${at}, ${standing}, ${at}, '[]', '[]', '{}', 0)`)
      await Promise.resolve()
    })
  await taken('2026-02-01T10:00:00.000Z', 'met')
  await taken('2026-02-20T10:00:00.000Z', 'no longer met')
  await taken('2026-05-01T10:00:00.000Z', 'met')
  await taken('2026-09-05T10:00:00.000Z', 'no longer met')
  await taken('2026-09-06T10:00:00.000Z', 'no longer met')
  const falls = async (year: number) => JSON.parse((await improvement.get(`/api${address}?year=${year}`)).text).falls
  assert.deepEqual(
    (await falls(2026)).map((one: { at: string }) => one.at.slice(0, 10)),
    ['2026-09-05'],
  )
  assert.equal((await falls(2025)).length, 1)
  assert.match((await improvement.get(address)).text, /Statuses lost in the year: 1/)
})

const planned = (number: number, more: Partial<Planned>): Planned => ({
  ...{ record_id: `r${number}`, number, text: `Do ${number}`, owned: true, due_on: '2026-12-01', effect_on: null },
  ...{ state: 'in progress', date_changes: 0, posts_funded: null, posts_filled: null },
  ...{ moved_in_year: 0, checked_in_year: false, ...more },
})

test('workforce: posts of the actions that need any, filled or not, and what nobody owns', () => {
  const of = workforceOf([
    planned(1, { posts_funded: 6, posts_filled: 4 }),
    planned(2, { posts_funded: 2 }),
    planned(3, { owned: false, state: 'unallocated' }),
  ])
  assert.deepEqual([of.actions, of.funded, of.filled, of.vacant], [3, 8, 4, 4])
  assert.deepEqual(
    of.posts.map(({ number, funded, filled }) => [number, funded, filled]),
    [
      [1, 6, 4],
      [2, 2, 0],
    ],
  )
  assert.deepEqual(
    of.unallocated.map(({ number }) => number),
    [3],
  )
})

test('change: done is checked by a second person; overdue is asked of today; moves are those of the year', () => {
  const of = changeOf(
    [
      planned(1, { state: 'checked', checked_in_year: true, due_on: '2026-01-01' }),
      planned(2, { state: 'claimed done', due_on: '2026-01-01' }),
      planned(3, { due_on: '2026-11-09', date_changes: 2, moved_in_year: 1 }),
      planned(4, { due_on: '2026-11-10' }),
      planned(5, { due_on: null }),
      planned(6, { state: 'checked', due_on: '2025-01-01' }),
    ],
    '2026-11-10',
  )
  const { done, doneInYear, waitForCheck, overdue, undated, movesInYear, movedTwice } = of
  assert.deepEqual(
    { done, doneInYear, waitForCheck, overdue, undated, movesInYear, movedTwice },
    { done: 2, doneInYear: 1, waitForCheck: 1, overdue: 1, undated: 1, movesInYear: 1, movedTwice: 1 },
  )
  assert.deepEqual(
    of.rows.filter((one) => one.overdue).map(({ number }) => number),
    [3],
  )
})

test('residual risk: what is not shown as met, the worst first, each with the figures of its measures; what is met or ended is no risk', () => {
  const at = (record_id: string, standing: string | null, more: Partial<AtEnd> = {}) => ({
    ...{ record_id, reference: record_id, theme: 'Calls', tested: true, untestable: false, asked_of: [], ended: null },
    ...{ ended_at: null, assurance: null },
    ...{ standing, standing_at: null, due_on: null, date_changes: 0, overdue: false, ...more },
  })
  const definition = { id: 'M8', kind: 'timeliness', question: 'In time?', denominator: 'x', version: 1 } as const
  const counted = measureRow(
    { ...definition, better: 'higher' },
    { yes: 30, no: 10, notEvidenced: 0 },
    sumOf(undefined, []),
  )
  const rows = [
    at('N1', 'met'),
    at('N2', 'insufficient data'),
    at('N3', 'no longer met'),
    at('N4', 'not met', { ended: 'verified' }),
    at('N5', null, { tested: false }),
    at('N6', null, { tested: false, untestable: true }),
  ]
  const tested = ['N1', 'N3'].map((record_id) => ({ record_id, measures: ['M8', 'M9'] }))
  const of = residualOf(rows, [], tested, [{ ...counted, gap: 'no gap can be said' }])
  assert.deepEqual(
    of.rows.map(({ reference, status, figures }) => [
      reference,
      status,
      ...figures.map(({ id, n, low }) => [id, n, low]),
    ]),
    [
      ['N3', 'no longer met', ['M8', 40, 59.8]],
      ['N2', 'insufficient data'],
      ['N5', 'no closure test'],
      ['N6', 'no measure can test it'],
    ],
  )
})

test('the page and the file say who there is for it, what changes and what is left, each with the day it is of', async () => {
  const keeper = await it.named('Sam Underhill')
  const entered = await keeper.api('/api/inspection/inspections', {
    ...{ reference: 'CAUSE-1', title: 'A report with a cause', body: 'HMICFRS', kind: 'post-inspection review' },
    programme: 'national child protection inspection, 2024 framework',
    ...{ fieldwork: null, publishedOn: '2026-09-30', address: null, follows: null, readers: [] },
  })
  const found = await keeper.api(`/api/inspection/${String(JSON.parse(entered.text).recordId)}/findings`, {
    ...{ reference: 'CAUSE-1-C', kind: 'cause of concern', chapter: null, theme: 'Risk is seen late', words: null },
    ...{ paragraph: null, measures: null, again: null, level: null },
  })
  assert.equal(found.status, 200, found.text)
  const system = await it.app.world(systemPerson(force))
  await carryOutActionPlan(
    {
      ...{ db: it.databases.app, force, policyAt: system.policyAt, reactions: it.app.reactions },
      staff: new Map((await it.staff()).map((person) => [person.name, person])),
    },
    now,
  )
  const reader = await it.as(improvement.person)
  const values = JSON.parse((await reader.get(`/api${address}`)).text)
  const { workforce, change, residual } = values
  assert.ok(workforce.funded > 0 && workforce.funded >= workforce.filled, JSON.stringify(workforce))
  assert.equal(change.rows.length, workforce.actions)
  assert.equal(change.rows.filter((one: { overdue: boolean }) => one.overdue).length, change.overdue)
  assert.ok(residual.causes.some((one: { theme: string }) => one.theme === 'Risk is seen late'))
  const open = values.recommendations.filter(
    (one: { ended: string | null; standing: string | null }) => one.ended === null && one.standing !== 'met',
  )
  assert.equal(residual.rows.length, open.length)
  const page = (await reader.get(address)).text
  assert.match(page, new RegExp(`Workforce: ${workforce.filled} of ${workforce.funded} funded posts filled`))
  assert.match(page, /The plan on [^<]*10 Nov[^<]* 09:00: posts/)
  assert.match(page, /Risk is seen late/)
  const earlier = JSON.parse((await reader.get(`/api${address}?year=2025`)).text).residual
  assert.ok(
    !earlier.causes.some((one: { theme: string }) => one.theme === 'Risk is seen late'),
    'not published by then',
  )
  assert.match((await reader.get(`${address}?year=2025`)).text, /The plan at the end of the year: /)
  const lines: string[][] = parse((await reader.get(`${address}.csv`)).text)
  const parts = new Set(lines.map(([part]) => part))
  for (const part of ['workforce', 'change', 'residual risk']) assert.ok(parts.has(part), part)
  for (const owner of ['Sam Underhill', 'Milo Ferrand', 'Tess Mowbray'])
    assert.ok(!page.replace(/<header[\s\S]*?<\/header>/, '').includes(`${owner}</`), owner)
})

test('a year that is over shows the plan as it stood at its end, and not what was done to it since', async () => {
  const at = (day: string) => instant(`${day}T09:00:00.000Z`)
  const record = newId(now)
  const details = {
    ...{ recommendations: [newId(now)], text: 'Post an analyst', measures: ['M1'], auditOnly: null, guidance: [] },
    ...{ videos: [], training: null, postsFunded: 3, postsFilled: 1, dependsOn: [] },
  }
  const dates = { startOn: '2025-09-01', dueOn: '2026-02-01', effectOn: '2026-06-01' }
  const facts = [
    ['2025-09-01', 'action.written/1', { number: 900, details, dates }],
    ['2025-09-02', 'action.allocated/1', { staffId: improvement.person.staffId, post: 'Inspector', unit: null }],
    ['2026-05-01', 'action.rewritten/1', { details: { ...details, postsFilled: 3 }, because: 'Both came' }],
    ['2026-05-02', 'action.claimed/1', { evidence: 'Posted', links: [] }],
    ['2026-05-03', 'action.checked/1', { found: 'Seen' }],
  ] as const
  await it.databases.clock.write({ force, who: SYSTEM, now }, async (writer) => {
    const { policyAt } = await it.app.world(systemPerson(force))
    const world = { db: it.databases.clock, who: systemPerson(force), policyAt, reactions: [] }
    for (const [day, kind, body] of facts)
      await appendTo({ writer, world: { ...world, now: at(day) }, commandId: newId(now) }, action, record, () => [
        { kind, happenedAt: at(day), body },
      ])
  })
  const of = async (year: number) => {
    const { workforce, change } = JSON.parse((await improvement.get(`/api${address}?year=${year}`)).text)
    const only = (rows: readonly { readonly number: number }[]) => rows.find(({ number }) => number === 900)
    return { posts: only(workforce.posts), action: only(change.rows), rest: [change.overdue, change.doneInYear] }
  }
  const [past, current] = [await of(2025), await of(2026)]
  assert.partialDeepStrictEqual(past, { posts: { filled: 1 }, action: { state: 'allocated', overdue: true } })
  assert.partialDeepStrictEqual(current, { posts: { filled: 3 }, action: { state: 'checked', overdue: false } })
  assert.deepEqual(past.rest, [1, 0], 'nothing else of the plan was written by then')
  assert.equal((await of(2024)).action, undefined)
  assert.match((await improvement.get(`${address}?year=2025`)).text, /Actions overdue: <strong>1<\/strong>/)
})

test('a year that has not begun is refused; it is read where papers are read, and by nobody else', async () => {
  assert.match((await improvement.get(`${address}?year=2027`)).text, /has not begun/)
  assert.equal((await (await it.named('Uma Kettering')).get(address)).status, 200)
  assert.equal((await (await it.named('Asha Nolan')).get(address)).status, 403)
  assert.match((await improvement.get('/meetings')).text, new RegExp(`href="${address}"`))
  assert.match((await improvement.get('/measures')).text, new RegExp(`href="${address}"`))
})
