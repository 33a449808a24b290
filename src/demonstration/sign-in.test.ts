// Signing in through the demonstration's own provider, from the first page to signing out, over real HTTP with a browser's cookies.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browser } from '../../test/cookies.ts'
import { db, emailOf, idOf, serve, sessions, signInAs, tokens, worldOf } from '../../test/signing-in.ts'
import { sql } from '../kernel/sql.ts'
import { systemNow } from '../kernel/time.ts'
import { bindAccount } from '../registers/account.ts'
import { systemPerson } from '../registers/alarms.ts'
import { type Role, roles } from '../registers/permissions.ts'
import { signInPerson } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { knownBy } from '../web/sign-in/provider.ts'
import { whereTo } from '../web/sign-in.ts'

const { address, http } = await serve()
const sessionOf = (tab: ReturnType<typeof browser>) => tab.jar.get('vigil_session /')?.value ?? ''
const csrfOf = async (tab: ReturnType<typeof browser>) => (await sessions.find(sessionOf(tab)))?.csrf ?? ''

test('the first two of all sign in at once, while the provider is being loaded: each as who they are', async () => {
  const tabs = [browser(address), browser(address)] as const
  await Promise.all([signInAs(tabs[0], 'sergeant'), signInAs(tabs[1], 'dispatcher')])
  const people = await Promise.all(tabs.map(async (tab) => (await sessions.find(sessionOf(tab)))?.person.name))
  assert.deepEqual(people, ['Sample sergeant', 'Sample dispatcher'])
})

test('from a page that asks for it, through the page of people, back to that page', async () => {
  const tab = browser(address)
  const refused = await tab.go('/who?x=1')
  assert.equal(refused.headers.get('location'), '/sign-in?next=%2Fwho%3Fx%3D1')
  const { at, answer } = await signInAs(tab, 'sergeant', '/who?x=1')
  assert.equal(new URL(at, address).href, `${address}/who?x=1`)
  assert.partialDeepStrictEqual(await answer.json(), { name: 'Sample sergeant', forceId: 'north', roles: ['sergeant'] })
})

test('the page of people is grouped by job, and works as a plain form', async () => {
  const tab = browser(address)
  const { answer } = await tab.follow('/sign-in')
  const html = await answer.text()
  assert.match(html, /<h2[^>]*>Call handler<\/h2>[\s\S]*Sign in as Sample call handler[\s\S]*<h2[^>]*>Dispatcher<\/h2>/)
  assert.equal(html.match(/name="person"/g)?.length, roles.length)
  assert.match(html, /<form method="post" action="\/demonstration\/identity\/people\//)
})

test('a browser that keeps no cookies is not sent round for ever: it reads why', async () => {
  let at = '/who'
  let answer = await fetch(new URL(at, address), { redirect: 'manual' })
  for (let hop = 0; hop < 8 && answer.status === 303; hop++) {
    at = answer.headers.get('location') ?? ''
    answer = await fetch(new URL(at, address), { redirect: 'manual' })
  }
  assert.deepEqual([at, answer.status], ['/sign-in/return', 400])
  assert.match(await answer.text(), /cookies are switched off/)
})

test('how long a login takes', async (t) => {
  const tab = browser(address)
  await signInAs(tab, 'sergeant')
  const before = performance.now()
  for (let time = 0; time < 20; time++) await signInAs(tab, 'sergeant')
  const each = (performance.now() - before) / 20
  t.diagnostic(`${each.toFixed(1)} ms a login, all its pages and redirects, client included`)
  assert.ok(each < 1_000)
})

test('the cookie is out of reach of scripts and of other sites’ forms, and is a new one at every sign-in', async () => {
  const tab = browser(address)
  tab.jar.set('vigil_session /', { value: 'A'.repeat(43), path: '/' })
  await signInAs(tab, 'dispatcher')
  const first = sessionOf(tab)
  assert.notEqual(first, 'A'.repeat(43))
  assert.equal(await sessions.find('A'.repeat(43)), null)
  await signInAs(tab, 'sergeant')
  assert.notEqual(sessionOf(tab), first)
  assert.equal(await sessions.find(first), null)
  const { answer } = await tab.follow('/sign-in')
  assert.equal(answer.status, 200)
  const answered = await http.inject({ url: '/sign-in' })
  assert.match(String(answered.headers['set-cookie']), /vigil_sign_in=.*HttpOnly; SameSite=Lax/)
})

test('it never sends anybody to another site', async () => {
  for (const away of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\/elsewhere.example',
    '/a\n//b',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-out',
    '',
    `/${'x'.repeat(3_000)}`,
  ])
    assert.equal(whereTo(away), '/', JSON.stringify(away))
  assert.equal(whereTo('/missing/17?at=22:40'), '/missing/17?at=22:40')
  const tab = browser(address)
  const { at } = await signInAs(tab, 'sergeant', '//elsewhere.example/')
  assert.equal(new URL(at, address).href, `${address}/`)
})

