// The board on a wall: what the screen cuts off is counted at its foot, moves with the board, and without a script the rows are counted in all.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { reportBody } from '../../../../test/report.ts'

const it = await testApp()
const handler = await it.named('Asha Nolan')
const names = [
  'Alder',
  'Birch',
  'Cedar',
  'Elder',
  'Hazel',
  'Holly',
  'Larch',
  'Maple',
  'Olive',
  'Rowan',
  'Thorn',
  'Yarrow',
]
const reported = async (surname: string) => {
  const made = await handler.api('/api/missing/report', reportBody(it.clock(), { name: `Kit ${surname}` }))
  assert.equal(made.status, 201, made.text)
}
for (const name of names) await reported(name)

test('twelve children on a wall: how many are cut off below is said in sight, and follows the board; scrolled down, nothing is below', async (context) => {
  const browser = await withBrowser(context)
  const [name = '', value = ''] = handler.cookie.split('=')
  const open = async (javaScriptEnabled: boolean) => {
    const page = await (
      await browser.newContext({
        viewport: { width: 1920, height: 1080 },
        colorScheme: 'dark',
        javaScriptEnabled,
        bypassCSP: true,
      })
    ).newPage()
    await page.context().addCookies([{ name, value, url: it.address }])
    await page.goto(`${it.address}/board`)
    return page
  }
  const page = await open(true)
  const below = page.locator('#below')
  await page.waitForFunction("/more below/.test(document.getElementById('below').textContent)")
  const cut = Number(
    await page.evaluate(
      "[...document.querySelectorAll('.vigil-board__row')].filter((row) => row.getBoundingClientRect().bottom > innerHeight - document.getElementById('below').offsetHeight + 1).length",
    ),
  )
  assert.ok(cut > 0 && cut < names.length)
  assert.match((await below.textContent()) ?? '', new RegExp(`^${cut} more below(, ${cut} late)?$`))
  const box = await below.boundingBox()
  assert.ok(box !== null && box.y + box.height <= 1080, 'on the screen, not under it')

  await reported('Zelkova')
  await page.waitForFunction(`document.getElementById('below').textContent.startsWith('${cut + 1} more below')`)
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  await page.waitForFunction("document.getElementById('below').style.visibility === 'hidden'")

  assert.equal(await (await open(false)).locator('#below').textContent(), '13 rows on this board')
})

test('by keyboard nothing that is reached lies under the count', async (context) => {
  const browser = await withBrowser(context)
  const [name = '', value = ''] = handler.cookie.split('=')
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  await page.context().addCookies([{ name, value, url: it.address }])
  await page.goto(`${it.address}/board`)
  await page.locator('#below', { hasText: 'more below' }).waitFor()
  const under: string[] = []
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    under.push(
      ...(await page.evaluate<string[]>(`(() => {
        const [bar, one] = [document.getElementById('below'), document.activeElement]
        const hidden = bar.style.visibility !== 'hidden' && one.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1
        return hidden && one.closest('.vigil-board__row') ? [one.textContent] : []
      })()`)),
    )
  }
  assert.deepEqual(under, [])
})
