// A child the force knows is reported, corrected, merged: what is on record of them counts, and nothing of it is lost on the way.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { home } from '../../../test/home.ts'
import { reportBody } from '../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import type { ReportBody } from './commands/report-asked.ts'

let now: Instant = instant('2026-11-02T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it

type Client = Awaited<ReturnType<typeof named>>
const got = async (who: Client, path: string) => (await who.get(path)).text
const page = async (episode: string) => await got(await named('Rosa Wexford'), `/missing/${episode}`)
const register = async (child: string) => JSON.parse(await got(await named('Rosa Wexford'), `/api/person/${child}`))

async function send(more: Partial<ReportBody>) {
  now = plus(now, minutes(1))
  return await (await named('Asha Nolan')).api('/api/missing/report', reportBody(now, { age: null, ...more }))
}
async function report(more: Partial<ReportBody>): Promise<{ readonly episode: string; readonly child: string }> {
  const made = await send(more)
  assert.equal(made.status, 201, made.text)
  const episode = String(JSON.parse(made.text).recordId)
  return { episode, child: /href="\/person\/([0-9a-f-]{36})"/.exec(await page(episode))?.[1] ?? '' }
}
async function post(who: string, path: string, body: object): Promise<void> {
  now = plus(now, minutes(1))
  const answer = await (await named(who)).api(path, body)
  assert.equal(answer.status, 200, `${path}: ${answer.text}`)
}
/** Reported, found and back: known from then on. */
async function known(more: Partial<ReportBody>): Promise<string> {
  const { episode, child } = await report(more)
  await home(await named('Mina Harrow'), episode)
  now = plus(now, hours(3))
  return child
}
const correction = (more: object) => ({
  age: null,
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  description: null,
  lastSeenAt: plus(now, hours(-2)),
  lastSeenPrecision: 'about',
  lastSeenPlace: 'Rugeley station',
  callerPhone: '07700900123',
  callerName: null,
  callerRelation: null,
  because: 'The mother says so',
  ...more,
})
const correct = async (episode: string, more: object) =>
  await post('Asha Nolan', `/api/missing/${episode}/report-correction`, correction(more))

const six = { name: 'Tilly Brindlewood', dateOfBirth: '2020-03-14', sex: 'female' }

test('a known six-year-old, chosen from the matches with the age left empty: HIGH by R3, by API and by the form alike', async () => {
  const personId = await known(six)
  const grade = { level: 'MEDIUM' as const, because: 'She has run off before', earlierConsidered: null }
  const below = await send({ name: six.name, personId, grade })
  assert.equal(below.status, 422)
  assert.match(below.text, /The minimum grade is HIGH: under 13/)
  const { episode } = await report({ name: six.name, personId })
  const shown = await page(episode)
  assert.match(shown, /Tilly Brindlewood, 6/)
  assert.match(shown, /under 13/)
  assert.match(await got(await named('Asha Nolan'), `/missing/${episode}/answers`), /Minimum <span[^>]*>HIGH/)
  await home(await named('Mina Harrow'), episode)
  now = plus(now, hours(3))
  const { lastSeenAt: seen } = reportBody(now)
  const form = {
    name: six.name,
    age: '',
    callerPhone: '07700900123',
    lastSeenPlace: 'Rugeley station',
    'lastSeenAt.date': seen.slice(0, 10),
    'lastSeenAt.time': seen.slice(11, 16),
    lastSeenPrecision: 'about',
    why: 'Did not come home',
    path: 'missing',
    personId,
  }
  const sent = await (await named('Asha Nolan')).send('/missing/report', form)
  assert.equal(sent.status, 303, sent.text)
  assert.match(await got(await named('Asha Nolan'), String(sent.location)), /Tilly Brindlewood, 6/)
})

test('an age that contradicts the record is said, and the minimum goes by the younger', async () => {
  const personId = await known({ ...six, name: 'Nell Larkfield' })
  const { episode } = await report({ name: 'Nell Larkfield', age: 14, personId })
  for (const shown of [await page(episode), await got(await named('Asha Nolan'), `/missing/${episode}/answers`)]) {
    assert.match(shown, /Nell Larkfield, 14/)
    assert.match(shown, /The report says 14; the child’s record says born 14 March 2020, which makes 6/)
    assert.match(shown, /under 13/)
  }
})

test('a name corrected on such a report: the register keeps date of birth and sex, and so does the report', async () => {
  const personId = await known({ ...six, name: 'Finley Quarndon' })
  const { episode } = await report({ name: 'Finley Quarndon', personId })
  const form = await got(await named('Asha Nolan'), `/missing/${episode}/report-correction`)
  assert.match(form, /value="female"/, 'the form holds what is on record')
  // A program that leaves them out, as a form that was emptied, takes nothing away.
  await correct(episode, { name: 'Finlay Quarndon' })
  const { name, otherNames, dateOfBirth, sex } = await register(personId)
  assert.deepEqual(
    [name, otherNames, dateOfBirth, sex],
    ['Finlay Quarndon', ['Finley Quarndon'], '2020-03-14', 'female'],
  )
  const shown = await page(episode)
  assert.match(shown, /Finlay Quarndon, 6/)
  assert.match(shown, /under 13/)
  await correct(episode, { name: 'Finlay Quarndon', dateOfBirth: '2012-03-14', sex: 'female' })
  assert.equal((await register(personId)).dateOfBirth, '2012-03-14')
  assert.doesNotMatch(await page(episode), /under 13/, 'what was put right is right on the record too')
})

test('of a child who was new with the report: what the correction empties, the register keeps', async () => {
  const { episode, child } = await report({ name: 'Wilf Aldane', age: null, dateOfBirth: '2014-05-01', sex: 'male' })
  await correct(episode, { name: 'Wilf Aldane', age: 11 })
  assert.match(await page(episode), /Wilf Aldane, 11/)
  const { dateOfBirth, sex } = await register(child)
  assert.deepEqual([dateOfBirth, sex], ['2014-05-01', 'male'])
})

test('a merge of an unknown-age report with a known child: the age counts, a split takes it away', async () => {
  const into = await known({ ...six, name: 'Toby Jessamy' })
  const { episode, child } = await report({ name: 'Toby Jessamy' })
  assert.match(await page(episode), /age not known/)
  await post('Rosa Wexford', `/api/person/${child}/merging`, { into, because: 'Same name and mother' })
  const merged = await page(episode)
  assert.match(merged, /Toby Jessamy, 6/)
  assert.match(merged, /under 13/)
  assert.match(merged, /on record: born 14 March 2020/i)
  await correct(episode, { name: 'Toby Jessamy', dateOfBirth: '2019-03-14' })
  assert.equal((await register(into)).dateOfBirth, '2019-03-14', 'the record that stands for the child is put right')
  await post('Rosa Wexford', `/api/person/${child}/splitting`, { because: 'Two boys after all' })
  assert.match(await page(episode), /Toby Jessamy, 7/, 'what this report was corrected to stays')
})

test('the known child’s record merged into the new one: the age counts all the same; a split takes it away', async () => {
  const other = await known({ ...six, name: 'Ida Marchant' })
  const { episode, child: into } = await report({ name: 'Ida Marchant' })
  await post('Rosa Wexford', `/api/person/${other}/merging`, { into, because: 'Same child' })
  assert.match(await page(episode), /Ida Marchant, 6/)
  await post('Rosa Wexford', `/api/person/${other}/splitting`, { because: 'Two girls after all' })
  const shown = await page(episode)
  assert.match(shown, /age not known/)
})

test('a grown-up by the date of birth on record is asked about: nothing is recorded, and an age or a tick goes on', async () => {
  const personId = await known({ name: 'Perry Holm', age: null, dateOfBirth: '2008-11-20' })
  now = plus(now, hours(24 * 30))
  const refused = await send({ name: 'Perry Holm', personId })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /"personId".*the record you chose is an adult’s/)
  assert.doesNotMatch(refused.text, /2008/)
  const { episode } = await report({ name: 'Perry Holm', age: 17, personId })
  assert.match(await page(episode), /an adult of 18: is it the same person/)
})