test('a return with another state, a second time, or in another browser begins no session', async () => {
  const tab = browser(address)
  const { at } = await tab.follow('/sign-in')
  const chosen = await tab.go(at, { form: { person: idOf(0) } })
  const back = await tab.go(chosen.headers.get('location') ?? '')
  const returning = back.headers.get('location') ?? ''
  const stranger = browser(address)
  assert.equal((await stranger.go(returning)).status, 400)
  assert.equal((await tab.go(returning.replace(/state=[^&]+/, 'state=forged'))).status, 400)
  assert.equal((await tab.go(returning)).status, 303)
  const begun = sessionOf(tab)
  assert.notEqual(await sessions.find(begun), null)
  assert.equal((await tab.go(returning)).headers.get('location'), '/', 'signed in already: nothing left to do')
  assert.equal(sessionOf(tab), begun)
  assert.equal(sessionOf(stranger), '')
})

test('a code that was used, or forged, is refused in words', async () => {
  const tab = browser(address)
  const { at } = await tab.follow('/sign-in')
  const chosen = await tab.go(at, { form: { person: idOf(0) } })
  const returning = (await tab.go(chosen.headers.get('location') ?? '')).headers.get('location') ?? ''
  const waiting = tab.jar.get('vigil_sign_in /') ?? { value: '', path: '/' }
  const answer = await tab.go(returning.replace(/code=[^&]+/, 'code=forged'))
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /You could not be signed in/)
  assert.equal(sessionOf(tab), '')
  tab.jar.set('vigil_sign_in /', waiting)
  assert.equal((await tab.go(returning)).headers.get('location'), '/')
  const begun = sessionOf(tab)
  tab.jar.set('vigil_sign_in /', waiting)
  assert.equal((await tab.go(returning)).status, 403, 'the code was used')
  assert.equal(sessionOf(tab), begun)
})

test('somebody whom the register does not hold, or who has left, is told so and gets no session', async () => {
  const elsewhere = await serve({ saying: 'stranger@north.example' })
  const tab = browser(elsewhere.address)
  const { answer } = await signInAs(tab, 'sergeant')
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /Vigil does not know you[\s\S]*stranger@north\.example/)
  assert.equal(sessionOf(tab), '')
  const leaving = browser(address)
  await signInAs(leaving, 'auditor')
  const { at } = await leaving.follow('/sign-in')
  await setLeft('auditor', true)
  const form = await leaving.go(at, { form: { person: idOf(roles.indexOf('auditor')) } })
  assert.equal(form.headers.get('location'), '/sign-in')
  await setLeft('auditor', false)
})

const setLeft = async (role: Role, left: boolean) =>
  await db.write({ force: 'north', who: SYSTEM, now: systemNow() }, async (writer) => {
    await writer.query(
      sql`update staff set left_at = ${left ? systemNow() : null} where staff_id = ${idOf(roles.indexOf(role))}`,
    )
  })

