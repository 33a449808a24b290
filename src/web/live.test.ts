// A page that is open learns that something of its force changed, and nothing more.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { administrator, colleague, handler, rex, stranger } from '../../test/web/example.ts'
import { cookieOf, testWeb } from '../../test/web/web.ts'

const { server, post, get, signOut } = await testWeb()
const address = await server.http.listen({ port: 0, host: '127.0.0.1' })

/** Given up after ten seconds, or with its test, so that a failure is a failure and not a wait. */
async function stream(context: TestContext, person: typeof handler, session = '') {
  const stop = new AbortController()
  context.after(() => stop.abort())
  const answer = await fetch(`${address}/live`, {
    headers: cookieOf(person, session),
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]),
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  return {
    answer,
    /** Everything up to and with the first event that matches. */
    until: async (wanted: RegExp) => {
      let heard = ''
      while (!wanted.test(heard)) {
        const part = await reader?.read()
        if (part === undefined || part.done) throw new Error(`the stream ended after: ${heard}`)
        heard += part.value
      }
      return heard
    },
  }
}

test('what is recorded reaches the open pages of its force as a kind, and those of another force not at all', async (t) => {
  const [mine, theirs] = [await stream(t, handler), await stream(t, stranger)]
  assert.match(String(mine.answer.headers.get('content-type')), /^text\/event-stream/)
  const sent = await post('/dog/report', rex)
  assert.equal(sent.statusCode, 303)
  const heard = await mine.until(/event: changed\ndata: dog\n\n/)
  assert.doesNotMatch(heard, /Rex|[0-9a-f]{8}-/)
  server.live.changed('southvale', 'cat')
  assert.doesNotMatch(await theirs.until(/data: cat\n\n/), /data: dog/)
})

test('a session has a bounded number of streams: the oldest makes room', async (t) => {
  const streams: Awaited<ReturnType<typeof stream>>[] = []
  for (let count = 0; count < 13; count += 1) streams.push(await stream(t, stranger))
  await assert.rejects(async () => await streams[0]?.until(/never/), /the stream ended/)
  assert.ok(server.live.count() <= 13)
})

test('who is not signed in gets no stream, and a page without a script refreshes by itself', async () => {
  assert.equal((await fetch(`${address}/live`)).status, 401)
  const dog = String((await post('/dog/report', rex)).headers.location)
  assert.match((await get(dog)).body, /<noscript><meta http-equiv="refresh" content="30"><\/noscript>/)
})

test('whoever signed out hears nothing from the next heartbeat on; the others do', async (t) => {
  const [leaves, stays] = [await stream(t, colleague), await stream(t, handler)]
  await server.live.beat()
  server.live.changed('northvale', 'cat')
  await leaves.until(/data: cat/)
  signOut(colleague)
  await server.live.beat()
  server.live.changed('northvale', 'dog')
  assert.match(await stays.until(/data: dog/), /data: cat/)
  await assert.rejects(async () => await leaves.until(/data: dog/), /the stream ended/)
})

test('whoever is told of as out hears nothing more from then on, before any heartbeat; the others do', async (t) => {
  const [leaves, stays] = [await stream(t, administrator), await stream(t, handler)]
  signOut(administrator)
  server.live.forget(administrator)
  await assert.rejects(async () => await leaves.until(/never/), /the stream ended/)
  server.live.changed('northvale', 'cat')
  await stays.until(/data: cat/)
})

test('somebody with many sessions has a bounded number of streams in all, and others keep theirs', async (t) => {
  const [open, stays] = [server.live.count(), await stream(t, handler)]
  for (let count = 0; count < 60; count += 1) await stream(t, stranger, ` again ${Math.floor(count / 10)}`)
  assert.ok(server.live.count() <= open + 1 + 48 + 1, `${server.live.count()}`)
  server.live.changed('northvale', 'cat')
  await stays.until(/data: cat/)
})

test('closing the server ends the streams instead of waiting for them', async (t) => {
  const mine = await stream(t, handler)
  const began = performance.now()
  await server.http.close()
  assert.ok(performance.now() - began < 10_000, 'a connection left open is waited for, a minute and more')
  await assert.rejects(async () => await mine.until(/never/))
})
