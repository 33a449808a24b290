// Is it better: one answer and its exact reason, from what was computed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { betterOf } from './better.ts'
import type { PublicVerdict } from './facts.ts'
import { shortlyOf } from './shortly.ts'

const answer = (...given: Parameters<typeof betterOf>) => betterOf(...given).answer

test('what passes and what has improved is better; what got worse never is', () => {
  assert.equal(answer('met', ['no clear change']), 'yes')
  assert.equal(answer('not met', ['improved', 'no clear change']), 'yes')
  for (const standing of ['met', 'not met', 'insufficient data'])
    assert.equal(answer(standing, ['improved', 'worse']), 'no', standing)
  assert.equal(answer('no longer met', ['improved']), 'no')
  assert.match(betterOf('met', ['worse']).because, /still passes the closure test, but at least one measure is worse/)
})

test('met by a test that asks nothing of audited files, of which clearly fewer are good: said beside the answer, in the list too', () => {
  const left = { ...became, filesUnasked: true }
  assert.equal(answer('met', [], true, left), 'yes')
  assert.match(betterOf('met', [], true, left).because, /done in time does not show that it is done well/)
  const row = { better: 'yes', stage: 'received', standing: 'met', supersededBy: null, measures: [] } as const
  assert.equal(shortlyOf(row), 'as good as was asked')
  assert.match(shortlyOf({ ...row, filesUnasked: true }) ?? '', /its test asks for nothing of audited files/)
})

test('no clear change is not better; nothing to compare with is too early to say', () => {
  assert.equal(answer('not met', ['no clear change']), 'no')
  for (const verdicts of [[], ['nothing counted'], ['too few cases', 'nothing counted']] as const)
    assert.equal(answer('not met', verdicts), 'too early to say', verdicts.join())
  assert.equal(answer('insufficient data', ['no clear change']), 'too early to say')
})

test('without a status it is not tested yet, and why is said: no test, or a test not computed', () => {
  assert.match(betterOf(null, [], false).because, /No closure test is approved yet/)
  const untestable = { ...became, untestable: true }
  assert.equal(answer(null, [], false, untestable), 'not tested yet')
  assert.match(betterOf(null, [], false, untestable).because, /recorded that no measure here can test it/)
  assert.match(betterOf(null, [], true, untestable).because, /not been checked/, 'a test was approved since')
  assert.match(betterOf(null, [], true).because, /not been checked against it yet/)
  for (const hasTest of [true, false]) assert.equal(answer(null, [], hasTest), 'not tested yet')
})

const became = { stage: 'received', supersededBy: null, testChanged: false, untestable: false, ofOthers: null }

test('closed by the inspectorate and without figures is said so; with figures they answer', () => {
  const closed = { ...became, stage: 'closed with residual' }
  assert.equal(answer(null, [], false, closed), 'closed by the inspectorate')
  assert.equal(answer('not met', ['no clear change'], true, closed), 'no')
})

test('superseded says by what, and the status that was computed last', () => {
  const { answer, because } = betterOf('not met', ['improved'], true, { ...became, supersededBy: 'C-7' })
  assert.deepEqual([answer, because], ['superseded', 'C-7 replaced it. Its last computed status: not met.'])
})

test('fallen because the test was changed is not told as figures that fell', () => {
  assert.match(betterOf('no longer met', [], true, { ...became, testChanged: true }).because, /The test was changed/)
})

const shortly = (better: 'yes' | 'no' | 'too early to say', standing: string, verdicts: readonly PublicVerdict[]) =>
  shortlyOf({ ...became, better, standing, measures: verdicts.map((verdict) => ({ verdict })) })

test('each yes and each no says in a few words which of its two it is', () => {
  assert.equal(shortly('yes', 'met', []), 'as good as was asked')
  assert.equal(shortly('yes', 'not met', ['improved']), 'not yet as good as was asked')
  assert.equal(shortly('no', 'not met', ['improved', 'worse']), 'at least one measure is worse')
  assert.equal(shortly('no', 'not met', ['no clear change']), 'no clear change')
  assert.equal(shortly('no', 'no longer met', []), 'it was as good as was asked, and is no longer')
  const ended = { ...became, stage: 'closed by the inspectorate', measures: [{ verdict: 'no clear change' as const }] }
  assert.equal(
    shortlyOf({ ...ended, better: 'no', standing: 'not met' }),
    'no clear change; closed by the inspectorate',
    'that it ended is not why',
  )
  assert.equal(shortlyOf({ ...ended, better: 'closed by the inspectorate', standing: null }), null)
  assert.equal(shortly('too early to say', 'insufficient data', []), null)
})
