// The board: what is the reader's own stands on top with its button, owners can be rung, and whoever is located and still at risk is there.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { printActiveList } from '../printed-list.ts'

let now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const manager = await it.named('Dev Ramsden')
const owner = await it.named('Gareth Ashdown')

async function given(name: string, level: 'HIGH'): Promise<string> {
  now = plus(now, minutes(1))
  const grade = { level, because: 'out of character', earlierConsidered: null }
  const more = {
    name,
    unit: 'stafford-response',
    callerName: 'Ana Larwood',
    callerRelation: 'mother',
    description: 'Red coat',
  }
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, { ...more, answers: { 'self-harm': 'yes' }, grade }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const done = async (record: string, path: string, body: object) => {
  const answer = await manager.api(`/api/missing/${record}/${path}`, body)
  assert.equal(answer.status, 200, answer.text)
}
const boardOf = async (who: typeof owner) => ({
  text: (await who.get('/board')).text,
  json: JSON.parse((await who.get('/api/board')).text),
})

test('a child given to somebody is on top of their board until they say that it is theirs, by the button there; their rows are marked', async () => {
  const mine = await given('Kit Larwood', 'HIGH')
  const others = await given('Isla Penhale', 'HIGH')
  await done(mine, 'assignment', { staffId: owner.person.staffId, at: null })

  const before = await boardOf(owner)
  const [strip] = before.text.split('class="vigil-board__row')
  const form = before.text.split('<form ').find((one) => one.includes(`/missing/${mine}/acknowledgement"`)) ?? ''
  const hidden = [...form.matchAll(/name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name ?? '',
    value ?? '',
  ])
  const sent = await fetch(`${it.address}/missing/${mine}/acknowledgement`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: owner.cookie },
    body: new URLSearchParams(Object.fromEntries(hidden)),
  })
  const after = await boardOf(owner)

  assert.match(strip ?? '', /Yours: 1, <span class="vigil-late">1 not acknowledged/)
  assert.equal(before.json.yours.rows[0].recordId, mine)
  assert.equal(sent.status, 303)
  assert.equal(after.json.yours.unacknowledged, 0)
  assert.ok(!after.text.includes('/acknowledgement"'))
  assert.equal(after.text.match(/vigil-board__row--mine/g)?.length, 1)
  assert.deepEqual(
    after.json.missing.map((row: { recordId: string; mine: boolean }) => [row.recordId, row.mine]),
    [
      [mine, true],
      [others, false],
    ],
  )
  assert.ok(!(await boardOf(manager)).text.includes('Yours:'), 'nobody else’s')
})

test('an owner’s number stands on the board and on the episode, and what is due has the same words on both', async () => {
  const record = await given('Noor Thistle', 'HIGH')
  await done(record, 'assignment', { staffId: owner.person.staffId, at: null })
  const row = (await boardOf(manager)).json.missing.find((one: { recordId: string }) => one.recordId === record)
  const episode = JSON.parse((await manager.get(`/api/missing/${record}`)).text)
  assert.equal(row.reach.phone, '07700 900006')
  assert.ok((await manager.get('/board')).text.includes('href="tel:07700900006"'))
  assert.ok((await manager.get(`/missing/${record}`)).text.includes('href="tel:07700900006"'))
  assert.equal(row.next, episode.due[0].words)
})

test('whoever assigns an owner sees each one’s unit and how many children are theirs already', async () => {
  const record = await given('Ada Rowntree', 'HIGH')
  const form = (await manager.get(`/missing/${record}/assignment`)).text
  assert.match(form, /Gareth Ashdown, Stafford response: 2 children now \(local operations inspector\)/)
  assert.match(form, /Hollie Marchbank, Stoke response: no children now/)
})

test('whoever is located and still at risk has a strip of their own above the others who are not back, with what is due', async () => {
  const [risk, safe] = [await given('Wren Ashgrove', 'HIGH'), await given('Bay Colley', 'HIGH')]
  const found = {
    place: 'Flat 2, Mill House',
    how: 'police',
    with: 'a man of 24',
    placeToReturn: 'Home',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'upset',
    at: null,
  }
  await done(risk, 'location', { ...found, atRisk: true })
  await done(safe, 'location', { ...found, atRisk: false })
  const { json, text } = await boardOf(manager)
  assert.deepEqual(
    json.atRisk.map((row: { recordId: string }) => row.recordId),
    [risk],
  )
  assert.deepEqual(
    json.located.map((row: { recordId: string }) => row.recordId),
    [safe],
  )
  assert.ok(json.atRisk[0].next !== null)
  assert.ok(text.indexOf('Located, and still at risk') < text.indexOf('Located, not returned'))
})

