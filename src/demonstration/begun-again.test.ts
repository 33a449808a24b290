// A load that the database broke off goes on by itself; one that cannot is said on every page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { begunAgain } from './begun-again.ts'
import { progress, sayDone } from './progress.ts'

const wait = async () => await Promise.resolve()
const { signal: stopping } = new AbortController()

/** Fails so often, and is there after that. */
function failing(often: number) {
  let left = often
  return async () => {
    sayDone()
    if (left-- > 0) throw new Error('canceling statement due to statement timeout')
    return await Promise.resolve('there')
  }
}

test('broken off twice it is begun a third time, says so meanwhile, and says nothing once it is there', async () => {
  const said: (string | undefined)[] = []
  const complaints: string[] = []
  const meanwhile = async () => {
    said.push(progress()?.words)
    await wait()
  }
  const done = await begunAgain(failing(2), { complain: (one) => complaints.push(one), stopping, wait: meanwhile })
  assert.deepEqual(done, { loaded: 'there', times: 3 })
  assert.equal(complaints.length, 2)
  assert.match(String(complaints[0]), /statement timeout\. It is begun again where it stopped/)
  assert.deepEqual(
    said.map((words) => /goes on in a moment/.test(words ?? '')),
    [true, true],
  )
  assert.equal(progress(), null)
})

test('what fails each time is given up, and the pages say that the demonstration is not whole', async () => {
  let waited = 0
  const counted = async () => {
    waited++
    await wait()
  }
  await assert.rejects(begunAgain(failing(99), { complain: () => undefined, stopping, wait: counted }), /timeout/)
  assert.equal(waited, 4)
  assert.match(progress()?.words ?? '', /not whole[\s\S]*start it again/)
  sayDone()
})

test('a start that is being stopped begins nothing again', async () => {
  const stopped = AbortSignal.abort()
  const complain = () => assert.fail('nothing to complain of')
  await assert.rejects(begunAgain(failing(1), { complain, stopping: stopped, wait }), /timeout/)
  assert.equal(progress(), null)
})
