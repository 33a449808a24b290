// The pack on a phone: what is worse first, with a link to it; long tables folded, and open where it is wide, on paper and without a script.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { axeServed } from '../../../test/axe.ts'
import { withBrowser } from '../../../test/browser.ts'
import { covered } from '../../../test/covered.ts'
import { openSeal } from '../../kernel/sequencer.ts'

const { violations } = await axeServed()
const it = await testApp()
const milo = await it.named('Milo Ferrand')
await covered(it.databases.clock, milo.person.forceId, it.clock(), openSeal('ledger', it.files))
const tomorrow = new Date(Date.parse(it.clock()) + 7 * 86_400_000).toISOString().slice(0, 10)
const called = await milo.send('/meeting/calls', { title: 'Board of the week', heldOn: tomorrow })
const frozen = await milo.send(`${called.location}/pack`, { decisionsAsked: 'Two posts\nA room', childrenSaid: '' })
const shown = (await milo.get(called.location ?? '')).text

test('the numbers that are worse stand under the heading, each leading to its list, before any list', () => {
  assert.equal(frozen.status, 303, frozen.text)
  const headline = /<ul class="govuk-list vigil-headline"[\s\S]*?<\/ul>/.exec(shown)?.[0] ?? ''
  const places = [...headline.matchAll(/href="#([a-z-]+)"/g)].map((match) => match[1] ?? '')
  assert.deepEqual(places.slice(0, 2), ['no-longer-met', 'overdue'])
  // What is minuted in the meeting stands below everything: it is reached from the top.
  for (const place of ['audited-files', 'every-recommendation', 'minutes'])
    assert.ok(shown.indexOf(`href="#${place}"`) < shown.indexOf('id="no-longer-met"'), place)
  for (const place of [...places, 'audited-files', 'every-recommendation', 'minutes'])
    assert.match(shown, new RegExp(`<h2[^>]*id="${place}"`))
  assert.match(headline, /Decisions asked: <strong>2</)
  assert.ok(shown.indexOf(headline) < shown.indexOf('id="no-longer-met"'))
  const folds = (shown.match(/<details class="vigil-folds[^>]* open>/g) ?? []).length
  assert.ok(folds > 0)
  assert.equal(folds, shown.split('<details class="vigil-folds').length - 1, 'as sent, every one is open')
})

test('folded at 400 pixels and opened by hand; open when wide, on paper, and with no script', async (context) => {
  const browser = await withBrowser(context)
  const open = async (width: number, javaScriptEnabled: boolean) => {
    const page = await (
      await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, bypassCSP: true })
    ).newPage()
    const [name = '', value = ''] = milo.cookie.split('=')
    await page.context().addCookies([{ name, value, url: it.address }])
    await page.goto(`${it.address}${called.location}`, { waitUntil: 'networkidle' })
    return page
  }
  const seen = async (page: Awaited<ReturnType<typeof open>>) =>
    await page.locator('.vigil-folds table').first().isVisible()
  const handle = (page: Awaited<ReturnType<typeof open>>) =>
    page.locator('.vigil-folds:not(.vigil-folds--named) > summary').first()
  const group = (page: Awaited<ReturnType<typeof open>>) =>
    page.locator('.vigil-folds--named:has(.vigil-pack__one) > summary').first()
  const phone = await open(400, true)
  assert.deepEqual(await violations(phone), [])
  assert.equal(await phone.evaluate('document.documentElement.scrollWidth'), 400)
  assert.equal(await seen(phone), false)
  assert.match((await group(phone).textContent()) ?? '', /^Insufficient data: \d+ recommendations?$/)
  await group(phone).click()
  await handle(phone).click()
  assert.equal(await seen(phone), true)
  await handle(phone).click()
  await group(phone).click()
  await phone.evaluate("dispatchEvent(new Event('beforeprint'))")
  assert.equal(await seen(phone), true, 'printed from a phone, everything is there')
  await phone.evaluate("dispatchEvent(new Event('afterprint'))")
  await phone.emulateMedia({ media: 'print' })
  assert.equal(await seen(phone), true, 'by the style sheet too')
  await phone.emulateMedia({ media: 'screen' })
  await phone.setViewportSize({ width: 1280, height: 800 })
  await phone.waitForFunction("document.querySelector('.vigil-folds').open")
  assert.equal(await handle(phone).isVisible(), false, 'wide, there is nothing to fold')
  assert.equal(await seen(await open(400, false)), true)
  const wide = await open(1280, true)
  assert.equal(await seen(wide), true)
  assert.deepEqual(await violations(wide), [])
})

test('the months of a figure are a small table, a month a row, and no sentence', () => {
  const months = /<table class="vigil-months">[\s\S]*?<\/table>/.exec(shown)?.[0] ?? ''
  assert.match(
    months,
    /<th scope="row"><a class="govuk-link" href="\/meeting\/[^"]+\/figures\/[^"]+">\w{3} \d{4}<\/a><\/th>/,
  )
  assert.equal((months.match(/<tr>/g) ?? []).length, 7, 'the heading and six whole months')
})
