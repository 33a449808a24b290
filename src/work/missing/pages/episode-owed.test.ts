// What the page of an episode still asks for: the checklist of the close, what is due, the tasks; and nothing once the record is void.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/database.ts'
import { folded, graded, happened, later, located, reported } from '../../../../test/episode-of-facts.ts'
import { at, carry, days, given, list, shown, words } from '../../../../test/episode-page.ts'
import { officers, openForce, start } from '../../../../test/episodes.ts'
import { newId } from '../../../kernel/identity.ts'
import { perform } from '../../../registers/records.ts'
import type { Values } from '../../../web/slice.ts'
import { close } from '../commands/closing.ts'
import { note } from '../commands/enquiries.ts'
import { recordEthnicity } from '../commands/outcome.ts'
import { review } from '../commands/review.ts'
import { setTask, taskKey } from '../commands/tasks.ts'
import { proposeVoid, voidRecord } from '../commands/voiding.ts'
import { missing } from '../procedure.ts'
import { dueNext } from './episode/due.ts'
import { episodePage } from './episode.ts'
import { closingPage } from './known.ts'

const database = await testDatabase()
const [ines, tam] = officers

test('given a child located and returned, the checklist says what is missing; the authority’s interview stands apart', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  await living.move(recordId, 'locate', at(100))
  await living.move(recordId, 'return', at(120))
  const sentences = (values: Values) => list(values, 'close').map((one) => one['sentence'])

  const before = await shown(episodePage, living.worldAt(at(130), tam), recordId)
  await living.move(recordId, 'endorse', at(131), tam)
  await living.move(recordId, 'tell the authority', at(132))
  const after = await shown(episodePage, living.worldAt(at(140), tam), recordId)

  const [grade, told] = [
    'The grade has not been endorsed.',
    'The local authority has not been told that the child is located.',
  ]
  assert.ok(sentences(before).includes(grade) && sentences(before).includes(told))
  assert.deepEqual(
    sentences(after),
    sentences(before).filter((one) => one !== grade && one !== told),
  )
  assert.ok(!sentences(after).some((one) => String(one).includes('eturn interview')))
  assert.deepEqual(after['returnInterview'], {
    status: 'outstanding',
    at: null,
    missedAt: null,
    dueAt: at(120 + 72 * 60),
    readAt: null,
  })
  assert.deepEqual(after['outstanding'], [])

  const row = list(await shown(closingPage, living.worldAt(at(141), tam), '', { after: null }), 'rows').find(
    (one) => one['recordId'] === recordId,
  )
  assert.deepEqual(row?.['waitsFor'], sentences(after))
})

test('what a raised grade asks for again stands once among what is due, soonest first, with its later time', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'raise'] as const) await living.move(id, step, at(5))
  const page = await shown(episodePage, living.worldAt(at(6)), id)
  const due = list(page, 'due')
  const keys = due.map((one) => `${one['words']} ${one['owner']} ${one['mine']}`)
  assert.deepEqual(keys, [...new Set(keys)])
  const sending = due.filter((one) => Array.isArray(one['alsoDue']) && one['alsoDue'].length > 0)
  assert.ok(sending.length > 0)
  for (const one of sending)
    for (const later of list(one, 'alsoDue')) assert.ok(String(one['dueAt']) <= String(later), 'the soonest leads')
})

test('located after an hour, looked at a week later: never “still missing after 72 hours”, and nothing to raise', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(id, step, at(5), step === 'grade' ? ines : tam)
  const missingStill = await shown(episodePage, living.worldAt(days(4)), id)
  assert.match(String(missingStill['danger']), /72 hours/)
  assert.equal(missingStill['belowMinimum'], true)
  await living.move(id, 'locate', at(60))
  const page = await shown(episodePage, living.worldAt(days(7)), id)
  assert.doesNotMatch(JSON.stringify([page['danger'], page['rules']]), /72 hours|24 hours/)
  assert.equal(page['belowMinimum'], false)
  const late = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(late, step, at(5), step === 'grade' ? ines : tam)
  await living.move(late, 'locate', days(4))
  const found = await shown(episodePage, living.worldAt(days(7)), late)
  assert.match(String(found['danger']), /72 hours/, 'as it was for four days')
  assert.equal(found['belowMinimum'], false, 'nobody is left to look for')
})

