// The whole loop in a real browser without JavaScript: asked, planned, approved, met by the figures, frozen; then the figures fall and it is open again.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../../src/accountability/recommendations/standing/judged.ts'
import { demonstrationForce } from '../../src/demonstration/force.ts'
import type { Writer } from '../../src/kernel/database.ts'
import { openSeal } from '../../src/kernel/sequencer.ts'
import { sql } from '../../src/kernel/sql.ts'
import { type Instant, instant } from '../../src/kernel/time.ts'
import { SYSTEM } from '../../src/registers/world.ts'
import { testApp } from '../app.ts'
import { openBrowser } from '../browser.ts'
import { covered } from '../covered.ts'
import { dates, worded } from '../planned-action.ts'
import { fill, send, signedIn as signIn, text } from './person.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => await browser.close())
const signedIn = async (name: string) => await signIn(browser, it.address, name)
const origin = (page: Page) => new URL(page.url()).origin
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-regression-')))

// What the measures say, month by month: the judge reads them from the observations, here as in the product.
const good: Figure = { yes: 98, no: 2, notEvidenced: 0 }
const few: Figure = { yes: 2, no: 98, notEvidenced: 0 }
/** Files that its test does not ask about. */
const halfGood: Figure = { yes: 10, no: 10, notEvidenced: 0 }
const months = ['2026-12', '2027-01', '2027-02', '2027-03']
let timely: Readonly<Record<string, Figure>> = Object.fromEntries(months.map((month) => [month, good]))
const judged = async () => {
  const force = demonstrationForce.id
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(sql`delete from observation where force_id = ${force} and measure in ('M3', 'M4', 'A1', 'A7')`)
    for (const month of months) {
      count(writer, 'M4', month, timely[month] ?? few)
      count(writer, 'M3', month, few)
      for (const files of ['A1', 'A7']) count(writer, files, month, halfGood)
    }
    await Promise.resolve()
  })
  await it.app.judge(force)
}
const count = (writer: Writer, measure: string, month: string, { yes, no }: Figure) =>
  writer.send(sql`
    insert into observation (force_id, record_id, measure, item, at, tolerance_minutes, yes)
    select ${demonstrationForce.id}, gen_random_uuid(), ${measure}, 1, ${`${month}-10T12:00:00Z`}::timestamptz, 0, n <= ${yes}
    from generate_series(1, ${yes + no}) n`)

async function frozenBoard(keeper: Page, title: string, heldOn: string): Promise<string> {
  await covered(it.databases.clock, demonstrationForce.id, now, seal)
  await send(keeper, '/meeting/calls', { title, heldOn })
  const at = new URL(keeper.url()).pathname
  await send(keeper, `${at}/pack`, { decisionsAsked: 'None' })
  return at
}
/** What stands directly under a heading. */
const under = async (page: Page, heading: string): Promise<string> =>
  (await page.locator(`main h2:has-text("${heading}") + *`).textContent()) ?? ''

/** Wherever its status stands it is said that the test leaves out whether it was done well. */
async function metButFilesAreNot(keeper: Page, asked: string): Promise<void> {
  const unasked = /asks for nothing of audited files[^.]*: M4 is 48 points further “on time” than “done well”/
  assert.match(await text(keeper), unasked)
  await keeper.goto(`${origin(keeper)}/recommendations`)
  assert.match(await text(keeper), unasked)
  const office = await it.named('Uma Kettering')
  assert.match((await office.get('/scrutiny')).text, /M4, “[^”]*”, has “on time” minus “done well”: 48 points/)
  assert.match(
    (await office.get('/scrutiny/annual-report')).text,
    /met<span[^>]*>computed[^<]*<\/span><span[^>]*>its clos/,
  )
  const inspector = await it.named('Ines Fallow')
  assert.match((await inspector.get('/inspector')).text, /48 points[^<]*<strong>Its closure test asks for nothing of/)
  await covered(it.databases.clock, demonstrationForce.id, now, seal)
  const published = await office.api('/api/published-figures/releases', {})
  assert.equal(published.status, 201, published.text)
  const { recordId } = JSON.parse(published.text)
  const { release } = JSON.parse((await office.get(`/api/published-figures/${recordId}`)).text)
  const row = release.recommendations.find(({ id }: { id: string }) => asked.endsWith(id))
  assert.deepEqual([row.better, row.standing], ['yes', 'met'])
  assert.match(row.betterBecause, /asks for nothing of audited files/)
}

