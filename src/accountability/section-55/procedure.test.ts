// What is owed once comments are published: an addendum for each later word of the chief officer, and to each addressee a copy of their own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant } from '../../kernel/time.ts'
import { compliance } from '../../practice/duty.ts'
import { fold } from '../../practice/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { sayBy } from './entered-late.ts'
import type { Section55Fact } from './facts.ts'
import { section55 } from './procedure.ts'
import { addendumOwed } from './state.ts'

const at = (day: number): Instant => instant(`2026-03-0${day}T09:00:00Z`)
const said = (day: number, comments: string | null = 'We have more to say') => ({ comments, at: at(day) })
const published = (day: number) => ({ address: 'https://example.org/addendum', reply: null, at: at(day) })
const owed = (later: readonly ReturnType<typeof said>[], addenda: readonly ReturnType<typeof published>[]) =>
  addendumOwed({ ...section55.begin, later, addenda })

test('the chief officer speaks again after an addendum: another is owed, until it is published', () => {
  assert.equal(owed([said(1)], []), true)
  assert.equal(owed([said(1)], [published(2)]), false)
  assert.equal(owed([said(1), said(3)], [published(2)]), true)
  assert.equal(owed([said(1), said(3)], [published(2), published(4)]), false)
  assert.equal(owed([said(1, null)], []), false, 'nothing to say is nothing to publish')
})

test('a copy to one of the two is none to the other', () => {
  const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
  const facts: readonly Section55Fact[] = [
    {
      ...{ ...fact, position: 1, happenedAt: at(1), recordedAt: at(1) },
      kind: 'section-55.published/1',
      body: { address: 'https://example.org/comments', gap: [] },
    },
    {
      ...{ ...fact, position: 2, happenedAt: at(2), recordedAt: at(2) },
      kind: 'section-55.copied/1',
      body: { to: 'Secretary of State', how: 'by email' },
    },
  ]
  const { duties } = fold(section55, 'north', 'a', facts, () => standingPolicy)
  assert.deepEqual(
    duties.filter(({ name }) => name.startsWith('copy to')).map(({ name, metAt }) => [name, metAt]),
    [
      ['copy to the inspectors of constabulary', null],
      ['copy to the Secretary of State', at(2)],
    ],
  )
})

test('a copy sent on the day of publication is on time, and one sent on the next day is not', () => {
  const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
  const sent = (to: string, position: number, when: Instant) => ({
    ...{ ...fact, position, happenedAt: when, recordedAt: when },
    kind: 'section-55.copied/1' as const,
    body: { to, how: 'by email' },
  })
  const { duties } = fold(
    section55,
    'north',
    'a',
    [
      {
        ...{ ...fact, position: 1, happenedAt: at(1), recordedAt: at(1) },
        kind: 'section-55.published/1',
        body: { address: 'https://example.org/comments', gap: [] },
      },
      sent('Secretary of State', 2, instant('2026-03-01T16:30:00Z')),
      sent('inspectors of constabulary', 3, instant('2026-03-02T08:00:00Z')),
    ],
    () => standingPolicy,
  )
  const how = (to: string) => {
    const [owed] = duties.filter(({ name }) => name === `copy to the ${to}`)
    return owed === undefined ? null : compliance(owed, at(9))
  }
  assert.equal(how('Secretary of State'), 'met')
  assert.equal(how('inspectors of constabulary'), 'breached')
})

test('of a report entered late nobody is told that its day is to come, nor that it was missed', () => {
  const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
  const opened = (publishedOn: string, asked: string) => {
    const { duties, state } = fold(
      section55,
      'north',
      'a',
      [
        {
          ...{ ...fact, position: 1, happenedAt: at(1), recordedAt: at(1), kind: 'section-55.opened/1' as const },
          body: { report: 'A report', publishedOn, recommendations: [] },
        },
      ],
      () => standingPolicy,
    )
    const [owed] = duties.filter(({ name }) => name === asked)
    const rule = section55.rules.find(({ name }) => name === asked)
    return owed === undefined
      ? []
      : (rule?.escalations?.(owed, state, standingPolicy) ?? []).map((one) => one.afterDueMinutes)
  }
  const said = 'say what became of the comments'
  assert.deepEqual(opened('2026-02-20', 'publish the comments'), [-7 * 24 * 60, 0, 14 * 24 * 60])
  assert.deepEqual(opened('2026-02-20', said), [])
  assert.deepEqual(opened('2025-10-01', 'publish the comments'), [])
  assert.deepEqual(opened('2025-10-01', said), [0, 14 * 24 * 60])
})

test('said not to be owed and owed again, there are fourteen days from then to say what became of the comments', () => {
  const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
  const on = (position: number, day: string) => {
    const at = instant(`${day}T09:00:00Z`)
    return { ...fact, position, happenedAt: at, recordedAt: at }
  }
  const facts: readonly Section55Fact[] = [
    {
      ...{ ...on(1, '2026-03-01'), kind: 'section-55.opened/1' as const },
      body: { report: 'A report', publishedOn: '2025-10-01', recommendations: [] },
    },
    { ...on(2, '2026-03-02'), kind: 'section-55.not-owed/1' as const, body: { because: 'x' } },
    { ...on(3, '2026-06-01'), kind: 'section-55.owed-again/1' as const, body: { because: 'x' } },
  ]
  const { duties, state } = fold(section55, 'north', 'a', facts, () => standingPolicy)
  assert.deepEqual(
    duties.filter(({ name }) => name === 'say what became of the comments').map(({ dueAt }) => dueAt),
    ['2026-03-15T23:59:59.000Z', '2026-06-15T22:59:59.000Z'].map((one) => instant(one)),
  )
  assert.equal(sayBy(state), '2026-06-15')
})
