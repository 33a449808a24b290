// Police protection as the pages show it: on the board with its hours, over when the child is found dead, and ended when they are gone from it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

const begun = {
  limb: 'removed',
  grounds: 'Found with two men in a flat; one is known to exploit children',
  constable: 'PC 4411 Rees',
  keptAt: 'authority',
  place: 'Emergency foster placement, Stone',
} as const
test('on the board with its hours though the child is returned; refused in words; no close over it; ended, it is gone from the board', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, manager, officer] = [
    await it.named('Asha Nolan'),
    await it.named('Dev Ramsden'),
    await it.named('Gareth Ashdown'),
  ]
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, { name: 'Kit Larwood', unit: 'stafford-response' }),
  )
  const record = String(JSON.parse(made.text).recordId)
  const send = async (path: string, body: object, who = officer) =>
    await who.api(`/api/missing/${record}/${path}`, body)
  const early = await send('police-protection', { ...begun, at: null })
  now = plus(now, minutes(30))
  await send('location', {
    place: 'Flat 3',
    how: 'police',
    with: null,
    atRisk: true,
    placeToReturn: 'Foster carers',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'x',
    at: null,
  })
  const began = await send('police-protection', { ...begun, at: null }, manager)
  const twice = await send('police-protection', { ...begun, at: null })
  now = plus(now, minutes(20))
  await send('return', { to: 'Foster carers', seenBy: 'PC Rees', detail: null, at: null })
  const board = await handler.get('/board')
  const listed = JSON.parse((await handler.get('/api/board')).text).inProtection
  const paper = await handler.get('/board/print')
  const page = await manager.get(`/missing/${record}`)
  const supervisor = (await officer.get('/supervisor')).text
  const handover = (await officer.get('/handover')).text
  const entry = JSON.parse((await manager.get(`/api/missing/${record}`)).text).timeline.find((one: { words: string }) =>
    one.words.includes('police protection began'),
  )
  const corrected = await send(
    'corrections',
    { entry: String(entry.position), at: plus(now, minutes(-45)), text: null, because: 'Typed wrongly' },
    manager,
  )
  const own = await send('police-protection-review', { needed: true, because: 'x', wishes: null }, manager)
  const notTold = await send('police-protection-told', {
    whom: 'authority where found',
    reached: false,
    detail: 'nobody answered',
    at: null,
  })
  const closing = await send('close', { summary: 'over' }, manager)
  now = plus(now, hours(80))
  // Everybody’s session has ended meanwhile.
  const [handlerLater, officerLater] = [await it.named('Asha Nolan'), await it.named('Gareth Ashdown')]
  const end = { how: 'released', to: 'her aunt', because: 'checked', at: null }
  const tooLate = await send('police-protection-end', end, officerLater)
  const lawful = await send(
    'police-protection-end',
    { ...end, how: 'time passed', at: plus(now, hours(-9)) },
    officerLater,
  )
  const after = JSON.parse((await handlerLater.get('/api/board')).text).inProtection

  assert.match(early.text, /First record that the child is located/)
  assert.equal(began.status, 200, began.text)
  assert.match(twice.text, /already in force/)
  assert.match(
    board.text,
    /In police protection: it ends by law at 72 hours[\s\S]*Kit Larwood[\s\S]*Emergency foster placement/,
  )
  assert.deepEqual(
    listed.map((row: { recordId: string }) => row.recordId),
    [record],
  )
  assert.match(paper.text, /In police protection<\/b> since/)
  assert.match(page.text, /In police protection for[\s\S]*nobody has looked at it/)
  assert.match(supervisor, /no designated officer has looked at it[\s\S]*police-protection-review/)
  assert.match(handover, /in police protection, 0 of 72 hours used/)
  assert.match(corrected.text, /It must be after what happened 13 January 2026/)
  assert.match(own.text, /the designated officer must be somebody else/)
  assert.match(notTold.text, /somebody on duty at all hours/)
  assert.match(closing.text, /Police protection is still in force/)
  assert.match(tooLate.text, /By law it ended no later than/)
  assert.equal(lawful.status, 200, lawful.text)
  assert.deepEqual(after, [])
})

test('found dead: every page says so, no room lists the child as to be brought home, and nothing is owed of police protection', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, superintendent] = [await it.named('Asha Nolan'), await it.named('Farah Quill')]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Kit Harrowgate' }))
  const record = String(JSON.parse(made.text).recordId)
  now = plus(now, minutes(30))
  const body = { outcome: 'found dead', place: 'Canal', detail: 'Found by a walker', checked: true, at: null }
  const sent = await superintendent.api(`/api/missing/${record}/grave-outcome`, body)
  assert.equal(sent.status, 200, sent.text)
  const page = (await superintendent.get(`/missing/${record}`)).text
  const [head] = page.split('Due next')
  assert.match(head ?? '', /<strong>Found dead<\/strong>, Canal/)
  assert.doesNotMatch(head ?? '', /not returned|Danger/)
  assert.doesNotMatch((await superintendent.get('/board')).text, /Kit Harrowgate/)
  assert.doesNotMatch((await superintendent.get('/board/print')).text, /Kit Harrowgate/)
  assert.match((await superintendent.get('/missing/closing')).text, /Kit Harrowgate[\s\S]*found dead/)
})

test('gone from police protection: it has ended so, the search begins, and it is used again only for what is new', async () => {
  let now: Instant = instant('2026-01-13T20:00:00.000Z')
  const it = await testApp({ clock: () => now })
  const [handler, manager, sergeant] = [
    await it.named('Asha Nolan'),
    await it.named('Dev Ramsden'),
    await it.named('Jo Pemberley'),
  ]
  const made = await handler.api('/api/missing/report', reportBody(now, { name: 'Orla Penhaligon' }))
  const record = String(JSON.parse(made.text).recordId)
  const send = async (path: string, body: object, who = manager) => {
    now = plus(now, minutes(5))
    return await who.api(`/api/missing/${record}/${path}`, body)
  }
  const found = {
    place: 'Flat 3',
    how: 'police',
    with: 'An older man',
    atRisk: true,
    placeToReturn: 'Foster carers',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'x',
    at: null,
  }
  assert.equal((await send('location', found)).status, 200)
  assert.equal((await send('police-protection', { ...begun, at: null })).status, 200)
  const byTime = { how: 'time passed', to: 'nobody', because: 'x', at: null }
  const early = await send('police-protection-end', byTime)
  const low = await send('police-protection-review', { needed: true, because: 'x', wishes: null }, sergeant)
  const lost = await send('contact-lost', { detail: 'Ran from the foster placement' })
  const timeline = (await manager.get(`/missing/${record}`)).text
  const board = JSON.parse((await manager.get('/api/board')).text)
  assert.equal((await send('location', found)).status, 200)
  const again = await send('police-protection', { ...begun, at: null })
  const fresh = await send('police-protection', { ...begun, again: 'A threat made today', at: null })
  const page = (await manager.get(`/missing/${record}`)).text

  assert.match(early.text, /The 72 hours have not passed/)
  assert.match(low.text, /must be an inspector or above/)
  assert.equal(lost.status, 200, lost.text)
  assert.match(timeline, /the child went missing from it/)
  assert.deepEqual(board.inProtection, [])
  assert.deepEqual(
    board.missing.map((row: { recordId: string }) => row.recordId),
    [record],
  )
  assert.match(again.text, /cannot be extended\. Say what is new since, or ask the court/)
  assert.equal(fresh.status, 200, fresh.text)
  assert.match(page, /Used before in this episode: 13 January 2026/)
})
