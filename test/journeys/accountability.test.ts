// The loop in a real browser without JavaScript: a report pasted and confirmed, the board's pack frozen, comments published with their gap, a question asked, answered and published.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { makeSite } from '../../src/accountability/public/site.ts'
import { demonstrationForce } from '../../src/demonstration/force.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { openSeal } from '../../src/kernel/sequencer.ts'
import { addDays, localDate, systemNow } from '../../src/kernel/time.ts'
import { testApp } from '../app.ts'
import { axeServed } from '../axe.ts'
import { openBrowser } from '../browser.ts'
import { covered } from '../covered.ts'
import { send, signedIn as signIn, text } from './person.ts'

const it = await testApp()
const role = openDatabase(it.database.url('vigil_public'), { connections: 2 })
const { http: site, lookNow } = await makeSite({
  contact: 'The Office of the Commissioner, privacy@commissioner.example',
  database: role,
  clock: systemNow,
  address: 'http://localhost',
  demonstration: true,
  proxies: [],
  asking: true,
})
const siteAddress = await site.listen({ host: '127.0.0.1', port: 0 })
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await site.close()
  await role.close()
})
const signedIn = async (name: string) => await signIn(browser, it.address, name)
const origin = (page: Page) => new URL(page.url()).origin
const { violations } = await axeServed()
const day = (date: string, name: string) => ({ [name]: date })
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-journey-')))

test('a report is pasted, each recommendation confirmed; its clocks run; the board’s frozen pack holds it', {
  timeout: 180_000,
}, async () => {
  const keeper = await signedIn('Sam Underhill')
  const today = localDate(it.clock())
  await send(keeper, '/inspection/inspections', {
    reference: 'NCPI-2026',
    title: 'Third child protection inspection',
    body: 'HMICFRS',
    programme: 'national child protection inspection, 2024 framework',
    kind: 'initial',
    ...day(today, 'publishedOn'),
  })
  const at = new URL(keeper.url()).pathname
  await send(keeper, `${at}/texts`, {
    text: '2.1 We recommend that, within three months, the force should supervise each missing-child investigation.\nOfficers were kind.',
  })
  assert.match(await text(keeper), /within three months/)
  await keeper.locator('a', { hasText: 'Confirm' }).first().click()
  await keeper.locator('main [name=theme]').fill('Supervision of missing-child investigations')
  await keeper.locator('main form button[type=submit]:not([name])').first().click()
  assert.equal(await keeper.locator('.govuk-error-summary').count(), 0, await text(keeper))
  await keeper.goto(`${origin(keeper)}/clocks`)
  const clocks = await text(keeper)
  assert.match(clocks, /NCPI-2026\/1/)
  assert.match(clocks, /Send the action plan/)

  await covered(it.databases.clock, demonstrationForce.id, systemNow(), seal)
  await send(keeper, '/meeting/calls', { title: 'Child protection board', ...day(addDays(today, 25), 'heldOn') })
  const meeting = new URL(keeper.url()).pathname
  await send(keeper, `${meeting}/pack`, { decisionsAsked: 'Agree the date' })
  const pack = await text(keeper)
  assert.match(pack, /Frozen/)
  assert.match(pack, /Supervision of missing-child investigations/)
})

test('comments under section 55 are published in time with the gap printed, and cannot be called complete with it', {
  timeout: 120_000,
}, async () => {
  const office = await signedIn('Uma Kettering')
  // Nobody opened them: the report was published, and the clock runs from that day.
  await office.goto(`${origin(office)}/section-55s`)
  await office.locator('main a', { hasText: 'Third child protection' }).first().click()
  const at = new URL(office.url()).pathname
  await send(office, `${at}/invitation`, day(addDays(localDate(it.clock()), 20), 'replyBy'))
  await send(office, `${at}/own-comments`, { comments: 'We asked for monthly figures.' })
  await send(office, `${at}/completion`, {}).then(
    () => assert.fail('it was called complete with a gap'),
    (refused: unknown) => assert.match(String(refused), /NCPI-2026\/1/),
  )
  const address = 'https://commissioner.example/section-55'
  await send(office, `${at}/publication`, { address }).then(
    () => assert.fail('it was published before the chief officer could comment'),
    (refused: unknown) => assert.match(String(refused), /The chief officer may comment until/),
  )
  await send(await signedIn('Tess Mowbray'), `${at}/chief-comments`, { comments: 'We accept all of it.' })
  await send(office, `${at}/publication`, { address })
  await office.goto(`${origin(office)}${at}`)
  const shown = await text(office)
  assert.match(shown, /published/i)
  assert.match(shown, /NCPI-2026\/1/, 'the gap is printed')
})

