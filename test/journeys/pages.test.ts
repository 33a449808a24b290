// Every page, with data: no violation that axe finds, no sideways scrolling on a phone, everything reached by keyboard.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { neighbour } from '../../src/demonstration/force.ts'
import { all, browser, filesAndPictures, it, people, violations, window } from '../every-page.ts'
import { fromTheTop, tabThrough } from '../keyboard.ts'

test('every address opens for somebody: as a page, or as the file or picture that it is', () => {
  assert.deepEqual(all.closed, [])
  assert.deepEqual(all.files.map(({ route }) => route).sort(), Object.keys(filesAndPictures).sort())
  assert.ok(all.shown.length >= 385, `only ${all.shown.length} pages were found`)
})

test('every file and picture: what it is, what it is called, and who does not get it', async () => {
  for (const { client, path, route, mayNot } of all.files) {
    const ask = async (cookie: string) =>
      await fetch(`${it.address}${path}`, { headers: { cookie }, redirect: 'manual' })
    const answer = await ask(client.cookie)
    const wanted = filesAndPictures[route]
    const said = /^(?:attachment|inline); filename="([^"]+)"$/.exec(answer.headers.get('content-disposition') ?? '')
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')],
      [200, wanted?.type, 'no-store'],
      path,
    )
    assert.match(said?.[1] ?? '', wanted?.name ?? /^$/, path)
    assert.ok((await answer.arrayBuffer()).byteLength > 20, `${path} is empty`)
    const out = await ask('')
    assert.deepEqual([out.status, out.headers.get('location')], [303, `/sign-in?next=${encodeURIComponent(path)}`])
    assert.ok(mayNot.length > 0, path)
    for (const role of mayNot)
      assert.equal((await ask(people.get(role)?.cookie ?? '')).status, 403, `${path} to ${role}`)
    if (!route.includes(':record')) continue
    const elsewhere = await it.newcomer(neighbour.id, 'Inga Steelforth', client.person.roles)
    assert.equal((await ask(elsewhere.cookie)).status, 404, `${path} to another force`)
  }
})

test('every page: axe finds nothing, light on a phone and dark on a wide screen, neither scrolls sideways, and the Tab key reaches everything that can be used', {
  timeout: 900_000,
}, async () => {
  const wrong: string[] = []
  let reached = 0
  const go = await window({ width: 400 })
  for (const { client, path } of all.shown) {
    // Each is asked for once: to ask again, and to have axe begin again, takes longer than it takes to look.
    const page = await go(client, path)
    const phone = await looked(page)
    const walked = await tabThrough(await fromTheTop(page))
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(inDark)
    const wide = await looked(page)
    await page.setViewportSize({ width: 400, height: 800 })
    reached += walked.reached
    wrong.push(
      ...phone.map((one) => `${path} at 400: ${one}`),
      ...wide.map((one) => `${path} at 1280, dark: ${one}`),
      ...walked.wrong.map((one) => `${path}: ${one}`),
    )
  }
  assert.deepEqual(wrong, [])
  assert.ok(reached > 5000, `only ${reached} stops were reached`)
})

async function looked(page: Page): Promise<readonly string[]> {
  const found = await violations(page)
  const sideways = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  )
  return sideways > 1 ? [...found, `scrolls ${sideways} px sideways`] : found
}

/** As the server sends the page to who chose it, which the test below says: every page has the theme of its one layout. */
const inDark = `(() => {
  document.documentElement.dataset.theme = 'dark'
  document.querySelector('meta[name=color-scheme]').content = 'dark'
})()`

test('a dark page is the light one but for its theme, and for the button that changes it', async () => {
  // One that tells no time.
  const [path, cookie] = ['/help', (await it.named('Dev Ramsden')).cookie]
  const inColours = async (theme: 'dark' | 'light') => {
    const answer = await fetch(`${it.address}${path}`, { headers: { cookie: `${cookie}; vigil_theme=${theme}` } })
    const html = await answer.text()
    assert.ok(html.includes(`data-theme="${theme}"`))
    const own = [`data-theme="${theme}"`, `<meta name="color-scheme" content="${theme}">`]
    return own
      .reduce((text, one) => text.replace(one, ''), html)
      .replace(/<form[^>]*action="\/appearance">[\s\S]*?<\/form>/, '')
      .replace(/\s+/g, ' ')
  }
  assert.equal(await inColours('dark'), await inColours('light'))
})

test('who is not signed in: the people one may sign in as, being signed out, and an address that there is none at, hold to the same', {
  timeout: 120_000,
}, async () => {
  const wrong: string[] = []
  const at = it.address.replace('127.0.0.1', 'localhost')
  for (const width of [400, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    const look = async (what: string) => {
      wrong.push(...(await violations(page)).map((one) => `${what} at ${width}: ${one}`))
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      if (Number(wider) > 1) wrong.push(`${what} at ${width}: scrolls ${String(wider)} px sideways`)
    }
    await page.goto(`${at}/sign-in`)
    assert.ok((await page.locator('button', { hasText: 'Sign in as Jo Pemberley' }).count()) === 1)
    await look('the people')
    await page.click('button:has-text("Sign in as Jo Pemberley")')
    await page.waitForSelector('.vigil-header__person')
    await page.goto(`${at}/no-such-page`)
    await look('no such page')
    await page.click('button:has-text("Sign out")')
    await page.locator('h1', { hasText: /signed out/i }).waitFor()
    await look('signed out')
    await context.close()
  }
  assert.deepEqual(wrong, [])
})
