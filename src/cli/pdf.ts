// `vigil pdf`: a page as somebody sees it, as a tagged PDF: a board's frozen pack, a letter, what is printed for an inspector.
import { makeApp } from '../app.ts'
import { systemNow } from '../kernel/time.ts'
import { personOfRow, staffByEmail } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { cookieName } from '../web/access.ts'
import { makeSessions } from '../web/session.ts'
import { openBrowser } from './chromium.ts'
import { CannotBeDone, type CommandLine, Misused, needed, printJson, printLines } from './command.ts'
import { atPlace, forceOption, type Place } from './place.ts'

export const command: CommandLine = {
  name: 'pdf',
  about: [
    'Prints one page as a tagged PDF, with headings and tables that a screen reader finds. It is read as the member of staff named sees it,',
    'and where reading a page is logged this is. Needs the browser of the packages for development.',
  ],
  options: [
    forceOption,
    { name: 'email', value: '<address>', words: 'Who reads it, as they sign in' },
    { name: 'page', value: '<path>', words: 'The page: /meeting/… for a frozen pack, /plan/…/letter for a letter' },
    { name: 'out', value: '<file>', words: 'Where the PDF goes' },
  ],
  examples: ['vigil pdf --email sam.underhill@example.org --page /meeting/018f… --out board.pdf'],
  run: async (asked, io) => {
    const [email, page, out] = [
      needed(asked, 'email', 'sam.underhill@example.org'),
      needed(asked, 'page', '/meeting/018f…'),
      needed(asked, 'out', 'board.pdf'),
    ]
    if (!page.startsWith('/') || page.startsWith('//')) throw new Misused('--page is a path, beginning with one /.')
    return await atPlace(asked, io, async (place) => {
      const pages = await printed(place, { email, page, out })
      if (asked.json) await printJson(io, { page, out, bytes: pages })
      else await printLines(io, [`${out}: ${Math.ceil(pages / 1024)} kB`])
      return 0
    })
  },
}

type Wanted = { readonly email: string; readonly page: string; readonly out: string }

/** Nothing listens: what the browser asks for is answered by the application itself. Answers how many bytes. */
async function printed({ config, open, force, now }: Place, { email, page, out }: Wanted): Promise<number> {
  const databases = {
    app: open('vigil_app'),
    clock: open('vigil_clock'),
    measure: open('vigil_measure'),
    judge: open('vigil_judge'),
    erase: open('vigil_erase'),
  }
  const row = await databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await staffByEmail.one(reader, { force, email }),
  )
  if (row === null) throw new CannotBeDone(`Nobody in ${force} signs in as ${email}.`)
  const app = await makeApp({ config, databases, clock: systemNow, logLevel: 'silent', requestsPerMinute: 0 })
  const sessions = makeSessions(databases.app, systemNow)
  const cookie = await sessions.begin(personOfRow(row), null)
  const secure = config.address.startsWith('https:')
  const get = async (url: string) =>
    await app.server.http.inject({
      method: 'GET',
      url,
      headers: { cookie: `${cookieName('vigil_session', secure)}=${cookie}` },
    })
  try {
    const found = await get(page)
    if (found.statusCode !== 200)
      throw new CannotBeDone(`${page} answers ${found.statusCode} to ${row.name}: nothing is printed.`)
    const browser = await openBrowser()
    try {
      const context = await browser.newContext({ javaScriptEnabled: false })
      // Of this application and of nowhere else.
      await context.route('**/*', async (route) => {
        const { pathname, search, host } = new URL(route.request().url())
        if (host !== 'vigil.invalid') return await route.abort()
        const answer = pathname + search === page ? found : await get(pathname + search)
        await route.fulfill({
          status: answer.statusCode,
          contentType: String(answer.headers['content-type'] ?? 'text/html'),
          body: answer.rawPayload,
        })
      })
      const sheet = await context.newPage()
      await sheet.goto(`http://vigil.invalid${page}`, { waitUntil: 'load' })
      const bytes = await sheet.pdf({ path: out, format: 'A4', tagged: true, outline: true, printBackground: true })
      return bytes.length
    } finally {
      await browser.close()
    }
  } finally {
    await sessions.end(cookie)
    await app.server.http.close()
    await app.stop()
  }
}
