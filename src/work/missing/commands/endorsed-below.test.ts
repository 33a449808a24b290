// Nobody endorses a missing child’s grade below the minimum of what is known: it is raised, or lowered by two people.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'
import { questions } from '../grade/questions.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })

const on = async (who: string, record: string, path: string, body: object) => {
  now = plus(now, minutes(1))
  return await (await it.named(who)).api(`/api/missing/${record}/${path}`, body)
}
const done = async (...asked: Parameters<typeof on>) => {
  const answer = await on(...asked)
  assert.equal(answer.status, 200, `${asked[2]}: ${answer.text}`)
}
const none = Object.fromEntries(questions.filter((one) => one.mandatory).map(({ id }) => [id, 'no' as const]))
const endorse = { because: 'Read the report' }

/** Graded MEDIUM with every question answered no; then somebody says that the child spoke of ending their life. */
async function belowMinimum(name: string) {
  const made = await (await it.named('Asha Nolan')).api('/api/missing/report', reportBody(now, { name, answers: none }))
  const record = String(JSON.parse(made.text).recordId)
  await done('Asha Nolan', record, 'grading', { level: 'MEDIUM', because: 'Fourteen', earlierConsidered: null })
  await done('Asha Nolan', record, 'answers', { answers: { 'self-harm': 'yes' }, saidBy: 'A friend', at: null })
  return record
}

test('below the minimum it is not endorsed; raised it is, and lower than that only by the second person', async () => {
  const record = await belowMinimum('Maren Stavely')
  const refused = await on('Dev Ramsden', record, 'endorsement', endorse)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /It is MEDIUM, which is below the minimum for what is known now, HIGH: raise it instead/i)
  const raised = { level: 'HIGH', because: 'Spoke of ending her life', onInformationHeldAtReport: false }
  await done('Jo Pemberley', record, 'raise', raised)
  await done('Jo Pemberley', record, 'lowering-proposal', {
    level: 'MEDIUM',
    reason: 'new information',
    because: 'Her counsellor saw her an hour ago and is not worried',
    evidence: 'Entry 5',
  })
  assert.match(
    (await on('Gareth Ashdown', record, 'lowering', { because: 'x' })).text,
    /Only a superintendent may agree/,
  )
  await done('Farah Quill', record, 'lowering', { because: 'Spoke to the counsellor' })
  await done('Dev Ramsden', record, 'endorsement', endorse)
})

test('a grade that two people lowered is not endorsed once something new is known', async () => {
  const record = await belowMinimum('Tansy Rudyard')
  await done('Jo Pemberley', record, 'raise', { level: 'HIGH', because: 'x', onInformationHeldAtReport: false })
  const proposal = { reason: 'new information', because: 'Her counsellor saw her an hour ago', evidence: 'Entry 5' }
  await done('Jo Pemberley', record, 'lowering-proposal', { level: 'MEDIUM', ...proposal })
  await done('Farah Quill', record, 'lowering', { because: 'Spoke to the counsellor' })
  await done('Asha Nolan', record, 'answers', { answers: { abduction: 'yes' }, saidBy: 'A friend', at: null })
  assert.match((await on('Dev Ramsden', record, 'endorsement', endorse)).text, /raise it instead/)
  const page = (await (await it.named('Dev Ramsden')).get(`/missing/${record}`)).text
  assert.match(page, /raise the grade: it is below the minimum for what is known now/i, 'and that is owed')
})

test('a child who is located is not held up by it', async () => {
  const record = await belowMinimum('Linnet Ashcombe')
  await done('Mina Harrow', record, 'location', {
    place: 'Her aunt’s',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer',
    detail: 'Well',
    at: null,
  })
  await done('Dev Ramsden', record, 'endorsement', endorse)
})
