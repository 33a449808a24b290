// A missing child from the first call to the close, in a real browser without JavaScript, by the people whose work it is.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { testApp } from '../app.ts'
import { openBrowser } from '../browser.ts'
import { fill, send, signedIn as signIn, text } from './person.ts'

const it = await testApp()
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => await browser.close())

const signedIn = async (name: string) => await signIn(browser, it.address, name)

test('report, questions, minimum grade, owner, response, return, what was learned, close', {
  timeout: 180_000,
}, async () => {
  const handler = await signedIn('Asha Nolan')
  const now = new Date(it.clock())
  const seen = new Date(now.getTime() - 3_600_000)
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
    .format(seen)
    .split(' ')
  await send(handler, '/missing/report', {
    name: 'Wren Ashgrove',
    age: '14',
    lastSeenPlace: 'Bus station',
    'lastSeenAt.date': local[0] ?? '',
    'lastSeenAt.time': local[1] ?? '',
    callerPhone: '07700 900111',
    why: 'left after a message from an older man',
  })
  assert.match(await text(handler), /On the board/)
  const id = /missing\/([0-9a-f-]{36})/.exec(handler.url())?.[1] ?? ''

  // Nothing is saved first: the answers go with the grade, and the grade that stood on screen before them is too low.
  await fill(
    handler,
    {
      'answers.exploitation': 'yes',
      'answers.with-exploiter': 'yes',
      'answers.self-harm': 'no',
      level: 'MEDIUM',
      because: 'with someone who exploits',
    },
    'button:has-text("Grade the risk")',
  )
  assert.match(await text(handler), /The minimum grade is HIGH/)
  assert.match(await text(handler), /Minimum grade: HIGH/)
  assert.match(await text(handler), /believed to be with someone who exploits them/)
  assert.equal(await handler.locator('#because').inputValue(), 'with someone who exploits', 'nothing typed is lost')
  assert.ok(await handler.locator('[name="answers.exploitation"][value="yes"]').isChecked())
  await fill(handler, {}, 'button:has-text("Grade the risk")')
  assert.match(await text(handler), /Risk graded/)

  const manager = await signedIn('Dev Ramsden')
  await send(manager, `/missing/${id}/endorsement`, { because: 'read the answers and the history' })
  await manager.goto(`${new URL(manager.url()).origin}/missing/${id}/assignment`)
  const inspector = await manager.locator('option', { hasText: 'Gareth Ashdown' }).getAttribute('value')
  await send(manager, `/missing/${id}/assignment`, { staffId: inspector ?? '' })
  await manager.goto(`${new URL(manager.url()).origin}/board`)
  assert.match(await text(manager), /Gareth Ashdown\s*not acknowledged/)

  const owner = await signedIn('Gareth Ashdown')
  await send(owner, `/missing/${id}/acknowledgement`, {})
  await send(owner, `/missing/${id}/deployment`, { unit: 'SR12' })
  await send(owner, `/missing/${id}/arrival`, { unit: 'SR12' })
  await send(owner, `/missing/${id}/actions`, {
    action: 'children’s services told',
    subject: 'Staffordshire',
    detail: 'Duty team told by telephone',
  })
  assert.match(await text(owner), /Children’s services told/)

  await send(owner, `/missing/${id}/location`, {
    place: 'Flat 2, Mill House',
    how: 'police',
    with: 'a man of 24, name taken',
    atRisk: 'yes',
    placeToReturn: 'Home, agreed with children’s services',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'well, upset',
  })
  assert.match(await text(owner), /Located, but not yet returned/)
  await send(owner, `/missing/${id}/return`, { to: 'Home, mother', seenBy: 'PC 4411' })
  await send(owner, `/missing/${id}/close`, { summary: 'returned' }).then(
    () => assert.fail('it closed too early'),
    (refused: unknown) => assert.match(String(refused), /prevention interview|Where the child was|Ethnicity/i),
  )
  await send(owner, `/missing/${id}/authority-told`, { authority: 'Staffordshire', how: 'telephone' })
  await send(owner, `/missing/${id}/prevention-interview`, {
    faceToFace: 'yes',
    offeredApart: 'yes',
    apart: 'yes',
    where: 'Home',
    firstAccount: 'He said he would show me his bike',
    crimeDisclosed: 'no',
  })
  await send(owner, `/missing/${id}/learning`, { harm: 'none known', where: 'Flat 2, Mill House', intended: 'yes' })
  await send(owner, `/missing/${id}/ethnicity`, { whyNot: 'Asked, and did not want to say today' })
  for (const about of ['crime', 'referral', 'national referral mechanism'])
    await send(owner, `/missing/${id}/outcome-decisions`, {
      about,
      decision: about === 'crime' ? 'no' : 'yes',
      because: 'recorded either way',
    })
  await send(owner, `/missing/${id}/close`, { summary: 'Found with an older man; trigger plan to follow' })

  await owner.goto(`${new URL(owner.url()).origin}/missing/${id}`)
  const closed = await text(owner)
  assert.match(closed, /return interview/i)
  assert.match(closed, /outstanding/i, 'the authority’s interview stays outstanding')
  await owner.goto(`${new URL(owner.url()).origin}/board`)
  assert.ok(!(await text(owner)).includes('Wren Ashgrove'), 'the board shows nobody who has returned')
})
