// Wording that may blame a child: pointed at as whole words, never in what the child said, and judged by an auditor who wrote none of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { questions } from './grade/questions.ts'
import { defaultWordsToLookAt, stands, wordsToLookAtRefusals } from './wording.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it

const api = async (who: string, path: string, body: unknown) => await (await named(who)).api(`/api${path}`, body)
const done = async (who: string, path: string, body: unknown) => {
  now = plus(now, minutes(2))
  const answer = await api(who, path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return answer
}

/** A child home again, whose file holds two entries with words to look at, and the same words said by the child. */
async function home(name: string): Promise<string> {
  const made = await done('Asha Nolan', '/missing/report', {
    ...reportBody(now, { name, age: 15 }),
    answers: Object.fromEntries(questions.map(({ id }) => [id, 'no'])),
    grade: { level: 'MEDIUM', because: 'Streetwise, but a child', earlierConsidered: null },
  })
  const id = String(JSON.parse(made.text).recordId)
  await done('Mina Harrow', `/missing/${id}/notes`, { text: 'At her BOYFRIEND’S house; will  turn up. Asked for it.' })
  await done('Mina Harrow', `/missing/${id}/location`, {
    place: 'A flat in Stafford',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Seen and spoken to',
    at: null,
  })
  await done('Mina Harrow', `/missing/${id}/return`, { to: 'Home', seenBy: 'PC Harrow', detail: null, at: null })
  await done('Mina Harrow', `/missing/${id}/prevention-interview`, {
    faceToFace: true,
    offeredApart: true,
    apart: true,
    alone: null,
    where: 'At home',
    firstAccount: 'I was with my boyfriend',
    crimeDisclosed: false,
    stoppedForPlannedInterview: false,
    at: null,
  })
  return id
}

const first = await home('Rowan Alderby')
const second = await home('Hazel Wintle')
const formOf = async (id: string) => (await (await named('Vic Arkwright')).get(`/missing/${id}/wording-audits`)).text
const offered = async (id: string) =>
  [...(await formOf(id)).matchAll(/name="upheld"[^>]*value="([^"]+)"/g)].map((found) => found[1] ?? '')
const page = async (id: string) => (await (await named('Dev Ramsden')).get(`/missing/${id}`)).text

test('words stand as whole words, whatever the capitals, the apostrophe and the spaces between', () => {
  assert.ok(stands('Will   turn\nup later', 'will turn up'))
  assert.ok(stands('her BOYFRIEND’S house', "boyfriend's"))
  assert.ok(!stands('the boyfriends of others', 'boyfriend'))
  assert.ok(!stands('restreetwise', 'streetwise'))
  assert.ok(stands('(streetwise)', 'streetwise'))
  assert.ok(!stands('aXb', 'a.b'), 'no pattern of its own')
})

test('a phrase may stand in the table once, and the table is told apart from anything else', () => {
  assert.deepEqual(wordsToLookAtRefusals(defaultWordsToLookAt), [])
  const [one] = defaultWordsToLookAt.phrases
  assert.ok(one)
  const twice = { phrases: [one, { ...one, phrase: one.phrase.toUpperCase() }] }
  assert.match(wordsToLookAtRefusals(twice).join(), /is there twice/)
  assert.match(wordsToLookAtRefusals({ words: [] }).join(), /holds a list/)
})

test('words are pointed at beside their entry, nothing is altered, and what the child said is the child’s', async () => {
  const text = await page(first)
  assert.match(text, /At her BOYFRIEND’S house; will {2}turn up/)
  assert.match(text, /2 entries have words to look at/)
  assert.match(text, /Words to look at: “streetwise”/)
  assert.match(text, /Words to look at: “will turn up”/)
  const pointed = await offered(first)
  assert.deepEqual(
    pointed,
    ['4: streetwise', '5: boyfriend', '5: will turn up'],
    'and not what the child said in the interview',
  )
})

test('an auditor says which blame the child, names what no list holds, and measure M19 says so', async () => {
  const [streetwise = ''] = await offered(first)
  const auditor = await named('Vic Arkwright')
  const path = `/missing/${first}/wording-audits`
  const because = 'Read the whole file'
  const nowhere = await auditor.send(path, { upheld: [streetwise], other: 'a bad girl', because })
  assert.equal(nowhere.status, 422)
  assert.match(nowhere.text, /“a bad girl” is not in this file/)
  assert.match(nowhere.text, new RegExp(`value="${streetwise}" checked`), 'what was ticked stays ticked')
  const gone = await auditor.send(path, { upheld: ['99: streetwise'], other: '', because })
  assert.match(gone.text, /The file has changed since/)
  assert.equal((await auditor.send(path, { upheld: [streetwise], other: 'asked for it', because })).status, 303)
  const text = await page(first)
  assert.match(text, /An auditor found that “streetwise” blames the child/)
  assert.match(text, /“will turn up”: an auditor looked at it and found nothing wrong here/)
  assert.match(text, /Blames the child: “streetwise” \(entry \d+\), “asked for it”/)
  assert.doesNotMatch(text, /hold words to look at|holds words to look at/)
  assert.equal((await auditor.send(`/missing/${second}/wording-audits`, { other: '', because })).status, 303)
  now = plus(now, minutes(60 * 24 * 30))
  const measure = JSON.parse((await (await named('Sam Underhill')).get('/api/measures/M19')).text)
  assert.deepEqual([measure.figure.yes, measure.figure.n], [1, 2], JSON.stringify(measure.figure))
})

test('nobody else judges it, nor while the child is missing, nor whoever wrote in it', async () => {
  const body = { upheld: [], other: [], because: 'x' }
  assert.equal((await api('Mina Harrow', `/missing/${first}/wording-audits`, body)).status, 403)
  const open = JSON.parse((await done('Asha Nolan', '/missing/report', reportBody(now, { name: 'Ash Corby' }))).text)
  assert.match(
    (await api('Vic Arkwright', `/missing/${open.recordId}/wording-audits`, body)).text,
    /audited once the child is back/,
  )
  const both = await it.newcomer('staffordshire-demonstration', 'Ida Marl', ['auditor', 'response officer'])
  assert.ok((await both.api(`/api/missing/${second}/notes`, { text: 'Looked in' })).status < 300)
  assert.match((await both.api(`/api/missing/${second}/wording-audits`, body)).text, /You wrote in this file/)
})
