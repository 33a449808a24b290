// What is held in memory while it comes: of whoever is not signed in little, of one session not much, and nobody keeps anybody else out.
import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'

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

test('a form of more names and values than any form has is not read', async () => {
  const many = new URLSearchParams(Array.from({ length: 5_001 }, (_, index): [string, string] => ['a', `${index}`]))
  const answer = await fetch(`${it.address}/missing/report`, { method: 'POST', body: many })
  assert.equal(answer.status, 413)
})

test('who is silent is let go, and files are left for the rest when too many come', () => {
  const { timeout, maxConnections, headersTimeout, requestTimeout } = it.app.server.http.server
  assert.deepEqual([timeout, maxConnections, headersTimeout, requestTimeout], [120_000, 4_000, 10_000, 60_000])
})
