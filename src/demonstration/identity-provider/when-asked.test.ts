// Two who sign in at once on a cold start have one provider; one that could not be loaded is not kept as a failure.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whenAsked } from './when-asked.ts'

/** Answers, or fails, only when told to. */
function slow() {
  const asked: PromiseWithResolvers<string>[] = []
  const load = async () => {
    asked.push(Promise.withResolvers<string>())
    return await (asked.at(-1)?.promise ?? assert.fail())
  }
  return { asked, ask: whenAsked(load) }
}

test('two at once, and all after them, have what was loaded once', async () => {
  const { asked, ask } = slow()
  const both = Promise.all([ask(), ask()])
  asked[0]?.resolve('provider')
  assert.deepEqual(await both, ['provider', 'provider'])
  assert.equal(await ask(), 'provider')
  assert.equal(asked.length, 1)
})

test('who asked while it failed is told so; who asks then has it loaded anew, once', async () => {
  const { asked, ask } = slow()
  const both = Promise.allSettled([ask(), ask()])
  asked[0]?.reject(new Error('no such file'))
  assert.deepEqual(
    (await both).map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  const again = Promise.all([ask(), ask()])
  asked[1]?.resolve('provider')
  assert.deepEqual(await again, ['provider', 'provider'])
  assert.equal(asked.length, 2)
})
