// What stands above a form: whose record it is, what is decided on, and nothing in the window's title that names a child.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { sql } from '../../kernel/sql.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { commands } from './commands.ts'

const start = instant('2026-03-27T21:00:00.000Z')
let now: Instant = start
const it = await testApp({ clock: () => now })
const [handler, manager, owner] = await Promise.all([
  it.named('Asha Nolan'),
  it.named('Dev Ramsden'),
  it.named('Gareth Ashdown'),
])

/** Reported and graded HIGH by the call handler, four hours after the child was last seen. */
async function given(): Promise<string> {
  now = start
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, {
      name: 'Kit Larwood',
      age: 14,
      lastSeenAt: plus(now, hours(-4)),
      why: 'She said that she wanted to die',
      unit: null,
      area: null,
      answers: { 'self-harm': 'yes' },
      grade: { level: 'HIGH', because: 'Spoke of dying to a friend', earlierConsidered: null },
    }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
const asText = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const ok = async (client: Client, path: string): Promise<string> => {
  const answer = await client.get(path)
  assert.equal(answer.status, 200, `${path}: ${answer.text}`)
  return answer.text
}

test('every form of an episode says above it which child, the grade and how long; its title names no child', async () => {
  const record = await given()
  const reference = record.slice(-6)
  const own = new Set(['answers', 'grading'])
  let looked = 0
  for (const command of commands.filter((one) => !one.opens)) {
    const answer = await manager.get(`/missing/${record}/${command.path}`)
    if (answer.status === 403) continue
    looked++
    assert.equal(answer.status, 200, `${command.path}: ${answer.text}`)
    const caption = `Kit Larwood, 14 · HIGH · missing 4 h · record ${reference}`
    if (own.has(command.path)) assert.match(answer.text, /<h1[^>]*>Kit Larwood, 14<\/h1>/)
    else assert.ok(answer.text.includes(caption), `${command.path} says whose it is`)
    assert.ok(!titleOf(answer.text).includes('Kit'), titleOf(answer.text))
    assert.match(titleOf(answer.text), new RegExp(`: HIGH, record ${reference}`))
  }
  assert.ok(looked > 30, `${looked} forms`)
})

test('a form refused says whose it is again; that it named the child is logged', async () => {
  const record = await given()

  const refused = await manager.send(`/missing/${record}/endorsement`, { because: '' })

  assert.equal(refused.status, 422)
  assert.match(refused.text, /Kit Larwood, 14 · HIGH/)
  const { rows } = await it.owner.read(
    { force: manager.person.forceId, who: manager.person.staffId, now },
    async (reader) =>
      reader.query(
        sql`select count(*)::integer as n from consultation where what = 'heading of a form' and ${record} = any (record_ids) and who = ${manager.person.staffId} limit 1`,
      ),
  )
  assert.match(JSON.stringify(rows), /"n":2/)
})

test('who endorses sees the grade, who gave it and why, what the caller said, the minimum and the rules', async () => {
  const record = await given()

  const page = asText(await ok(manager, `/missing/${record}/endorsement`))

  for (const words of [
    'HIGH, graded by Asha Nolan 27 March 2026 at 21:00',
    'Spoke of dying to a friend',
    'She said that she wanted to die',
    'Minimum for what is known now HIGH',
    '(R4)',
    'Have they been missing before?',
  ])
    assert.ok(page.includes(words), `${words} in ${page}`)
})

test('a review begins from the present grade and the longest time, which is said; the review before stands beside it', async () => {
  const record = await given()
  const first = await ok(manager, `/missing/${record}/reviews`)
  const longest = /At HIGH the next review is at most ([^.]+) from now/.exec(asText(first))?.[1]
  const reviewed = await manager.send(`/missing/${record}/reviews`, {
    ...filled(first),
    level: 'HIGH',
    summary: 'Friends asked; nobody has seen her since the bus station',
    actionsSet: 'Dev: look at the cameras',
  })
  now = plus(start, minutes(10))

  const second = await ok(owner, `/missing/${record}/reviews`)

  assert.equal(longest, '1 h')
  assert.match(first, /value="HIGH" checked/)
  assert.equal(reviewed.status, 303, reviewed.text)
  assert.match(asText(second), /Last review HIGH, by Dev Ramsden .* Friends asked; nobody has seen her/)
  assert.match(asText(second), /Dev: look at the cameras/)
})

/** What the form holds already, as a browser would send it back. */
const filled = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const [name, value] = ['name', 'value'].map((of) => new RegExp(` ${of}="([^"]*)"`).exec(input)?.[1])
      return name?.startsWith('nextReviewAt') && value !== undefined ? [[name, value]] : []
    }),
  )

test('a review offers no lower grade; above HIGH there is none, and a raise says so', async () => {
  const record = await given()
  const levels = async (path: string) =>
    [...(await ok(manager, `/missing/${record}/${path}`)).matchAll(/name="level"[^>]*value="(\w+)"/g)].map(
      ([, level]) => level,
    )

  assert.deepEqual(await levels('reviews'), ['HIGH'])
  assert.deepEqual(await levels('raise'), ['HIGH'], 'somewhere for the refusal to lead to')
  const raised = await manager.send(`/missing/${record}/raise`, {
    level: 'HIGH',
    because: 'Again',
    onInformationHeldAtReport: 'no',
  })
  assert.match(raised.text, /It is HIGH already/)
})

test('a death or serious harm is recorded only by whoever says that they have checked', async () => {
  const record = await given()
  const fields = { outcome: 'seriously harmed', place: 'Canal Street', detail: 'Taken to hospital' }

  const unchecked = await manager.send(`/missing/${record}/grave-outcome`, fields)
  const checked = await manager.send(`/missing/${record}/grave-outcome`, { ...fields, checked: 'yes' })

  assert.equal(unchecked.status, 422)
  assert.match(unchecked.text, /Check that this is the right child/)
  assert.match(unchecked.text, /Taken to hospital/)
  assert.equal(checked.status, 303, checked.text)
})

test('a button says what it does', async () => {
  const record = await given()
  assert.match(await ok(owner, `/missing/${record}/location`), />Record that the child is located<\/button>/)
  const page = await ok(owner, `/missing/${record}`)
  assert.match(page, />Record that the child is located<\/a>/)
})

test('the links of an episode stand under the line that says whose they are, and the outgoing signature under unit, shift and children', async () => {
  const record = await given()
  const links = await ok(manager, `/missing/${record}/links`)
  assert.ok(links.includes(`Kit Larwood, 14 · HIGH · missing 4 h · record ${record.slice(-6)}`))
  assert.match(titleOf(links), /^Links for others: HIGH, record \w{6}/)
  assert.ok(!titleOf(links).includes('Kit'))

  await manager.api(`/api/missing/${record}/assignment`, { staffId: owner.person.staffId, at: null })
  now = instant('2026-03-27T22:30:00.000Z')
  const signer = await it.named('Gareth Ashdown')
  const handover = JSON.parse((await signer.get('/api/handover')).text).recordId
  const form = asText(await ok(signer, `/handover/${handover}/outgoing-signature`))
  assert.match(form, /Stafford response · change of shift at 22:00 Sign as outgoing/)
  assert.match(form, /Children HIGH: Kit Larwood, 14; owner Gareth Ashdown/)
})