test('a question asked on the public site is decided on, answered with the day’s figures, and published without a name', {
  timeout: 120_000,
}, async () => {
  const improver = await signedIn('Sam Underhill')
  await send(improver, '/published-figures/releases', {})
  await it.app.forums()
  await lookNow()
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 400, height: 800 } })
  const visitor = await context.newPage()
  await visitor.goto(siteAddress)
  await visitor.locator('main a').first().click()
  assert.match(await text(visitor), /Is it better\?/)
  const force = new URL(visitor.url()).pathname
  await visitor.locator('main a', { hasText: 'Ask a question' }).first().click()
  await visitor.locator('main button').click()
  assert.match(await text(visitor), /Choose who the question is for/)
  await visitor.locator('[name=forum]').first().check()
  await visitor.locator('[name=tie]').first().check()
  await visitor.locator('[name=question]').fill('Are missing children found sooner?')
  await visitor.locator('[name=name]').fill('Jo Public')
  await visitor.locator('main button').click()
  assert.match(await text(visitor), /We have received your question/)
  assert.equal(await it.app.takeQuestions(), 1)

  const secretary = await signedIn('Piet Lowther')
  await secretary.goto(`${origin(secretary)}/questions`)
  await secretary.locator('table a').first().click()
  const at = new URL(secretary.url()).pathname
  await send(secretary, `${at}/admission`, day(addDays(localDate(it.clock()), 30), 'meetingOn'))
  await secretary.goto(`${origin(secretary)}${at}/allocation`)
  const office = await secretary.locator('option', { hasText: 'Uma Kettering' }).getAttribute('value')
  await send(secretary, `${at}/allocation`, {
    staffId: office ?? '',
    ...day(addDays(localDate(it.clock()), 10), 'dueOn'),
  })
  const answering = await signedIn('Uma Kettering')
  await send(answering, `${at}/answers`, { answer: 'See the figures beside this.', measure: 'M4' })
  await send(secretary, `${at}/publication`, {})
  assert.match(await text(secretary), /Published on the public site/)
  await lookNow()
  await visitor.goto(`${siteAddress}${force}`)
  // Pages may be kept for a minute; whoever asks anew gets the new one.
  await visitor.reload()
  const shown = await text(visitor)
  assert.match(shown, /Are missing children found sooner\?/)
  assert.match(shown, /See the figures beside this/)
  assert.ok(!shown.includes('Jo Public'))
  await context.close()
})

test('every kind of page of the public site: axe finds nothing, and a phone does not scroll sideways', async () => {
  const root = '/staffordshire-demonstration'
  const data = JSON.parse((await site.inject({ url: `${root}/data.json` })).body)
  const { comments } = JSON.parse((await site.inject({ url: `${root}/section-55.json` })).body)
  assert.ok(comments[0].leftOut.length > 0, 'its gap is among them')
  const wrong: string[] = []
  for (const path of [
    '/',
    root,
    `${root}/${data.recommendations[0].id}`,
    `${root}/question`,
    `${root}/question/received`,
    `${root}/questions`,
    `${root}/releases`,
    `${root}/section-55`,
    `${root}/section-55/${comments[0].id}`,
    `${root}/commissioner`,
    `${root}/monitoring`,
    '/how-to-check',
    '/accessibility',
    '/privacy',
    '/nowhere',
  ]) {
    const context = await browser.newContext({ viewport: { width: 400, height: 800 }, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${siteAddress}${path}`)
    wrong.push(...(await violations(page)).map((one) => `${path}: ${one}`))
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (Number(wider) > 1) wrong.push(`${path} scrolls ${String(wider)} px sideways`)
    await context.close()
  }
  assert.deepEqual(wrong, [])
})
