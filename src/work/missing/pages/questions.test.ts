// Answers and grade are one form: whichever button is pressed nothing on screen is lost, and no grade stands below what was answered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { sql } from '../../../kernel/sql.ts'
import { instant, minutes, plus } from '../../../kernel/time.ts'
import { questions } from '../grade/questions.ts'

const now = instant('2026-03-27T22:00:00.000Z')
const it = await testApp({ clock: () => now })
const handler = await it.named('Asha Nolan')
const force = handler.person.forceId

const given = async (): Promise<string> => {
  const made = await handler.api(
    '/api/missing/report',
    reportBody(now, { name: 'Kit Larwood', unit: null, area: null }),
  )
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

const factsOf = async (record: string) => {
  const { rows } = await it.owner.read({ force, who: handler.person.staffId, now }, async (reader) =>
    reader.query(
      sql`select kind, body from fact where force_id = ${force} and record_id = ${record} order by position limit 100`,
    ),
  )
  const facts: readonly { readonly kind: string; readonly body: unknown }[] = JSON.parse(JSON.stringify(rows))
  return facts.map(({ kind, body }) => ({ kind, body: JSON.stringify(body) }))
}
const kindsOf = async (record: string) => (await factsOf(record)).map((fact) => fact.kind)

/** The radio that is chosen, as a browser would send it. */
const chosen = (html: string): string | null => /name="level"[^>]*value="(\w+)" checked/.exec(html)?.[1] ?? null
const offered = (html: string) => [...html.matchAll(/name="level"[^>]*value="(\w+)"/g)].map((found) => found[1])

test('“Grade the risk” sends the answers on screen, recorded before the grade that is judged with them', async () => {
  const record = await given()
  const page = (await handler.get(`/missing/${record}/answers`)).text
  const [form = ''] = page.split('<form ').filter((one) => one.includes('name="level"'))

  const sent = await handler.send(`/missing/${record}/answers`, { 'answers.self-harm': 'yes', _look: 'yes' })
  const graded = await handler.send(`/missing/${record}/grading`, {
    level: String(chosen(sent.text)),
    because: 'She said she wanted to die',
    'answers.self-harm': 'yes',
    'answers.missing-before': 'no',
  })

  assert.ok(form.includes('name="answers.self-harm"'), 'the grade and the answers are one form')
  assert.match(form, /formaction="\/missing\/[^"]+\/grading"/)
  assert.equal(graded.status, 303, graded.text)
  const facts = await factsOf(record)
  assert.deepEqual(
    facts.slice(-2).map((fact) => fact.kind),
    ['missing.answered/1', 'missing.graded/1'],
  )
  assert.match(String(facts.at(-2)?.body), /"self-harm"/)
  assert.match(String(facts.at(-1)?.body), /"floor":"HIGH"/)
  assert.match(String(facts.at(-1)?.body), /"level":"HIGH"/)
})

test('a grade below the minimum of the answers sent with it is refused: nothing is recorded, and nothing typed is lost', async () => {
  const record = await given()
  const before = await kindsOf(record)

  const refused = await handler.send(`/missing/${record}/grading`, {
    level: 'MEDIUM',
    because: 'he always comes back',
    'answers.self-harm': 'yes',
    'answers.out-of-character': 'not known',
  })

  assert.equal(refused.status, 422)
  assert.match(refused.text, /The minimum grade is HIGH/)
  assert.match(refused.text, /he always comes back/)
  assert.match(refused.text, /name="answers.self-harm"[^>]*value="yes" checked/)
  assert.match(refused.text, /name="answers.out-of-character"[^>]*value="not known" checked/)
  assert.deepEqual(await kindsOf(record), before)
})

test('nothing below the minimum is offered; what is chosen follows the minimum, and a higher choice stays', async () => {
  const record = await given()
  const look = async (fields: Readonly<Record<string, string>>) =>
    (await handler.send(`/missing/${record}/answers`, { _look: 'yes', ...fields })).text
  const first = (await handler.get(`/missing/${record}/answers`)).text

  const risen = await look({ 'answers.self-harm': 'yes', level: 'MEDIUM', _minimum: 'MEDIUM' })
  const fallen = await look({ 'answers.self-harm': 'no', level: 'HIGH', _minimum: 'HIGH' })
  const higher = await look({ 'answers.self-harm': 'no', level: 'HIGH', _minimum: 'MEDIUM' })

  assert.deepEqual(offered(first), ['HIGH', 'MEDIUM'])
  assert.deepEqual([first, risen, fallen, higher].map(chosen), ['MEDIUM', 'HIGH', 'MEDIUM', 'HIGH'])
  assert.deepEqual(offered(risen), ['HIGH'])
})

test('what is recorded already is not said again with the grade; a program may grade without answers', async () => {
  const record = await given()
  await handler.send(`/missing/${record}/answers`, { 'answers.self-harm': 'no' })
  const again = { level: 'HIGH', because: 'out alone at night', 'answers.self-harm': 'no' }

  const graded = await handler.send(`/missing/${record}/grading`, again)
  const other = await given()
  const api = await handler.api(`/api/missing/${other}/grading`, {
    level: 'HIGH',
    because: 'out alone at night',
    earlierConsidered: null,
  })

  assert.equal(graded.status, 303, graded.text)
  assert.equal((await kindsOf(record)).filter((kind) => kind === 'missing.answered/1').length, 1)
  assert.equal(api.status, 200, api.text)
})

test('a time for the answers that has not come is refused with the grade, beside its own field', async () => {
  const record = await given()
  const refused = await handler.api(`/api/missing/${record}/grading`, {
    level: 'HIGH',
    because: 'x',
    earlierConsidered: null,
    answers: { 'self-harm': 'yes' },
    at: plus(now, minutes(30)),
  })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /"field":"at"/)
})

