// The database hangs: an open page is told within seconds, and told again when it answers; a page asked for meanwhile is answered.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { heldDatabase } from '../../test/held-database.ts'
import { handler, rex } from '../../test/web/example.ts'
import { cookieOf, testWeb } from '../../test/web/web.ts'

let hold: (is: boolean) => void = () => assert.fail('there is no database between')
const { server, get, post } = await testWeb({
  through: async (url) => {
    const held = await heldDatabase({ after }, url)
    hold = held.hold
    return held.url
  },
})
const reported = await post('/dog/report', rex)
const dog = String(reported.headers.location)
const address = await server.http.listen({ port: 0, host: '127.0.0.1' })

test('given an open board, when the database hangs, then it is told; when it answers again, that something may have changed', async () => {
  const answer = await fetch(`${address}/live`, { headers: cookieOf(handler), signal: AbortSignal.timeout(30_000) })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  const until = async (wanted: RegExp) => {
    let heard = ''
    while (!wanted.test(heard)) heard += (await reader?.read())?.value ?? assert.fail(`it ended after: ${heard}`)
    return heard
  }
  await until(/event: pulse/)

  hold(true)
  const began = performance.now()
  await until(/event: away/)
  const [told, page] = [performance.now() - began, await get(dog)]
  const answered = performance.now() - began
  hold(false)
  const since = await until(/event: changed\ndata: all/)

  assert.ok(told < 6_000 && answered < 12_000, `${told} and ${answered} ms`)
  assert.equal(page.statusCode, 503, page.body)
  assert.match(page.body, /The database cannot be reached/)
  assert.doesNotMatch(since, /pulse/, 'nothing says that it is live while it is not')
  assert.equal((await get(dog)).statusCode, 200)
})
