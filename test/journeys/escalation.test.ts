// An inspector who never answers: the board shows it, the next in line is told, the shift is handed over, and the past stays as it was. In a real browser without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { type Instant, instant, localDate, localTime, minutes, plus } from '../../src/kernel/time.ts'
import { testApp } from '../app.ts'
import { openBrowser } from '../browser.ts'
import { send, signedIn as signIn, text } from './person.ts'

let now: Instant = instant('2026-11-23T21:00:00Z')
const it = await testApp({ clock: () => now })
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => await browser.close())
const signedIn = async (name: string) => await signIn(browser, it.address, name)
const wait = (count: number) => {
  now = plus(now, minutes(count))
}

test('assigned and not acknowledged: escalated, handed over, and known at each minute as it stood', {
  timeout: 180_000,
}, async () => {
  const handler = await signedIn('Asha Nolan')
  const origin = new URL(handler.url()).origin
  const seen = plus(now, minutes(-90))
  await send(handler, '/missing/report', {
    name: 'Linnet Marsh',
    age: '13',
    lastSeenPlace: 'Cannock library',
    'lastSeenAt.date': localDate(seen),
    'lastSeenAt.time': localTime(seen),
    callerPhone: '07700 900222',
    why: 'said that she would hurt herself',
  })
  const id = /missing\/([0-9a-f-]{36})/.exec(handler.url())?.[1] ?? ''
  wait(2)
  await send(handler, `/missing/${id}/answers`, { 'answers.self-harm': 'yes' }, 'button:has-text("Save the answers")')
  await send(handler, `/missing/${id}/grading`, { level: 'HIGH', because: 'spoke of hurting herself' })
  wait(1)
  const manager = await signedIn('Dev Ramsden')
  await send(manager, `/missing/${id}/endorsement`, { because: 'read the report' })
  await manager.goto(`${origin}/missing/${id}/assignment`)
  const inspector = await manager.locator('option', { hasText: 'Gareth Ashdown' }).getAttribute('value')
  await send(manager, `/missing/${id}/assignment`, { staffId: inspector ?? '' })
  await it.app.ring()
  // With script: whichever page the new owner has open says so, where it is seen.
  const asked = await signedIn('Gareth Ashdown')
  const scripted = await browser.newContext({ storageState: await asked.context().storageState() })
  const onScreen = await scripted.newPage()
  await onScreen.goto(`${origin}/supervisor`)
  const words = /You have been given Linnet Marsh, 13; acknowledge by \d\d:\d\d/
  await onScreen.locator('#given:visible', { hasText: words }).waitFor({ timeout: 15_000 })
  await scripted.close()
  await manager.goto(`${origin}/board`)
  assert.match(await text(manager), /Gareth Ashdown\s*not acknowledged/)
  assert.doesNotMatch(await text(manager), /not acknowledged after/i)
  const assignedAt = plus(now, minutes(1))

  wait(11)
  assert.ok((await it.app.ring()) > 0, 'the alarm rings')
  await manager.goto(`${origin}/missing/${id}`)
  const escalated = await text(manager)
  assert.match(escalated, /escalated/i)
  await manager.goto(`${origin}/board`)
  assert.match(await text(manager), /For you now[\s\S]*acknowledge/i, 'whoever is next in line is told on the board')

  const owner = await signedIn('Gareth Ashdown')
  await send(owner, `/missing/${id}/acknowledgement`, {})
  await owner.goto(`${origin}/missing/${id}`)
  assert.match(await text(owner), /acknowledged/)

  await owner.goto(
    `${origin}/missing/${id}/as-known?${new URLSearchParams({ 'at.date': localDate(assignedAt), 'at.time': localTime(assignedAt) }).toString()}`,
  )
  // The line of moments one may jump to names all there are.
  const then = (await text(owner)).replace(/^when reported.*$/m, '')
  assert.match(then, /Gareth Ashdown/)
  assert.match(then, /Linnet Marsh/)
  assert.doesNotMatch(then, /escalated/i, 'at that minute nothing had been escalated')

  // The shift changes and the outgoing inspector has gone: who comes on reads the HIGH card, and signs all the same.
  wait(9 * 60)
  await it.app.ring()
  const incoming = await signedIn('Nikhil Garside')
  await incoming.goto(`${origin}/handover`)
  assert.match(await text(incoming), /Nobody has signed as outgoing\.[\s\S]*The incoming officer has not signed/)
  const card = incoming.locator('.vigil-card--HIGH', { hasText: 'Linnet Marsh' })
  assert.match(String(await card.textContent()), /missing for 1\d h[\s\S]*Gareth Ashdown/)
  const sign = incoming.locator('form[action$="/incoming-signature"] button[type=submit]')
  await sign.click()
  assert.match(
    String(await incoming.locator('.govuk-error-summary').textContent()),
    /Linnet Marsh|read/i,
    'nothing is signed unread',
  )
  await incoming.locator(`input[name=read][value="${id}"]`).check()
  await sign.click()
  assert.equal(await incoming.locator('.govuk-error-summary').count(), 0)
  await incoming.goto(`${origin}/board`)
  const row = incoming.locator('#board tr', { hasText: 'Linnet Marsh' })
  assert.match(String(await row.textContent()), /Yours[\s\S]*Nikhil Garside/, 'and is the owner, without another click')
})

test('the recommendation says what stops it, with figures, and offers nobody a way to set it', {
  timeout: 120_000,
}, async () => {
  await it.app.judge((await it.staff())[0]?.forceId ?? '')
  const improver = await signedIn('Sam Underhill')
  const origin = new URL(improver.url()).origin
  await improver.goto(`${origin}/recommendations`)
  await improver
    .locator('main a', { hasText: /missing/i })
    .first()
    .click()
  const shown = await text(improver)
  assert.match(shown, /insufficient data|not met/i)
  assert.match(shown, /what stops it/i)
  assert.match(shown, /fewer than 20 cases/)
  const buttons = await improver.locator('main button').allInnerTexts()
  assert.ok(
    buttons.every((words) => !/close|complete|met\b/i.test(words)),
    `no button closes it: ${buttons.join(', ')}`,
  )
})