test('a date of birth put right on an earlier episode reaches the open one; what the report adds fills the record', async () => {
  const first = await report({ name: 'Maud Ellery', sex: null })
  await home(await named('Mina Harrow'), first.episode)
  const { episode } = await report({ name: 'Maud Ellery', sex: 'female', personId: first.child })
  assert.equal((await register(first.child)).sex, 'female')
  assert.match(await page(episode), /age not known/)
  await correct(first.episode, { name: 'Maud Ellery', dateOfBirth: '2018-02-02' })
  const shown = await page(episode)
  assert.match(shown, /Maud Ellery, 8/)
  assert.match(shown, /under 13/)
})

test('looked after, and placed here at the last episode: R12, R13 and the three tellings without asking again, shown beside the question', async () => {
  const by = 'Northmarch Council (invented)'
  const placed = { 'looked-after': 'yes', 'out-of-area': 'yes' } as const
  const personId = await known({ name: 'Toby Nowak', age: 14, lookedAfterBy: by, answers: placed })
  const { episode } = await report({ name: 'Toby Nowak', personId })
  const shown = await page(episode)
  assert.match(shown, /placed here from elsewhere: known from earlier records/)
  assert.match(shown, /looked after, care leaver, on a plan or in need: known from earlier records/)
  for (const duty of [/tell the placing authority/, /tell the host authority/, /ask the home force/])
    assert.match(shown, duty)
  const questions = await got(await named('Asha Nolan'), `/missing/${episode}/answers`)
  assert.match(
    questions,
    /Known from earlier records: looked after by Northmarch Council \(invented\), said \d+ \w+ 2026/,
  )
  await post('Asha Nolan', `/api/missing/${episode}/answers`, {
    answers: { 'looked-after': 'no' },
    saidBy: 'social worker',
    at: null,
  })
  const over = await page(episode)
  assert.doesNotMatch(over, /tell the placing authority/)
  assert.match(over, /Looked after: the answer is no, but earlier records say looked after by Northmarch/)
  await home(await named('Mina Harrow'), episode)
  now = plus(now, hours(3))
  const third = await report({ name: 'Toby Nowak', personId })
  assert.doesNotMatch(await page(third.episode), /known from earlier records/, 'ended since')
})

test('an authority named on the report of a new child is looked after on record', async () => {
  const { episode } = await report({ name: 'Una Frayne', age: 15, lookedAfterBy: 'Northmarch Council (invented)' })
  assert.match(await page(episode), /on a plan or in need: known from earlier records/)
})

test('a restricted child chosen unseen: what is on record counts all the same, and what is asked says no day of birth', async () => {
  const personId = await known({ ...six, name: 'Ivo Penhallow', lookedAfterBy: 'Northmarch Council (invented)' })
  await post('Dev Ramsden', `/api/person/${personId}/restriction`, { reason: 'A witness in a trial' })
  const made = await send({ name: 'A boy of that street', personId })
  assert.equal(made.status, 201, made.text)
  const shown = await got(await named('Asha Nolan'), `/missing/${JSON.parse(made.text).recordId}`)
  assert.match(shown, /A boy of that street, 6/)
  assert.match(shown, /under 13/i)
})
