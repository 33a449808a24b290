// In turn: one at a time in the order in which they came, no more waiting than are let, and nobody for ever.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn, TooManyAtOnce } from './in-turn.ts'

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const work = async () => {
    log.push(`${name} begins`)
    await ended
    log.push(`${name} ends`)
    return name
  }
  return { work, end: () => end() }
}

test('one works, two wait, the fourth is told to come again; each takes its turn in the order in which it came', async () => {
  const turn = inTurn({ atOnce: 1, waiting: 2, waitMilliseconds: 60_000 })
  const log: string[] = []
  const [first, second, third, fourth] = ['first', 'second', 'third', 'fourth'].map((name) => held(log, name))
  assert.ok(first && second && third && fourth)
  const asked = [first, second, third].map(async ({ work }) => await turn(work))
  await assert.rejects(turn(fourth.work), TooManyAtOnce)
  assert.deepEqual(log, ['first begins'])
  for (const one of [third, second, first]) one.end()
  assert.deepEqual(await Promise.all(asked), ['first', 'second', 'third'])
  assert.deepEqual(log, ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'])
  fourth.end()
  assert.equal(await turn(fourth.work), 'fourth', 'there is room again')
})

test('work that fails gives its place to the next', async () => {
  const turn = inTurn({ atOnce: 1, waiting: 1, waitMilliseconds: 60_000 })
  const failing = turn(async () => await Promise.reject(new Error('the facts are no facts')))
  const after = turn(async () => await Promise.resolve('done'))
  await assert.rejects(failing, /the facts are no facts/)
  assert.equal(await after, 'done')
})

test('whoever waits too long is told so, and leaves the place where it waited', async () => {
  const turn = inTurn({ atOnce: 1, waiting: 1, waitMilliseconds: 1 })
  const log: string[] = []
  const long = held(log, 'long')
  const working = turn(long.work)
  await assert.rejects(
    turn(async () => await Promise.resolve('never')),
    TooManyAtOnce,
  )
  await assert.rejects(
    turn(async () => await Promise.resolve('never')),
    TooManyAtOnce,
    'the place was free to wait at',
  )
  long.end()
  await working
  assert.equal(await turn(async () => await Promise.resolve('at once')), 'at once')
  assert.deepEqual(log, ['long begins', 'long ends'])
})
