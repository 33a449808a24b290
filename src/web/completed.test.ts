// A program sends what it knows: the rest is filled in as the form would, and what is wrong stays to be refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import Type from 'typebox'
import { Id, Line, Maybe, When } from '../registers/schemas.ts'
import { asStored, completed } from './completed.ts'
import { choice, tick } from './fields.ts'

const Body = Type.Object({
  name: Line(),
  path: { ...choice('Path', 'Choose', ['missing', 'known']), default: 'missing' },
  at: When,
  sex: Maybe(Line(40)),
  disputed: tick('Disputed'),
  source: Maybe(Type.Object({ system: Line(), createdAt: When, note: Maybe(Line()) })),
  times: Type.Array(When, { maxItems: 5 }),
  also: Type.Optional(Id),
})

test('given what a program knows, when it is completed, then nothing, no and the form’s own choice stand for the rest', () => {
  assert.deepEqual(completed(Body, { name: 'Kit', at: '2026-03-27T22:10:00Z', times: ['2026-03-27T23:10:00+01:00'] }), {
    name: 'Kit',
    path: 'missing',
    at: '2026-03-27T22:10:00.000Z',
    sex: null,
    disputed: false,
    source: null,
    times: ['2026-03-27T22:10:00.000Z'],
  })
})

test('on a record that exists only times are brought to their form: what was left out is not taken away', () => {
  assert.deepEqual(asStored(Body, { name: 'Kit', at: '2026-03-27T22:10:00Z' }), {
    name: 'Kit',
    at: '2026-03-27T22:10:00.000Z',
  })
})

test('what must be said, what is wrong and what there is no field for stay as they were sent', () => {
  const sent = { at: 'tonight', source: { system: 7 }, times: 'never', zz: 1, path: null }
  assert.deepEqual(completed(Body, sent), {
    path: null,
    at: 'tonight',
    sex: null,
    disputed: false,
    source: { system: 7, note: null },
    times: 'never',
    zz: 1,
  })
  for (const odd of [null, 'text', [1], 7]) assert.deepEqual(completed(Body, odd), odd)
})
