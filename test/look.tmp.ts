import { openBrowser } from './browser.ts'
const [address='', who='', ...paths] = process.argv.slice(2)
const browser = await openBrowser()
for (const width of [1280, 400]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${who}` }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in') && !url.pathname.startsWith('/demonstration'))
  for (const [i, path] of paths.entries()) {
    if (path.startsWith('click:')) { await page.getByRole('link', { name: new RegExp(path.slice(6)) }).first().click(); await page.waitForLoadState('load') }
    else await page.goto(address + path)
    await page.screenshot({ path: `/tmp/lead/shots/${who.split(' ')[0]}-${i}-${width}.png`, fullPage: true })
    console.log(await page.title(), page.url(), await page.evaluate('document.documentElement.scrollHeight'))
  }
  await context.close()
}
await browser.close()