test('the active list on paper and on disk has all that a night without the system needs of each child', async () => {
  const record = await given('Ivo Marchant', 'HIGH')
  await done(record, 'assignment', { staffId: owner.person.staffId, at: null })
  now = plus(now, minutes(1))
  const paper = (await manager.get('/board/print')).text
  const policyAt = await it.app.policies.of(manager.person.forceId, now)
  const at = { db: it.databases.app, policyAt }
  const file = await printActiveList(at, manager.person.forceId, mkdtempSync(join(tmpdir(), 'vigil-list-')), now)
  for (const text of [paper, readFileSync(file, 'utf8')]) {
    const card = text.split('<article').find((one) => one.includes('Ivo Marchant')) ?? ''
    for (const words of [
      /HIGH: Ivo Marchant,&nbsp;14/,
      /Suicide or self-harm/,
      /Rugeley station/,
      /Red coat/,
      /Ana Larwood, mother, 07700900123/,
      /Gareth Ashdown <b>\(not acknowledged\)<\/b>, Stafford response, 07700 900006/,
      /Stafford response, Stafford\./,
      /by 13 Jan 2026 20:1/,
      new RegExp(record),
    ])
      assert.match(card, words)
    assert.ok(/Wren Ashgrove[\s\S]{0,60}STILL AT RISK/.test(text))
  }
})

test('a child whose grade stands below the minimum known is marked so, stands among those whom the minimum names, and is counted; the supervisor decides it first', async () => {
  const grade = { level: 'MEDIUM', because: 'out of character', earlierConsidered: null } as const
  const report = async (name: string): Promise<string> => {
    now = plus(now, minutes(1))
    return JSON.parse((await handler.api('/api/missing/report', reportBody(now, { name, grade }))).text).recordId
  }
  const [earlier, below] = [await report('Tam Oakes'), await report('Rue Fenwick')]
  await done(below, 'answers', { answers: { 'self-harm': 'yes' }, saidBy: 'mother', at: null })
  const { json, text } = await boardOf(manager)
  const order: readonly string[] = json.missing.map((row: { recordId: string }) => row.recordId)
  const row = json.missing.find((one: { recordId: string }) => one.recordId === below)
  assert.deepEqual([row.grade, row.minimum], ['MEDIUM', 'HIGH'])
  assert.ok(order.indexOf(below) < order.indexOf(earlier))
  assert.equal(json.strip.below_minimum, 1)
  assert.match(text, /<strong>1<\/strong> below minimum/)
  assert.match(
    text,
    /vigil-grade--MEDIUM">MEDIUM<\/span><strong class="vigil-detail vigil-late">below minimum HIGH<\/strong>/,
  )
  const { decisions, due } = JSON.parse((await manager.get('/api/supervisor')).text)
  assert.equal(decisions.children[0].recordId, below)
  assert.equal(decisions.children[0].lines[0].ways[0].path, 'raise')
  assert.ok(!JSON.stringify(due).includes('raise the grade'), 'and not once more among what is due')
  await done(below, 'raise', { level: 'HIGH', because: 'What her mother said', onInformationHeldAtReport: false })
  assert.equal((await boardOf(manager)).json.strip.below_minimum, 0)
})

test('a child whom nobody has graded, and whose answers ask for HIGH, says so and stands with those at HIGH; the others not graded come after', async () => {
  const report = async (name: string, more: object): Promise<string> => {
    now = plus(now, minutes(1))
    return JSON.parse((await handler.api('/api/missing/report', reportBody(now, { name, ...more }))).text).recordId
  }
  const grade = { level: 'HIGH', because: 'out of character', earlierConsidered: null } as const
  const high = await report('Ivo Marchbank', { grade, lastSeenAt: plus(now, hours(-1)) })
  const plain = await report('Sorrel Ashby', { lastSeenAt: plus(now, hours(-9)) })
  const grave = await report('Linnet Crewe', { lastSeenAt: plus(now, hours(-3)), answers: { 'self-harm': 'yes' } })
  const found = async () => {
    const { json, text } = await boardOf(manager)
    const order: readonly string[] = json.missing.map((one: { recordId: string }) => one.recordId)
    const of = (record: string) => json.missing.find((one: { recordId: string }) => one.recordId === record)
    const places = [grave, high, plain].map((record) => order.indexOf(record))
    return { minima: [grave, high, plain].map((record) => of(record).minimum), places, text, strip: json.strip }
  }
  const { minima, places, text, strip } = await found()
  assert.deepEqual(minima, ['HIGH', null, 'MEDIUM'])
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  )
  assert.match(text, /NOT GRADED<\/span><strong class="vigil-detail vigil-late">minimum HIGH<\/strong>/)
  assert.match(text, /NOT GRADED<\/span><strong class="vigil-detail">minimum MEDIUM<\/strong>/)
  assert.equal(strip.below_minimum, 0, 'there is no grade that could be below it')
  await done(plain, 'answers', { answers: { 'self-harm': 'yes' }, saidBy: 'mother', at: null })
  assert.deepEqual((await found()).minima, ['HIGH', null, 'HIGH'])
  await done(grave, 'grading', { level: 'HIGH', because: 'What was said', earlierConsidered: null })
  assert.deepEqual((await found()).minima, [null, null, 'HIGH'])
})