test('signed out meanwhile, whichever button is pressed: the form comes back with every answer and what was typed', async () => {
  const record = await given()
  for (const path of ['answers', 'grading']) {
    const answer = await fetch(`${it.address}/missing/${record}/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ 'answers.self-harm': 'yes', level: 'HIGH', because: 'wanted to die' }),
    })
    const text = await answer.text()
    assert.equal(answer.status, 401)
    assert.match(text, /name="answers.self-harm"[^>]*value="yes" checked/)
    assert.match(text, /wanted to die/)
  }
})

test('a yes keeps the words of whoever said it, and words without an answer are asked about', async () => {
  const record = await given()
  const lone = await handler.send(`/missing/${record}/answers`, {
    'answers.hurt': 'no',
    'notes.specific-worry': 'A man of thirty rang her',
  })
  assert.equal(lone.status, 422)
  assert.match(lone.text, /You added what was said here: also answer the question/)
  assert.match(lone.text, /A man of thirty rang her/, 'and nothing typed is lost')

  const saved = await handler.send(`/missing/${record}/answers`, {
    'answers.specific-worry': 'yes',
    'notes.specific-worry': 'A man of thirty rang her',
  })
  assert.equal(saved.status, 303, saved.text)
  assert.match(String((await factsOf(record)).at(-1)?.body), /"note":"A man of thirty rang her"/)
  assert.match((await handler.get(`/missing/${record}`)).text, /A man of thirty rang her/)
  assert.match((await handler.get(`/missing/${record}/answers`)).text, />\s*A man of thirty rang her<\/textarea>/)

  // Said again in other words, with nothing else changed: recorded with the grade.
  const graded = await handler.send(`/missing/${record}/grading`, {
    level: 'MEDIUM',
    because: 'Not known who he is',
    'answers.specific-worry': 'yes',
    'notes.specific-worry': 'A man of thirty, called Dee',
  })
  assert.equal(graded.status, 303, graded.text)
  assert.match(String((await factsOf(record)).at(-2)?.body), /called Dee/)
})

test('the twelve are answered and others were not asked: said apart, and led to the first', async () => {
  const record = await given()
  const all = Object.fromEntries(
    questions.filter(({ group }) => group === 'twelve').map(({ id }) => [`answers.${id}`, 'no']),
  )
  const look = async (more: Readonly<Record<string, string>>) =>
    /id="unanswered"[^\n]*/.exec(
      (await handler.send(`/missing/${record}/answers`, { ...all, ...more, _look: 'yes' })).text,
    )?.[0]

  const some = await look({ 'answers.looked-after': 'not known' })
  const none = await look(
    Object.fromEntries(questions.filter((one) => one.follows === null).map(({ id }) => [`answers.${id}`, 'no'])),
  )

  assert.match(
    String(some),
    /All 12 main questions answered\.<\/strong> <a [^>]*href="#answers-unaccompanied">6 more not asked yet<\/a>/,
  )
  assert.match(String(none), /All 12 main questions answered/)
  assert.doesNotMatch(String(none), /not asked yet|every question/)
})
