// The supervisor's list: what waits for a decision wherever the episode stands, each child once, each line leading to its form.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { commands } from '../commands.ts'
import { waysToDecide } from './supervisor/decisions.ts'

let now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })
const as = async (name: string) => await it.named(name)
const manager = 'Dev Ramsden'
const inspector = 'Gareth Ashdown'

const done = async (name: string, path: string, body: object): Promise<string> => {
  const answer = await (await as(name)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const reported = async (name: string, level: 'HIGH' | 'MEDIUM' | null): Promise<string> => {
  const grade = level === null ? null : { level, because: 'out of character', earlierConsidered: null }
  return await done('Asha Nolan', '/api/missing/report', reportBody(now, { name, grade }))
}
const list = async () => JSON.parse((await (await as(manager)).get('/api/supervisor')).text)

type Line = { readonly words: string; readonly ways: readonly { readonly path: string }[] }
type Row = { readonly recordId: string; readonly lines: readonly Line[] }
const pathsOf = (rows: readonly Row[], record: string): readonly string[] =>
  (rows.find((row) => row.recordId === record)?.lines ?? []).flatMap((line) => line.ways.map((way) => way.path))

const found = {
  place: 'Home',
  how: 'police',
  with: null,
  atRisk: false,
  placeToReturn: 'Home',
  confirmedBy: 'PC Harrow',
  confirmedHow: 'seen by an officer',
  detail: 'well',
  at: null,
}

test('what is proposed on an episode that is over, and an interview that is late, wait among the decisions', async () => {
  const record = await reported('Kit Larwood', 'MEDIUM')
  await done(inspector, `/api/missing/${record}/endorsement`, { because: 'Read the report' })
  now = plus(now, minutes(90))
  const sent = await (await as(inspector)).api(`/api/missing/${record}/deployment`, { unit: 'R1', at: null })
  await done(inspector, `/api/missing/${record}/location`, found)
  await done(inspector, `/api/missing/${record}/return`, {
    to: 'Home, mother',
    seenBy: 'PC 4411',
    detail: null,
    at: null,
  })
  assert.deepEqual(pathsOf((await list()).decisions.children, record), [])

  await done(inspector, `/api/missing/${record}/void-proposal`, { because: 'She was at school all day' })
  await done(inspector, `/api/missing/${record}/corrections`, {
    entry: String(JSON.parse(sent.text).position),
    at: instant('2026-01-13T20:20:00.000Z'),
    text: null,
    because: 'The radio log says so',
  })
  now = plus(now, hours(30))
  const { decisions } = await list()

  assert.deepEqual(pathsOf(decisions.children, record), [
    'correction-confirmation',
    'correction-refusal',
    'prevention-interview',
    'interview-exception',
    'void',
    'void-refusal',
  ])
  const { late } = decisions.children.find((row: Row) => row.recordId === record)
  assert.doesNotMatch(JSON.stringify(late), /prevention interview/, 'and not once more among what is late')
  const page = (await (await as(manager)).get('/supervisor')).text
  assert.match(page, new RegExp(`/missing/${record}/void">agree`))
  await done(manager, `/api/missing/${record}/void`, { because: 'Agreed' })
  assert.deepEqual(pathsOf((await list()).decisions.children, record), [])
})

test('a record that is an episode after all: voiding is refused, or taken back by who proposed it, and waits no longer', async () => {
  const record = await reported('Elder Tansley', 'MEDIUM')
  const waits = async () => pathsOf((await list()).decisions.children, record).filter((path) => path.startsWith('void'))
  for (const decider of [manager, inspector]) {
    await done(inspector, `/api/missing/${record}/void-proposal`, { because: 'She was at school' })
    assert.deepEqual(await waits(), ['void', 'void-refusal'])
    for (const form of ['', '/void', '/void-refusal'])
      assert.match((await (await as(manager)).get(`/missing/${record}${form}`)).text, /She was at school/, form)
    const own = await as(inspector)
    const page = (await own.get(`/missing/${record}`)).text
    assert.match(page, /decide, not you\. <a [^>]*void-refusal">Take it back/)
    assert.doesNotMatch(page, /\/void-proposal"/, 'nobody is asked to propose what is proposed')
    const [agrees, proposes] = [
      await own.get(`/missing/${record}/void`),
      await own.get(`/missing/${record}/void-proposal`),
    ]
    assert.match(agrees.text, /She was at school[\s\S]*You proposed it: a second person must agree/)
    for (const { text } of [agrees, proposes]) assert.doesNotMatch(text, /name="because"/)
    const again = await (await as(manager)).api(`/api/missing/${record}/void-proposal`, { because: 'Mine now' })
    assert.match(again.text, /already proposed to void this record/)
    await done(decider, `/api/missing/${record}/void-refusal`, { because: 'She left school at noon' })
    assert.deepEqual(await waits(), [])
  }
  const agreed = await (await as(manager)).api(`/api/missing/${record}/void`, { because: 'Agreed' })
  assert.match(agreed.text, /Nobody has proposed to void this record/)
})

test('a death or serious injury waits there to be referred, and serious harm to be called one or none; who refers it is told', async () => {
  const grave = { place: 'The canal', detail: 'Found by a walker', at: null, harmedAt: null, checked: true }
  const [harmed, dead] = [await reported('Wren Sallow', 'MEDIUM'), await reported('Ivo Pennant', 'MEDIUM')]
  await done(inspector, `/api/missing/${harmed}/location`, found)
  await done(inspector, `/api/missing/${harmed}/return`, { to: 'Home', seenBy: 'PC 4411', detail: null, at: null })
  const learned = { harm: 'serious harm', harmDetail: 'A broken arm', where: 'x', withWhom: null, why: null }
  await done(inspector, `/api/missing/${harmed}/learning`, { ...learned, intended: 'no', harmedAt: null })
  const decisions = async (record: string) => pathsOf((await list()).decisions.children, record)

  assert.deepEqual(await decisions(harmed), ['grave-outcome', 'grave-outcome-ruled-out'])
  await done(inspector, `/api/missing/${harmed}/grave-outcome`, { outcome: 'seriously harmed', ...grave })
  await done(inspector, `/api/missing/${dead}/void-proposal`, { because: 'Taken twice' })
  await done(inspector, `/api/missing/${dead}/grave-outcome`, { outcome: 'found dead', ...grave })
  assert.deepEqual(await decisions(harmed), ['referrals'])
  assert.deepEqual(await decisions(dead), ['referrals', 'void-refusal'], 'nobody agrees to void it')
  const row = (await list()).decisions.children.find((one: { recordId: string }) => one.recordId === dead)
  assert.equal(row.now, 'found dead', 'and not: located, not returned')
  const page = (await (await as(manager)).get('/supervisor')).text
  const form = new RegExp(`/missing/${dead}/referrals\\?to=[^"]*`).exec(page)?.[0] ?? ''
  const referring = (await (await as(manager)).get(form)).text
  assert.match(
    referring,
    /<option value="Independent Office for Police Conduct" selected|checked[^>]*>[^<]*<label[^>]*>\s*Independent Office/,
  )

  const { messages } = JSON.parse((await (await as('Farah Quill')).get('/api/messages')).text)
  const told = messages.filter((one: { words: string }) =>
    /found dead or seriously harmed: refer it by/.test(one.words),
  )
  assert.deepEqual(told.map((one: { record_id: string }) => one.record_id).sort(), [harmed, dead].sort())
  const referral = { to: 'Independent Office for Police Conduct', reference: 'IX-1', detail: 'Referred', at: null }
  await done(manager, `/api/missing/${harmed}/referrals`, referral)
  assert.deepEqual(await decisions(harmed), [])
})

test('nobody refers it: the superintendent hears while there is time, and with the detective inspector when it is over; nobody is interrupted', async () => {
  now = instant('2026-01-20T10:00:00.000Z')
  const dead = await reported('Corin Vale', 'MEDIUM')
  const grave = { outcome: 'found dead', place: 'The weir', detail: 'x', at: null, harmedAt: null, checked: true }
  await done(inspector, `/api/missing/${dead}/grave-outcome`, grave)
  const response = { to: 'joint agency response', reference: null, detail: 'Begun', at: null }
  await done('Priya Stanmore', `/api/missing/${dead}/referrals`, response)
  const ring = async (at: string) => {
    now = instant(at)
    while ((await it.app.ring()) > 0);
  }
  const told = async (name: string, waits: RegExp) => {
    const { alerts, told } = JSON.parse((await (await as(name)).get('/api/alerts')).text)
    const of = (rows: readonly { recordId: string; words: string }[]) =>
      rows.filter((one) => one.recordId === dead && waits.test(one.words)).length
    return [of(alerts), of(told)]
  }
  const phone = async () =>
    JSON.parse((await (await as('Farah Quill')).get('/api/messages')).text).messages.filter(
      (one: { record_id: string; words: string }) =>
        one.record_id === dead && /is waiting to be referred/.test(one.words),
    ).length
  await ring('2026-01-21T19:00:00.000Z')
  assert.equal(await phone(), 0)
  await ring('2026-01-21T20:00:00.000Z')
  assert.equal(await phone(), 1)
  assert.deepEqual(await told('Priya Stanmore', /no referral is recorded/), [0, 0])

  await ring('2026-01-22T00:00:00.000Z')

  for (const name of ['Farah Quill', 'Priya Stanmore'])
    assert.deepEqual(await told(name, /no referral is recorded/), [0, 1], name)
})

test('a child stands once, in the order of the board, with the decision and what is late and due soon in one row, and how many more', async () => {
  const [medium, high, ungraded] = [
    await reported('Isla Penhale', 'MEDIUM'),
    await reported('Noor Thistle', 'HIGH'),
    await reported('Bay Colley', null),
  ]
  const endorsed = await reported('Perry Wold', 'MEDIUM')
  await done(inspector, `/api/missing/${endorsed}/endorsement`, { because: 'Read the report' })
  now = plus(now, minutes(70))
  const { decisions, due, quiet } = await list()
  const of = (part: { readonly children: readonly Row[] }) => part.children.map((row) => row.recordId)
  const ours = (part: { readonly children: readonly Row[] }) =>
    of(part).filter((one) => [medium, high, ungraded, endorsed].includes(one))

  assert.deepEqual(
    [ours(decisions), ours(due)],
    [
      [high, medium],
      [ungraded, endorsed],
    ],
  )
  const everybody = [decisions, due, quiet].flatMap(of)
  assert.equal(new Set(everybody).size, everybody.length)
  for (const row of [...decisions.children, ...due.children]) {
    for (const line of row.late) assert.ok(line.dueAt < now)
    for (const line of row.soon) assert.ok(line.dueAt >= now)
  }
  const first = decisions.children.find((row: Row) => row.recordId === high)
  assert.deepEqual(
    first.lines.map((line: Line & { dueAt: string }) => [line.words, line.dueAt < now]),
    [['The grade is not endorsed', true]],
  )
  assert.equal(first.late.length, 2)
  assert.ok(first.moreLate > 0)
  assert.ok(!first.late.some((one: { words: string }) => /endorse/.test(one.words)), 'said once')
  const page = (await (await as(manager)).get('/supervisor')).text
  assert.equal(page.split(`href="/missing/${high}">Noor Thistle`).length - 1, 1)
  assert.ok(page.includes(`>+${first.moreLate}<`))
  assert.match(page, new RegExp(`/missing/${ungraded}/grading">grade the risk</a>`))
})

test('each is offered only what is theirs to decide: not their own grade or proposal, nor what asks for a higher rank; and reads who decides', async () => {
  const grade = { level: 'HIGH', because: 'A note was found', earlierConsidered: null }
  const report = reportBody(now, { name: 'Tamsin Ferrers', answers: { 'self-harm': 'yes' }, grade: null })
  const record = await done('Asha Nolan', '/api/missing/report', report)
  const offered = async (name: string) => {
    const { decisions } = JSON.parse((await (await as(name)).get('/api/supervisor')).text)
    const lines = decisions.children.find((row: Row) => row.recordId === record).lines
    return lines.map((one: Line & { others: string | null }) => [...one.ways.map((way) => way.path), one.others])
  }

  await done(manager, `/api/missing/${record}/grading`, grade)
  assert.deepEqual(await offered(manager), [['somebody else decides']])
  assert.deepEqual(await offered(inspector), [['endorsement', null]])
  await done(inspector, `/api/missing/${record}/endorsement`, { because: 'Read the report' })
  await done(inspector, `/api/missing/${record}/lowering-proposal`, {
    level: 'MEDIUM',
    reason: 'new information',
    because: 'She rang her mother from her aunt’s and is calm.',
    evidence: 'The mother’s call, entry 5',
  })

  const rank = 'a superintendent may agree, but not whoever proposed it'
  for (const name of [manager, inspector]) assert.deepEqual(await offered(name), [['lowering-refusal', rank]], name)
  assert.deepEqual(await offered('Farah Quill'), [['lowering', 'lowering-refusal', null]])
  const page = (await (await as(manager)).get('/supervisor')).text
  assert.doesNotMatch(page, new RegExp(`/missing/${record}/lowering"`))
  assert.match(page, new RegExp(rank))
})

test('every form in which a decision is made is one that there is', () => {
  const paths = new Set(commands.map((one) => one.path))
  for (const way of waysToDecide) assert.ok(paths.has(way.path), way.path)
})