test('pasted, tested, planned, approved, met, frozen; then a month falls: no longer met, re-opened, and first on the next board', {
  timeout: 240_000,
}, async () => {
  const keeper = await signedIn('Sam Underhill')
  await send(keeper, '/inspection/inspections', {
    reference: 'NCPI-2026',
    title: 'Third child protection inspection',
    body: 'HMICFRS',
    programme: 'national child protection inspection, 2024 framework',
    kind: 'initial',
    publishedOn: '2026-11-20',
  })
  const report = new URL(keeper.url()).pathname
  await send(keeper, `${report}/texts`, {
    text: '2.1 We recommend that, within six months, the force should endorse each grading in time.',
  })
  await keeper.locator('a', { hasText: 'Confirm' }).first().click()
  await keeper.locator('main [name=theme]').fill('Gradings endorsed in time')
  await keeper.locator('main form button[type=submit]:not([name])').first().click()
  await keeper.goto(`${origin(keeper)}/recommendations`)
  const asked = (await keeper.locator('a', { hasText: 'NCPI-2026/1' }).first().getAttribute('href')) ?? ''
  const record = asked.split('/').at(-1) ?? ''

  // One criterion first: looking at it offers the next.
  await send(
    keeper,
    `${asked}/test-proposals`,
    {
      'test.criteria.0.measure': 'M4',
      'test.criteria.0.threshold': '90',
      'test.criteria.0.minimumN': '20',
      'test.sustainedMonths': '2',
      'test.mostNotEvidenced': '10',
      because: 'On time, and fewer who go again',
    },
    'main form button[name=_look]',
  )
  const second = {
    'test.criteria.1.measure': 'M3',
    'test.criteria.1.threshold': '35',
    'test.criteria.1.minimumN': '10',
  }
  await fill(keeper, second, 'main form button[type=submit]:not([name])')
  assert.equal(await keeper.locator('.govuk-error-summary').count(), 0, await text(keeper))
  const chief = await signedIn('Tess Mowbray')
  await send(chief, `${asked}/test-approval`, {})

  const [writer, owner] = [await it.named('Sam Underhill'), await it.named('Rosa Wexford')]
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await writer.api(path, body)
    assert.ok(answer.status === 200 || answer.status === 201, answer.text)
    return String(JSON.parse(answer.text).recordId)
  }
  const action = await made('/api/action/actions', {
    ...worded(record),
    dates,
  })
  await made(`/api/action/${action}/allocation`, { staffId: owner.person.staffId, post: 'Coordinator' })
  const plan = await made('/api/plan/plans', {
    title: 'Plan in answer to the third inspection',
    to: 'His Majesty’s Inspector',
    recommendations: [record],
  })
  await made(`/api/plan/${plan}/drafts`, { because: 'First draft' })
  await send(chief, `/plan/${plan}/approval`, {})
  await chief.goto(`${origin(chief)}/plan/${plan}`)
  assert.match(await text(chief), /Approved/i)

  // Two whole months later the figures say so, and nobody else.
  now = instant('2027-02-05T09:00:00Z')
  await judged()
  const later = await signedIn('Sam Underhill')
  await later.goto(`${origin(later)}${asked}`)
  assert.match(await text(later), /\bmet\b/i)
  assert.doesNotMatch(await text(later), /no longer met|not met/i)
  await metButFilesAreNot(later, asked)
  const board = await frozenBoard(later, 'Board of February', '2027-02-26')
  assert.match(await under(later, 'No longer met'), /None/)

  // A month falls.
  timely = { ...timely, '2027-02': few }
  now = instant('2027-03-05T09:00:00Z')
  await judged()
  const after = await signedIn('Sam Underhill')
  await after.goto(`${origin(after)}${asked}`)
  const fallen = await text(after)
  assert.match(fallen, /no longer met/i)
  assert.match(fallen, /re-opened/)
  await frozenBoard(after, 'Board of March', '2027-03-26')
  assert.match(await under(after, 'No longer met'), /NCPI-2026\/1/)
  await after.goto(`${origin(after)}${board}`)
  assert.match(await under(after, 'No longer met'), /None/, 'what was frozen stays as it was frozen')
})
