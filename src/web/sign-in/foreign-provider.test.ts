// With a provider that remembers people: signing out is for good on a shared machine, and when it refuses Vigil itself that is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort, testApp } from '../../../test/app.ts'
import { type ForeignProvider, foreignProvider } from '../../../test/foreign-provider.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { minutes, plus, systemNow } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { hashOf, keptUnder, newSecret, readUnder } from '../secrets.ts'
import { knownBy } from './provider.ts'

const ports = [await freePort(), await freePort()] as const
const addressOf = (port: number) => `http://localhost:${port}`
const providers = [
  await foreignProvider(addressOf(ports[0]), { signsOut: true, secretIn: 'body' }),
  await foreignProvider(addressOf(ports[1]), { signsOut: false, secretIn: 'header' }),
] as const
let minutesAhead = 0
const appAt = async (port: number, { issuer }: ForeignProvider) =>
  await testApp({
    port,
    logLevel: 'error',
    clock: () => plus(systemNow(), minutes(minutesAhead)),
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'vigil',
      OIDC_CLIENT_SECRET: 'a secret of this test',
    },
  })
const offering = await appAt(ports[0], providers[0])
const silent = await appAt(ports[1], providers[1])
test.after(async () => {
  for (const provider of providers) await provider.stop()
})

type App = typeof offering
const asha = 'asha.nolan@demonstration.example'

/** As much of a browser as is needed: cookies by host, forms, and redirects one at a time. */
function browser() {
  const jar = new Map<string, string>()
  const go = async (address: string, form?: Readonly<Record<string, string>>) => {
    const { host } = new URL(address)
    const cookies = [...jar]
      .filter(([key]) => key.startsWith(`${host} `))
      .map(([key, value]) => `${key.split(' ')[1]}=${value}`)
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: cookies.join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(`${host} ${name}`)
      else jar.set(`${host} ${name}`, value)
    }
    return answer
  }
  const follow = async (address: string, form?: Readonly<Record<string, string>>) => {
    let [at, answer] = [address, await go(address, form)]
    for (let hop = 0; hop < 10 && answer.status >= 300 && answer.status < 400; hop++) {
      at = new URL(answer.headers.get('location') ?? '', at).href
      answer = await go(at)
    }
    return { at, status: answer.status, text: await answer.text() }
  }
  return { jar, go, follow }
}

type Browser = ReturnType<typeof browser>

const cookieOf = (tab: Browser, port: number) => tab.jar.get(`localhost:${port} vigil_session`) ?? ''

/** Signs in, as somebody who types their address at the provider. */
async function signIn(tab: Browser, port: number, email = asha) {
  const asked = await tab.follow(`${addressOf(port)}/sign-in?next=/board`)
  assert.equal(asked.text, 'Who are you?')
  const shown = await tab.follow(asked.at, { email })
  return { asked, shown }
}

async function signOut(tab: Browser, app: App, port: number) {
  const csrf = (await app.sessions.find(cookieOf(tab, port)))?.csrf ?? ''
  return await tab.follow(`${addressOf(port)}/sign-out`, { _csrf: csrf })
}

