// Every page, used: by the keyboard alone, and every form sent empty, which says what is refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, it, open, violations, window } from '../every-page.ts'

/** Everything that can be used, by what the Tab key reaches as one stop: the radios of a question are one. */
const stops = `(() => {
  const stops = new Set()
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) continue
    one.dataset.stop = one.type === 'radio' ? 'radio ' + one.name : String(stops.size) + ' ' + one.tagName + ' ' + (one.name || one.textContent).trim().slice(0, 40)
    stops.add(one.dataset.stop)
  }
  return [...stops]
})()`
/** Where the keyboard is, and whether one can see it there: an outline, a shadow or another ground. */
const here = `(() => {
  const one = document.activeElement
  if (one === null || one === document.body) return null
  const look = getComputedStyle(one)
  const near = one.nextElementSibling === null ? null : getComputedStyle(one.nextElementSibling, '::before')
  const seen = look.outlineStyle !== 'none' || look.boxShadow !== 'none' || (near !== null && near.boxShadow !== 'none')
  return (seen ? '' : 'unseen ') + (one.dataset.stop ?? '')
})()`

test('every page by keyboard alone: the Tab key reaches everything that can be used, and one sees where it is', {
  timeout: 900_000,
}, async () => {
  const wrong: string[] = []
  let reached = 0
  const go = await window({ width: 1280 })
  for (const { client, path } of all.shown) {
    const page = await go(client, path)
    const wanted: unknown = await page.evaluate(stops)
    const left = new Set(Array.isArray(wanted) ? wanted.map(String) : [])
    const [most, unseen, seen] = [left.size * 4 + 40, new Set<string>(), new Set<string>()]
    // A date has several stops of its own; the end of the page is where the keyboard leaves it.
    for (let press = 0; press < most && left.size > 0; press++) {
      await page.keyboard.press('Tab')
      const at: unknown = await page.evaluate(here)
      if (at === null && press > 0) break
      const name = String(at).replace('unseen ', '')
      const found = String(at).startsWith('unseen ') ? unseen : seen
      found.add(name)
      if (left.delete(name)) reached++
    }
    for (const one of unseen) if (!seen.has(one)) wrong.push(`${path}: one does not see that the keyboard is at ${one}`)
    for (const one of left) wrong.push(`${path}: the keyboard does not reach ${one}`)
  }
  assert.ok(reached > 1500, `only ${reached} stops were reached`)
  assert.deepEqual(wrong, [])
})

test('a form in its error state: axe finds nothing, and the summary leads to the field', async () => {
  const page = await open(await it.named('Asha Nolan'), '/missing/report', { width: 400 })
  await page.click('button:has-text("Put the child on the board")')
  await page.waitForSelector('.govuk-error-summary')
  assert.deepEqual(await violations(page), [])
  await page.click('.govuk-error-summary a >> nth=0')
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'INPUT')
  await page.context().close()
})

test('every form sent empty: what is refused is said at the top, leads to its field, and axe finds nothing', {
  timeout: 900_000,
}, async (t) => {
  const wrong: string[] = []
  let refused = 0
  for (const { client, path } of all.shown) {
    const page = await open(client, path, { width: 400, javaScriptEnabled: true })
    const button = page.locator('main form[method=post] button[type=submit]:not([name]):visible').last()
    if ((await button.count()) > 0 && new URL(page.url()).pathname === path.split('?')[0]) {
      await page.evaluate('for (const form of document.forms) form.noValidate = true')
      await button.click()
      await page.waitForLoadState('load')
      if ((await page.locator('.govuk-error-summary').count()) > 0) {
        refused++
        wrong.push(...(await violations(page)).map((one) => `${path} refused: ${one}`))
        const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        if (Number(wider) > 1) wrong.push(`${path} refused: scrolls ${String(wider)} px sideways`)
        const lost: unknown = await page.evaluate(
          "[...document.querySelectorAll('.govuk-error-summary a')].map((a) => a.getAttribute('href')).filter((at) => at.startsWith('#') && document.getElementById(at.slice(1)) === null)",
        )
        if (Array.isArray(lost) && lost.length > 0) wrong.push(`${path} refused: leads nowhere: ${lost.join(', ')}`)
      }
    }
    await page.context().close()
  }
  t.diagnostic(`${refused} forms refused, of ${all.shown.length} pages`)
  assert.ok(refused >= 60, `only ${refused} forms refused`)
  assert.deepEqual(wrong, [])
})

test('using the API, for who may record most: its longest address does not scroll a phone sideways', async () => {
  const page = await open(await it.named('Milo Ferrand'), '/using-the-api', { width: 400 })
  assert.match((await page.textContent('main')) ?? '', /POST \/api\/recommendation\//)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0)
  await page.context().close()
})
