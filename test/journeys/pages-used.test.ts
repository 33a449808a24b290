// Every page, used: readable without JavaScript, and every form sent empty, which says what is refused, by the keyboard alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { all, it, open, violations, window } from '../every-page.ts'
import { byKeyboard, saidAtTheTop, sent, withoutJavaScript } from '../refused.ts'

test('a call handler’s screen of 1280 by 1080 shows the five answers and the button that sends them, without scrolling', async () => {
  const page = await open(await it.named('Asha Nolan'), '/missing/report', { width: 1280 })
  const button = await page.locator('button:has-text("Put the child on the board")').first().boundingBox()
  assert.ok(
    button !== null && button.y + button.height <= 1080,
    `the button ends at ${button && button.y + button.height}`,
  )
  await page.context().close()
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

/** Asked at once: each question of a browser to a new page costs more than the answer. */
const lacks = `(() => {
  const seen = (one) => one !== null && one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0
  const forms = [...document.querySelectorAll('main form[method=post]')]
  return [
    ...(seen(document.querySelector('h1')) ? [] : ['no heading']),
    ...((document.querySelector('main')?.innerText ?? '').length < 20 ? ['nothing in it'] : []),
    ...(forms.length > 0 && !forms.some((form) => [...form.querySelectorAll('button')].some(seen)) ? ['a form without a button'] : []),
  ]
})()`

test('every page without JavaScript has its heading, what it shows, and the button of its form; every form sent empty: what is refused is said at the top and leads to its field, by keyboard alone and without JavaScript; axe finds nothing; what is typed stays', {
  timeout: 900_000,
}, async (t) => {
  const wrong: string[] = []
  let [refused, kept] = [0, 0]
  const [go, goWithout] = [await window({ width: 400 }), await window({ width: 400, javaScriptEnabled: false })]
  for (const { client, path } of all.shown) {
    const without = await goWithout(client, path)
    const lacking: unknown = await without.evaluate(lacks)
    wrong.push(...(Array.isArray(lacking) ? lacking : ['it could not be looked at']).map((one) => `${path}: ${one}`))
    const page = await go(client, path)
    if (new URL(page.url()).pathname !== path.split('?')[0] || !(await sent(page))) continue
    const said = await saidAtTheTop(page)
    if (said.lines === 0) continue
    refused++
    const again = await withoutJavaScript(without, said)
    kept += again.kept
    const found = [
      ...(await violations(page)),
      ...(said.sideways > 1 ? [`scrolls ${said.sideways} px sideways`] : []),
      ...(await byKeyboard(page, said)),
      ...again.wrong.map((one) => `without JavaScript: ${one}`),
    ]
    wrong.push(...found.map((one) => `${path} refused: ${one}`))
  }
  t.diagnostic(`${refused} forms refused, of ${all.shown.length} pages; ${kept} answers stood there again`)
  assert.deepEqual(wrong, [])
  assert.ok(refused >= 200, `only ${refused} forms refused`)
  assert.ok(kept >= 400, `only ${kept} answers stood there again`)
})

test('using the API, for who may record most: its longest address does not scroll a phone sideways', async () => {
  const page = await open(await it.named('Milo Ferrand'), '/using-the-api', { width: 400 })
  assert.match((await page.textContent('main')) ?? '', /POST \/api\/recommendation\//)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0)
  await page.context().close()
})
