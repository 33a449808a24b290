// Whatever a program puts in any place of any command's body, what the schema refuses is said in words: an answer of 500 would be a fault of ours.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Compile } from 'typebox/compile'
import { asStored, completed } from '../src/web/completed.ts'
import { explain } from '../src/web/explain.ts'
import { fieldOf } from '../src/web/shape.ts'
import { testApp } from './app.ts'
import { sampleBody } from './sample-body.ts'

const it = await testApp()

const misplaced: readonly unknown[] = [
  ...[null, undefined, '', 'x', 0, -1, Number.NaN, true, [], {}, [null], [{}], ['x', 'x']],
  ...['\ud800', '2026-02-30', '9999-12-31', '2026-11-29T23:59:60Z', 'x'.repeat(5_000)],
]

/** Each body that has one of them in one place. */
function* bodies(sample: unknown): Generator<readonly [string, unknown]> {
  for (const one of misplaced) yield ['', one]
  if (typeof sample !== 'object' || sample === null) return
  for (const [key, member] of Object.entries(sample))
    for (const [path, value] of bodies(member))
      yield [`${key}.${path}`, Array.isArray(sample) ? sample.with(Number(key), value) : { ...sample, [key]: value }]
}

/** With every field of its own that the plainest body leaves out. */
function whole(command: (typeof it.app.commands)[number]): unknown {
  const sample = sampleBody(command, it.clock())
  const { shape } = fieldOf(command.body)
  if (shape.kind !== 'group' || typeof sample !== 'object') return sample
  return { ...Object.fromEntries(shape.fields.map(({ key }) => [key, undefined])), ...sample }
}

test('every command says what is wrong with a body that its schema refuses', () => {
  const silent: string[] = []
  let refused = 0
  for (const command of it.app.commands) {
    const schema = Compile(command.body)
    for (const [path, sent] of bodies(whole(command))) {
      const body = (command.opens === true ? completed : asStored)(command.body, sent)
      if (schema.Check(body)) continue
      refused++
      if (explain(command.body, body, it.clock()).length === 0)
        silent.push(`${command.record}.${command.name} ${path} takes ${JSON.stringify(sent)?.slice(0, 120)}`)
    }
  }
  assert.deepEqual(silent, [])
  assert.ok(refused > 5_000, `${refused} bodies were refused`)
})