test('signed out, the provider’s session has ended too, and the next person at the machine is asked who they are', async () => {
  const [tab, port] = [browser(), ports[0]]
  const { shown } = await signIn(tab, port)
  assert.equal(shown.at, `${addressOf(port)}/board`)
  const known = await tab.follow(`${addressOf(port)}/sign-in`)
  assert.notEqual(known.text, 'Who are you?', 'signed in already, the provider asks nothing')
  const out = await signOut(tab, offering, port)
  assert.equal(out.status, 200)
  assert.match(out.text, /Signing you out/)
  const [, onwards = ''] = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(out.text) ?? []
  const leaving = new URL(onwards.replaceAll('&amp;', '&'))
  assert.deepEqual(
    [leaving.origin, leaving.searchParams.get('post_logout_redirect_uri'), leaving.searchParams.get('client_id')],
    [providers[0].issuer, `${addressOf(port)}/sign-in/ended`, 'vigil'],
  )
  assert.match(leaving.searchParams.get('id_token_hint') ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/)
  // A provider may ask whether that is meant; this one does.
  const asks = await tab.follow(leaving.href)
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asks.text) ?? []
  const ended = await tab.follow(`${providers[0].issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
  assert.equal(ended.at, `${addressOf(port)}/sign-in/ended`)
  assert.match(ended.text, /You are signed out/)
  tab.jar.delete(`localhost:${port} vigil_signed_out`)
  assert.equal((await tab.follow(`${addressOf(port)}/`)).text, 'Who are you?', 'the provider itself has forgotten them')
})

test('a provider that offers no signing out is told to ask again, once', async () => {
  const [tab, port] = [browser(), ports[1]]
  await signIn(tab, port)
  const out = await signOut(tab, silent, port)
  assert.equal(out.at, `${addressOf(port)}/sign-in/ended?here`)
  assert.match(out.text, /[Oo]ther programs that you opened with the same account may still be open/)
  const { shown } = await signIn(tab, port)
  assert.equal(shown.at, `${addressOf(port)}/board`)
  tab.jar.delete(`localhost:${port} vigil_session`)
  assert.equal((await tab.follow(`${addressOf(port)}/sign-in?next=/board`)).at, `${addressOf(port)}/board`)
})

test('where a session lay idle the provider is told to ask, since somebody else may sit there now', async () => {
  const [tab, port] = [browser(), ports[1]]
  await signIn(tab, port)
  minutesAhead = 61
  assert.equal((await tab.follow(`${addressOf(port)}/sign-in`)).text, 'Who are you?')
  minutesAhead = 0
})

test('the provider’s statement is kept with the session, unread by the database, and no longer', async () => {
  const [tab, port] = [browser(), ports[0]]
  await signIn(tab, port)
  const cookie = cookieOf(tab, port)
  const kept = async () =>
    await offering.databases.app.read(
      { force: demonstrationForce.id, who: SYSTEM, now: offering.clock() },
      async (reader) => {
        const found = await reader.query(
          sql`select encode(id_token, 'hex') as kept from session where id_hash = decode(${hashOf(cookie)}, 'hex')`,
        )
        return found.rows
      },
    )
  const [row] = await kept()
  const bytes = Buffer.from(String(Object.values(row ?? {})[0]), 'hex')
  assert.doesNotMatch(bytes.toString('latin1'), /eyJ/)
  assert.match(readUnder(cookie, bytes) ?? '', /^eyJ/)
  assert.equal(readUnder(newSecret(), bytes), null)
  assert.equal(readUnder(cookie, keptUnder(newSecret(), 'x')), null)
  await signOut(tab, offering, port)
  assert.deepEqual(await kept(), [])
})

test('a provider that refuses Vigil itself is said as such, and not as the person’s own fault', async (t) => {
  const written: string[] = []
  t.mock.method(process.stderr, 'write', (text: string) => written.push(text) > 0)
  const [tab, port] = [browser(), ports[0]]
  providers[0].refuses = 'invalid_client'
  const { shown } = await signIn(tab, port)
  assert.equal(shown.status, 503)
  assert.match(shown.text, /The sign-in service refuses Vigil[\s\S]*invalid_client/)
  const lines = written.splice(0).map((line) => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ code, msg }) => [code, msg]),
    [['invalid_client', 'the sign-in provider does not let Vigil in']],
  )
  providers[0].refuses = 'invalid_grant'
  const again = await tab.follow(`${addressOf(port)}/sign-in`)
  assert.equal(again.status, 403)
  assert.match(again.text, /The sign-in provider did not say who you are/)
  assert.deepEqual(written, [])
  providers[0].refuses = null
})

test('what the provider says of a person is believed with its own signature alone', async () => {
  for (const [provider, port] of [[providers[0], ports[0]] as const, [providers[1], ports[1]] as const]) {
    provider.alters = true
    const { shown } = await signIn(browser(), port)
    assert.equal(shown.status, 403)
    assert.match(shown.text, /The sign-in provider did not say who you are/)
    provider.alters = false
    assert.equal((await signIn(browser(), port)).shown.at, `${addressOf(port)}/board`)
  }
})

test('an address or account that is longer than any, or holds what no text does, is nobody’s', () => {
  const known = { issuer: 'https://id.example', subject: 's', email: asha, verified: true }
  for (const email of [`a\u0000${asha}`, `${'a'.repeat(250)}@x.example`])
    assert.deepEqual(knownBy({}, { ...known, email }), { kind: 'refused', because: 'no address' })
  for (const subject of ['', 's\u0000', 's'.repeat(256)])
    assert.deepEqual(knownBy({}, { ...known, subject }), { kind: 'refused', because: 'by the provider' })
})
