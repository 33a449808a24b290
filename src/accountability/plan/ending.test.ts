// Withdrawing an action takes two and is counted; on the day by which improvement was to be seen somebody says whether it is; the same word again is no action.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { hours, type Instant, instant, plus } from '../../kernel/time.ts'
import { isSpecific } from './action/rules.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const keeper = await it.named('Sam Underhill')
const colleague = await it.named('Milo Ferrand')
const { rows } = JSON.parse((await keeper.get('/api/recommendations')).text)
const recommendation = String(rows[0]?.record_id)

const write = async () => {
  const made = await keeper.api('/api/action/actions', {
    ...{
      recommendations: [recommendation],
      text: 'Every grading is read aloud at the morning meeting by the inspector',
    },
    ...{ measures: ['M4'], auditOnly: null, guidance: [], videos: [], training: null, postsFunded: 6, postsFilled: 2 },
    ...{ dependsOn: [], dates: { startOn: '2026-11-24', dueOn: '2026-12-20', effectOn: '2026-12-30' } },
  })
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}
const post = async (who: typeof keeper, id: string, what: string, body: object) =>
  await who.api(`/api/action/${id}/${what}`, body)
const headline = async () => JSON.parse((await keeper.get('/api/plan')).text).headline

test('withdrawn by one person it stands; agreed by another it is withdrawn, counted, and its posts are not', async () => {
  const id = await write()
  assert.deepEqual([(await headline()).postsFunded, (await headline()).postsFilled], [6, 2])
  assert.equal((await post(keeper, id, 'withdrawal', { because: 'The money went' })).status, 200)
  assert.match((await keeper.get(`/action/${id}`)).text, /Sam Underhill asks to withdraw this action: The money went/)
  assert.equal((await headline()).withdrawn, 0)
  assert.match((await post(keeper, id, 'withdrawal-agreement', {})).text, /Another person must agree/)
  assert.equal((await post(colleague, id, 'withdrawal-agreement', {})).status, 200)
  assert.deepEqual([(await headline()).withdrawn, (await headline()).postsFunded], [1, 0])
  const again = await post(colleague, id, 'withdrawal-agreement', {})
  assert.equal(JSON.parse(again.text).errors.length, 1, again.text)
})

test('the day by which improvement was to be seen is a duty, and no date of it can be named early', async () => {
  const id = await write()
  const owed = async () =>
    JSON.parse((await (await it.as(keeper.person)).get(`/api/action/${id}`)).text)
      .due.map((one: { words: string; late: boolean }) => [one.words, one.late])
      .filter(([words]: readonly string[]) => words === 'show whether it had the intended effect')
  assert.deepEqual(await owed(), [['show whether it had the intended effect', false]])
  const effect = { effect: 'not seen', shownBy: 'M4 is where it was' }
  assert.match((await post(keeper, id, 'effect', effect)).text, /has not come yet/)
  now = plus(now, hours(24 * 39))
  assert.deepEqual(await owed(), [['show whether it had the intended effect', true]])
  const later = await it.as(keeper.person)
  assert.equal((await post(later, id, 'effect', effect)).status, 200)
  assert.deepEqual(await owed(), [])
  assert.match((await later.get(`/action/${id}`)).text, /Improvement not seen, says Sam Underhill/)
})

test('the same word again says nothing more', () => {
  assert.equal(isSpecific('Improve improve improve improve improve improve improve'), false)
  assert.equal(isSpecific('Review and improve, and review and improve the review of improvement'), false)
  assert.equal(isSpecific('Sergeants review every open investigation on Mondays'), true)
})
