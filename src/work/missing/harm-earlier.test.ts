// Harmed in an earlier search of the same record: known harm in the new one, raising its minimum and shown with when.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { folded, graded, type Happening, happened, later, located, reported } from '../../../test/episode-of-facts.ts'
import { reportBody } from '../../../test/report.ts'
import { instant } from '../../kernel/time.ts'
import { firingRules, inputOf } from './grade/minimum.ts'
import { rowOf } from './project.ts'

const learned = (at: number, harm: 'none known' | 'harm' | 'serious harm') =>
  happened('missing.learned/1', at, {
    harm,
    harmDetail: null,
    where: 'x',
    withWhom: null,
    why: null,
    intended: 'no',
  })
const grave = (at: number) =>
  happened('missing.grave-outcome/1', at, { outcome: 'seriously harmed', place: 'x', detail: 'x' })
const lost = (at: number) => happened('missing.contact-lost/1', at, { detail: 'Left the ward' })
const record = (...more: readonly Happening[]) => folded(reported(), graded('MEDIUM'), located(100), ...more)
const rules = (...more: readonly Happening[]) => {
  const { state, policyAt } = record(...more)
  return firingRules(state, policyAt(later), 'R7', later)
}

test('seriously harmed, then missing again in the same record: the minimum of the new search is raised', () => {
  assert.deepEqual(rules(grave(120)), [], 'of this search, which is over')
  assert.deepEqual(rules(grave(120), lost(200)), ['R7b'])
  assert.deepEqual(rules(learned(120, 'serious harm'), lost(200)), ['R7b'])
  assert.deepEqual(rules(learned(120, 'harm'), lost(200)), ['R7'])
  assert.deepEqual(rules(learned(120, 'none known'), lost(200)), [])
})

test('what a later search shows takes nothing back, here or for a later report', () => {
  const often = [learned(120, 'serious harm'), lost(200), located(300), learned(320, 'none known')]
  assert.deepEqual(rules(...often, lost(400)), ['R7b'])
  assert.equal(rowOf(record(...often))?.harm, 'serious harm')
})

test('with exploitation answered, it is harm in an episode with exploitation', () => {
  const answers = [
    { question: 'exploitation', answer: 'yes' as const, saidBy: 'x', at: instant('2026-03-02T18:00:00Z') },
  ]
  const said = happened('missing.answered/1', 20, { answers: answers.map((one) => ({ ...one, note: null })) })
  assert.equal(inputOf(record(said, grave(120), lost(200)).state)?.history.harmInExploitationEpisode, true)
  assert.equal(inputOf(record(said, lost(200)).state)?.history.harmInExploitationEpisode, false)
})

test('shown on the record, beside the questions, and as known then', async () => {
  const now = instant('2026-11-23T10:00:00Z')
  const it = await testApp({ clock: () => now })
  const manager = await it.as((await it.named('Dev Ramsden')).person)
  const grade = { level: 'MEDIUM' as const, because: 'x', earlierConsidered: null }
  const made = await manager.api('/api/missing/report', reportBody(now, { name: 'Merle Thackery', grade }))
  const id = String(JSON.parse(made.text).recordId)
  for (const [path, body] of [
    ['grave-outcome', { outcome: 'seriously harmed', place: 'x', detail: 'x', checked: true, at: null }],
    ['contact-lost', { detail: 'Left the ward' }],
  ] as const)
    assert.equal((await manager.api(`/api/missing/${id}/${path}`, body)).status, 200)
  for (const page of ['', '/answers', '/as-known'])
    assert.match(
      (await manager.get(`/missing/${id}${page}`)).text,
      /Seriously harmed in an earlier search of this record, 23 November 2026 at 10:00: it counts towards the minimum grade/,
    )
  const { text } = await manager.get(`/missing/${id}/answers`)
  assert.match(text, /seriously harmed in an earlier episode or search[\s\S]{0,60}R7b, Studies/)
})