test('only an address that the provider says is verified counts, unless this provider’s addresses are trusted', async () => {
  const claims = { issuer: 'https://login.example', subject: '1', email: emailOf('sergeant') }
  const refused = { kind: 'refused', because: 'address not verified' }
  for (const verified of [undefined, null, false, 'false', 'true', 0, 1])
    assert.deepEqual(knownBy({}, { ...claims, verified }), refused, String(verified))
  assert.deepEqual(knownBy({}, { ...claims, verified: true }), { kind: 'known', ...claims })
  assert.deepEqual(knownBy({ addressesTrusted: true }, { ...claims, verified: undefined }), {
    kind: 'known',
    ...claims,
  })
  const nothing = { ...claims, email: '', verified: true }
  assert.deepEqual(knownBy({ addressesTrusted: true }, nothing), { kind: 'refused', because: 'no address' })
})

test('an address given to another account at the provider signs in nobody, and an account is of one person', async () => {
  const address = 'http://localhost:9'
  const provider = `${address}/demonstration/identity`
  const accountOf = async (email: string, subject: string) =>
    (
      await db.read({ force: '', who: SYSTEM, now: systemNow() }, async (reader) => {
        return await signInPerson.one(reader, { email, issuer: provider, subject })
      })
    )?.account
  const sergeant = idOf(roles.indexOf('sergeant'))
  const bound = async (issuer: string, subject: string) =>
    await bindAccount(await worldOf(systemPerson('north')), sergeant, { issuer, subject })
  assert.equal(await accountOf(emailOf('sergeant'), '1'), 'none yet')
  await bound(provider, '1')
  await bound(provider, '2')
  assert.equal(await accountOf(emailOf('sergeant'), '1'), 'theirs')
  assert.equal(await accountOf(emailOf('sergeant'), '2'), 'another')
  assert.equal(await accountOf(emailOf('auditor'), '1'), 'of somebody else')
  assert.equal(await accountOf(emailOf('auditor'), '2'), 'none yet')

  const impostor = await serve({ saying: emailOf('dispatcher') })
  const tab = browser(impostor.address)
  await signInAs(tab, 'dispatcher')
  assert.notEqual(sessionOf(tab), '', 'the first to come')
  const [other, own] = [browser(impostor.address), browser(impostor.address)]
  const { answer } = await signInAs(other, 'sergeant')
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /using a different account at the sign-in provider/)
  assert.equal(sessionOf(other), '')
  await signInAs(own, 'dispatcher')
  assert.notEqual(sessionOf(own), '')
})

test('a provider that does not answer is said in words, and asked again the next time', async () => {
  let away = (_address: string) => true
  const failing = await serve({
    change: (settings) => ({
      ...settings,
      inside: async (at, options) => {
        if (away(at) || settings.inside === undefined) throw new TypeError('fetch failed')
        return await settings.inside(at, options)
      },
    }),
  })
  const tab = browser(failing.address)
  const answer = await tab.go('/sign-in')
  assert.equal(answer.status, 503)
  assert.match(await answer.text(), /Sign-in cannot be reached/)
  away = (at) => at.endsWith('/token')
  assert.equal((await signInAs(tab, 'sergeant')).answer.status, 503, 'it went away while its page was open')
  assert.equal(sessionOf(tab), '')
  away = () => false
  assert.equal((await signInAs(tab, 'sergeant')).answer.status, 200)
})