test('the paper counts as the board does, and who was last seen longest ago stands before who was reported first', async () => {
  const grade = { level: 'HIGH', because: 'out of character', earlierConsidered: null } as const
  const report = async (name: string, lastSeenAt: Instant): Promise<string> => {
    now = plus(now, minutes(1))
    const body = reportBody(now, { name, grade, lastSeenAt, answers: { 'self-harm': 'yes' } })
    return JSON.parse((await handler.api('/api/missing/report', body)).text).recordId
  }
  const [first, longest] = [
    await report('Ash Merrow', plus(now, minutes(-30))),
    await report('Lark Stanyer', plus(now, minutes(-600))),
  ]
  const protectedOne = await report('Fern Whitlock', plus(now, minutes(-60)))
  const found = {
    place: 'A flat',
    how: 'police',
    with: null,
    placeToReturn: 'Home',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'upset',
    at: null,
  }
  await done(protectedOne, 'location', { ...found, atRisk: true })
  const began = await owner.api(`/api/missing/${protectedOne}/police-protection`, {
    limb: 'kept',
    grounds: 'A man was taking her away',
    constable: 'PC 4411',
    keptAt: 'hospital',
    place: 'Stafford hospital',
    at: null,
  })
  assert.equal(began.status, 200, began.text)

  const { json } = await boardOf(manager)
  const paper = (await manager.get('/board/print')).text
  const order: readonly string[] = json.missing.map((row: { recordId: string }) => row.recordId)
  assert.ok(order.indexOf(longest) < order.indexOf(first))
  assert.equal(json.inProtection.length, 1)
  const { missing, high, unowned, unacknowledged, known } = json.strip
  const counted = [
    `${missing} still missing · ${high} HIGH · ${unowned} unowned · ${unacknowledged} not acknowledged`,
    `1 in police protection · ${json.atRisk.length} located, still at risk · ${json.located.length} located, not returned`,
    `${known} known whereabouts and concerns.`,
  ].join(' · ')
  assert.ok(paper.includes(counted), counted)
  const headings = paper.split('<article').map((one) => one.slice(0, 400))
  const at = (name: string) => headings.findIndex((one) => one.includes(name))
  assert.ok(at('Lark Stanyer') < at('Ash Merrow'))
})

test('a child of two records is one child in the strip, and the strip says how many records; each row names the other', async () => {
  const first = await given('Corin Tallentire', 'HIGH')
  const { json: one } = await boardOf(manager)
  now = plus(now, minutes(1))
  const twice = reportBody(now, { name: 'Corin Tallentire', personId: null })
  const made = await handler.api('/api/missing/report', twice)
  const second = String(JSON.parse(made.text).recordId)
  const { json: apart } = await boardOf(manager)
  const child = /\/person\/([0-9a-f-]{36})"/.exec((await manager.get(`/missing/${first}`)).text)?.[1]
  const decided = await handler.api(`/api/missing/${second}/match`, { child, because: 'His mother says' })

  const { json, text } = await boardOf(manager)

  assert.equal(decided.status, 200, decided.text)
  assert.equal(apart.strip.missing, one.strip.missing + 1)
  assert.deepEqual(
    [json.strip.missing, json.strip.missing_records, json.strip.high],
    [one.strip.missing, one.strip.missing_records + 1, one.strip.high],
  )
  const said = `${json.strip.missing} children, ${json.strip.missing_records} records`
  assert.ok(text.includes(said), said)
  const row = json.missing.find((each: { recordId: string }) => each.recordId === first)
  assert.deepEqual(row.otherRecords, [second])
  assert.match(text, new RegExp(`one child, 2 records on this board: <a [^>]*href="/missing/${second}"`))
  const paper = (await manager.get('/board/print')).text
  assert.ok(paper.includes(`${json.strip.missing} still missing (${said})`))
  assert.ok(paper.includes(`the same child as record ${second}`))
})
