// Looks at a page: `bin/node test/screenshot.ts <url> <out.png> [width] [--cookie 'name=value']`; the whole page, 1280 wide unless told.
import { parseArgs } from 'node:util'
import { openBrowser } from './browser.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { cookie: { type: 'string' } } })
const [url, out, width = '1280'] = positionals
if (url === undefined || out === undefined || !Number.isInteger(Number(width))) {
  console.error("Use: bin/node test/screenshot.ts <url> <out.png> [width] [--cookie 'name=value']")
  process.exit(2)
}

const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: Number(width), height: 900 } })
  if (values.cookie !== undefined) await page.setExtraHTTPHeaders({ cookie: values.cookie })
  const answer = await page.goto(url, { waitUntil: 'load', timeout: 20_000 })
  await page.screenshot({ path: out, fullPage: true })
  console.log(`${answer?.status() ?? 'no answer'} ${await page.title()} → ${out}`)
} finally {
  await browser.close()
}
