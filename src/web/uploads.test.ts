// Pictures on their way: nobody who is not signed in makes the server hold one, and nobody many at once.
import assert from 'node:assert/strict'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'
import { base64, colours } from '../../test/pictures.ts'
import { reportBody } from '../../test/report.ts'

const it = await testApp()
const [handler, responder] = await Promise.all(['Asha Nolan', 'Mina Harrow'].map(it.named))
assert.ok(handler && responder)
const nowhere = '00000000-0000-7000-8000-00000000dead'

/** The headers of a form of eleven megabytes, and nothing after them. */
function announced(
  path: string,
  cookie: string | null,
): { readonly sent: ClientRequest; readonly answer: Promise<IncomingMessage> } {
  const sent = request(`${it.address}${path}`, {
    method: 'POST',
    headers: {
      'content-type': path.startsWith('/api/') ? 'application/json' : 'multipart/form-data; boundary=b',
      'content-length': 11_000_000,
      ...(cookie === null ? {} : { cookie }),
    },
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve)
    sent.on('error', reject)
  })
  answer.catch(() => undefined)
  sent.flushHeaders()
  return { sent, answer }
}

const text = async (answer: IncomingMessage): Promise<string> => {
  let all = ''
  for await (const part of answer) all += String(part)
  return all
}

test('without a session it is refused before a byte of it is read, in words, by the form and by the API', async () => {
  for (const path of [`/missing/${nowhere}/photographs`, `/api/missing/${nowhere}/photographs`]) {
    const { sent, answer } = announced(path, null)
    const refused = await answer
    assert.equal(refused.statusCode, 401)
    assert.match(await text(refused), /what you typed is still there\. Sign in in another tab/)
    sent.destroy()
  }
})

test('two of one session at once; the third is asked to wait, and goes through when they have ended', async () => {
  const made = await handler.api('/api/missing/report', reportBody(it.clock()))
  const path = `/api/missing/${String(JSON.parse(made.text).recordId)}/photographs`
  const waiting = [1, 2, 3].map(() => announced(path, responder.cookie))
  const refused = await Promise.race(waiting.map(async ({ answer }) => await answer))
  assert.equal(refused.statusCode, 503)
  assert.match(await text(refused), /Other photographs are being sent just now/)
  for (const { sent } of waiting) sent.destroy()
  const noise = Buffer.alloc(900_000, 7).toString('base64')
  const body = {
    photograph: base64(await colours(800, 600)),
    from: 'Their mother',
    taken: null,
    looks: null,
    consent: 'nobody could be asked',
    agreedBy: null,
  }
  for (;;) {
    const large = await responder.api(path, { ...body, photograph: noise })
    // Until the two that were broken off are noticed.
    if (large.status === 503) continue
    assert.equal(large.status, 422, large.text)
    break
  }
  assert.equal((await responder.api(path, body)).status, 200)
})