test('over https every cookie is secure and bound to this one host', async () => {
  const secure = await serve({ address: 'https://vigil.north.example' })
  const answer = await secure.http.inject({ url: '/sign-in', headers: { host: 'inside.proxy:3000' } })
  assert.match(
    String(answer.headers['set-cookie']),
    /^__Host-vigil_sign_in=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  assert.match(String(answer.headers.location), /^https:\/\/vigil\.north\.example\/demonstration\/identity\/auth\?/)
  const asked = await secure.http.inject({
    url: new URL(String(answer.headers.location)).href.replace(/^https:\/\/[^/]+/, ''),
  })
  const cookies = [asked.headers['set-cookie'] ?? []].flat()
  assert.ok(cookies.length > 0 && cookies.every((cookie) => /; secure; httponly$/.test(cookie)), String(cookies))
})

test('a form counts only with the secret of its own session, sent from our own page', async () => {
  const [tab, other] = [browser(address), browser(address)]
  await signInAs(tab, 'sergeant')
  await signInAs(other, 'sergeant')
  const mine = await csrfOf(tab)
  const status = async (form: Record<string, string>, headers: Record<string, string> = {}) =>
    (await tab.go('/noted', { form, headers })).status
  assert.equal(await status({ _csrf: mine }), 200)
  assert.equal(await status({ _csrf: mine }, { 'sec-fetch-site': 'same-origin', origin: address }), 200)
  assert.equal(await status({}), 403)
  assert.equal(await status({ _csrf: '' }), 403)
  assert.equal(await status({ _csrf: mine.slice(1) }), 403)
  assert.equal(await status({ _csrf: await csrfOf(other) }), 403)
  assert.equal(await status({ _csrf: mine }, { origin: 'https://elsewhere.example' }), 403)
  assert.equal(await status({ _csrf: mine }, { origin: 'null' }), 403)
  assert.equal(await status({ _csrf: mine }, { 'sec-fetch-site': 'cross-site' }), 403)
  const before = mine
  await signInAs(tab, 'sergeant')
  assert.equal(await status({ _csrf: before }), 403, 'the secret of the session before')
})

test('signing out needs the secret too, ends the session for good and wipes what the browser keeps', async () => {
  const tab = browser(address)
  await signInAs(tab, 'sergeant')
  const cookie = sessionOf(tab)
  assert.equal((await tab.go('/sign-out', { form: {} })).status, 403)
  assert.notEqual(await sessions.find(cookie), null)
  const out = await tab.go('/sign-out', { form: { _csrf: await csrfOf(tab) } })
  assert.equal(out.headers.get('clear-site-data'), '"storage"')
  const onwards = new URL((/;url=([^"]+)"/.exec(await out.text())?.[1] ?? '').replaceAll('&amp;', '&'))
  assert.equal(onwards.origin, address)
  assert.equal((await tab.go(onwards.href)).headers.get('location'), '/sign-in/ended', 'its provider sends them back')
  onwards.searchParams.set('post_logout_redirect_uri', 'https://elsewhere.example/')
  assert.equal((await tab.go(onwards.href)).headers.get('location'), '/sign-in', 'and nowhere else')
  assert.equal(await sessions.find(cookie), null)
  assert.equal(sessionOf(tab), '')
  const stolen = await fetch(`${address}/who`, { redirect: 'manual', headers: { cookie: `vigil_session=${cookie}` } })
  assert.equal(stolen.status, 303)
  assert.equal((await tab.go('/sign-out', { form: {} })).status, 200, 'already out')
})

test('who may not is told which jobs may; the commissioner’s office opens no case', async () => {
  const tab = browser(address)
  await signInAs(tab, "commissioner's office")
  const page = await tab.go('/cases')
  assert.equal(page.status, 403)
  assert.match(await page.text(), /To see an episode, you need this job: call handler, dispatcher,.* or inspector\./)
  const api = await tab.go('/api/cases')
  assert.match(api.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.partialDeepStrictEqual(await api.json(), { status: 403, title: 'Your role does not allow this' })
})

test('a program’s token opens the API and nothing else, until it is revoked', async () => {
  const handler = { staffId: idOf(0), forceId: 'north', name: '', roles: [], unit: null, supervisorId: null }
  const token = await tokens.make(handler, { label: 'command and control', days: 1 })
  const ask = async (path: string, sent: string, method = 'GET') =>
    await fetch(`${address}${path}`, { redirect: 'manual', method, headers: { authorization: `Bearer ${sent}` } })
  assert.partialDeepStrictEqual(await (await ask('/api/who', token)).json(), { staffId: idOf(0) })
  assert.equal((await ask('/api/noted', token, 'POST')).status, 200)
  assert.equal((await ask('/who', token)).status, 303)
  assert.equal((await ask('/api/who', `${token}x`)).status, 401)
  await tokens.revoke(handler, token)
  const refused = await ask('/api/who', token)
  assert.equal(refused.status, 401)
  assert.partialDeepStrictEqual(await refused.json(), { type: '/using-the-api#not-signed-in', status: 401 })
})