test('a task set at a review stands once, by the next review; the next review is done with it by ticking it, and with nothing else', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(id, step, at(5), step === 'grade' ? ines : tam)
  const reviewed = async (minute: number, actionsSet: string[], actionsClosed: string[]) =>
    await perform(living.worldAt(at(minute)), missing, review, {
      recordId: id,
      key: newId(at(minute)),
      basedOn: null,
      body: {
        level: 'MEDIUM',
        summary: `What is known after ${minute} minutes`,
        actionsSet,
        actionsClosed,
        nextReviewAt: at(minute + 60),
      },
    })
  assert.equal((await reviewed(10, ['Visit the aunt', 'Ring the school'], [])).kind, 'done')
  const tasks = async () => words(await shown(episodePage, living.worldAt(at(30)), id), 'tasks')
  assert.deepEqual(await tasks(), ['Visit the aunt', 'Ring the school'])
  const wrong = await reviewed(15, [], ['Visit the uncle'])
  assert.ok(wrong.kind === 'refused')
  assert.match(wrong.refusals[0]?.sentence ?? '', /“Visit the uncle” is not an open task/)
  assert.equal((await reviewed(20, [], ['Visit the aunt'])).kind, 'done')
  assert.deepEqual(await tasks(), ['Ring the school'])
  const page = await shown(episodePage, living.worldAt(at(30)), id)
  const details = list(page, 'timeline').map((one) => String(one['detail']))
  assert.ok(details.some((one) => one.includes('Set: Visit the aunt; Ring the school')))
  assert.ok(details.some((one) => one.includes('Done with: Visit the aunt')))
})

test('a record that is void says so, offers nothing, and takes nothing more', async (t) => {
  const living = await openForce(t, database)
  const id = await living.report(start)
  for (const step of ['grade', 'endorse'] as const) await living.move(id, step, at(5), step === 'grade' ? ines : tam)
  await carry(living.worldAt(at(10), ines), id, setTask, {
    action: 'address visited',
    words: 'Visit the aunt',
    by: null,
  })
  await carry(living.worldAt(at(20), ines), id, proposeVoid, { because: 'The same call twice' })
  await carry(living.worldAt(at(25), tam), id, voidRecord, { because: 'One child, one call' })
  const page = await shown(episodePage, living.worldAt(days(5), ines), id)
  assert.deepEqual([page['tasks'], page['may'], page['belowMinimum']], [[], [], false])
  assert.ok(Number(page['missingMinutes']) < 24 * 60, 'no hours are added after the end')
  const late = await perform(living.worldAt(days(5), ines), missing, note, {
    recordId: id,
    key: newId(days(5)),
    basedOn: null,
    body: { text: 'Looked in' },
  })
  assert.ok(late.kind === 'refused')
  assert.match(late.refusals[0]?.sentence ?? '', /record is (already )?void/)
})

test('the close says what becomes of each open task: what was ticked is done, the others are withdrawn by name, and none is late after', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  const act = async (step: Parameters<typeof living.move>[1], minute: number) =>
    assert.equal((await living.move(recordId, step, at(minute), tam)).kind, 'done', step)
  await act('endorse', 20)
  const world = (minute: number) => living.worldAt(at(minute), tam)
  const friend = { action: 'friends and family asked', words: 'Speak to the best friend', by: at(60) }
  await carry(world(21), recordId, setTask, friend)
  await carry(world(22), recordId, setTask, { action: 'hospitals asked', words: 'Ring the hospitals', by: at(60) })
  for (const [minute, step] of [
    [30, 'locate'],
    [40, 'return'],
    [50, 'interview the child'],
    [51, 'learn'],
    [53, 'decide on crime'],
    [54, 'decide on referral'],
    [55, 'tell the authority'],
  ] as const)
    await act(step, minute)
  await carry(world(56), recordId, recordEthnicity, { code: null, saidBy: null, whyNot: 'The next call came' })
  const before = await shown(episodePage, world(57), recordId)
  assert.deepEqual(before['close'], [])
  assert.equal(before['ethnicity'], 'not recorded: The next call came')
  assert.equal(list(before, 'tasks').length, 2)

  const key = taskKey({ position: Number(list(before, 'tasks')[0]?.['position']), words: friend.words })
  await carry(world(58), recordId, close, { summary: 'Home', tasksDone: [key], tasksBecause: 'The child is home' })
  const after = await shown(episodePage, world(60 * 24 * 6), recordId)
  assert.deepEqual(after['tasks'], [])
  const entries = list(after, 'timeline').map((one) => `${String(one['words'])}: ${String(one['detail'])}`)
  assert.ok(entries.includes('finished a task: Speak to the best friend. Said to be done at the close of the search'))
  assert.ok(entries.includes('withdrew a task: Ring the hospitals. The child is home'))
})

test('an ordinary child has one authority to tell, and nothing is said of placing; one placed here has two', async (t) => {
  const living = await openForce(t, database)
  const recordId = await given(living)
  await living.move(recordId, 'locate', at(30))
  const due = list(await shown(episodePage, living.worldAt(at(31), tam), recordId), 'due').map((one) => one['words'])
  assert.ok(due.includes('tell the local authority the child is located'), due.join('; '))
  const placed = folded(reported(), happened('missing.answered/1', 5, placedAnswers), graded('MEDIUM'), located(20))
  const words = dueNext(placed.duties, later, { who: tam, recordId, paths: new Set() }).map((one) => one.words)
  assert.ok(
    words.some((one) => one.endsWith('placed here from elsewhere, the placing and the host')),
    words.join('; '),
  )
})

const placedAnswers = {
  answers: [{ question: 'out-of-area', answer: 'yes' as const, saidBy: 'carer', at: start, note: null }],
}
