// What is held in memory while it comes: of whoever is not signed in little, of one session not much, and nobody keeps anybody else out.
import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { newId } from '../kernel/identity.ts'

const it = await testApp()
const handler = await it.named('Asha Nolan')
const { hostname, port } = new URL(it.address)

/** Says how much will come, and sends none of it; answers what was said to that. */
function slowly(cookie: string | null, length: string): { readonly socket: Socket; readonly said: Promise<string> } {
  const socket = connect(Number(port), hostname)
  socket.write(
    `POST /missing/report HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/x-www-form-urlencoded\r\n${length}\r\n${cookie === null ? '' : `cookie: ${cookie}\r\n`}\r\n`,
  )
  const said = new Promise<string>((resolve) => {
    let all = ''
    socket.on('data', (part) => {
      all += String(part)
      if (all.includes('</html>')) resolve(all)
    })
    socket.on('error', () => resolve(all))
  })
  return { socket, said }
}

const megabyte = 'content-length: 1000000'
const sentLong = async (cookie: string) =>
  await fetch(`${it.address}/missing/report`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ whyWorried: 'x'.repeat(20_000) }),
  })

test('of one address that is not signed in the fifth long text is not taken, and nobody else waits for it', async () => {
  const waiting = [megabyte, megabyte, 'transfer-encoding: chunked', megabyte, megabyte].map((length) =>
    slowly(null, length),
  )
  const refused = await Promise.race(waiting.map(async ({ said }) => await said))
  assert.match(refused, /^HTTP\/1\.1 503 [\s\S]*Too much is being sent just now[\s\S]*what you typed is still there/)
  const short = await fetch(`${it.address}/missing/report`, {
    method: 'POST',
    body: new URLSearchParams({ age: '14' }),
  })
  assert.equal(short.status, 401)
  assert.equal((await sentLong(handler.cookie)).status, 403)
  for (const { socket } of waiting) socket.destroy()
})

test('one session may send eight long texts at once', async () => {
  const waiting = Array.from({ length: 9 }, () => slowly(handler.cookie, megabyte))
  const refused = await Promise.race(waiting.map(async ({ said }) => await said))
  assert.match(refused, /^HTTP\/1\.1 503 /)
  for (const { socket } of waiting) socket.destroy()
})

/** Sends what is said and is gone, while it is looked up who that is. */
async function hangUp(sent: string): Promise<void> {
  const socket = connect(Number(port), hostname)
  socket.end(sent)
  socket.resume()
  await new Promise<void>((resolve) => socket.once('close', () => resolve()))
}

test('whoever hangs up while it is looked up who they are keeps no place, of a text or of a photograph', async () => {
  const places = [
    ['/missing/report', 20_000],
    [`/missing/${newId(it.clock())}/photographs`, 2_000_000],
  ] as const
  for (const [path, bytes] of places) {
    const { cookie } = await it.as(handler.person)
    const sent = `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\ncookie: ${cookie}\r\n\r\n`
    // None of these is told by another who it is: that is remembered only from the first answer on.
    await Promise.all(Array.from({ length: 9 }, async () => await hangUp(sent)))
    // Those that hung up have been looked up by the time this one is.
    await (await it.as(handler.person)).get('/board')
    const body = JSON.stringify({ note: 'x'.repeat(bytes) })
    const headers = { cookie, 'content-type': 'application/json' }
    const { status } = await fetch(`${it.address}${path}`, { method: 'POST', headers, body })
    assert.notEqual(status, 503, path)
  }
})

test('a form of more names and values than any form has is not read', async () => {
  const many = new URLSearchParams(Array.from({ length: 5_001 }, (_, index): [string, string] => ['a', `${index}`]))
  const send = async (body: string, type: string) =>
    (await fetch(`${it.address}/missing/report`, { method: 'POST', headers: { 'content-type': type }, body })).status
  assert.equal(await send(`${many}`, 'application/x-www-form-urlencoded'), 413)
  assert.equal(await send(`${many}`, 'Application/X-WWW-Form-Urlencoded'), 413)
  assert.equal(await send(JSON.stringify({ a: [...many.values()] }), 'application/json'), 413)
})

test('who is silent is let go, and files are left for the rest when too many come', () => {
  const { timeout, maxConnections, headersTimeout, requestTimeout } = it.app.server.http.server
  assert.deepEqual([timeout, maxConnections, headersTimeout, requestTimeout], [120_000, 4_000, 10_000, 60_000])
})
