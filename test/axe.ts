// What axe finds on a page, for a file of tests that looks at many: its program is served once, and the browser keeps it as it was compiled. Imported at the top of a test file.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import type { Page } from 'playwright-core'

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 to level AA. Of what holds only its number is gathered; of what a page loads axe waits for sound that plays by itself, since no rule of these reads style sheets. */
const looking = `.then(() => axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  preload: { assets: ['media'] },
})).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')))`

export async function axeServed() {
  const server = createServer((_, answer) =>
    answer
      .writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'max-age=86400, immutable' })
      .end(program),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('axe is served at no port')
  // Fetched once a page, and asked at once: what a test's own tools put into a new page to do the first alone costs more than axe itself.
  const fetched = `new Promise((done, failed) => {
    if (window.axe !== undefined) return done()
    const program = document.createElement('script')
    program.onload = done
    program.onerror = () => failed(new Error('axe was not fetched'))
    program.src = 'http://127.0.0.1:${at.port}/axe.js'
    document.head.append(program)
  })`
  return {
    /** By rule and place. The page is of a context that passes over its content security policy. */
    violations: async (page: Page): Promise<readonly string[]> => {
      const found: unknown = await page.evaluate(`${fetched}${looking}`)
      return Array.isArray(found) ? found.map(String) : ['axe did not answer']
    },
  }
}
