// `vigil pdf`: a page as somebody sees it, as a tagged PDF: a board's frozen pack, a letter, what is printed for an inspector.

import { openBrowser } from './chromium.ts'
import { CannotBeDone, type CommandLine, needed, neededPath, printJson, printLines } from './command.ts'
import { type AsPerson, asPerson, emailOption } from './on-behalf.ts'
import { atPlace, forceOption } from './place.ts'

export const command: CommandLine = {
  name: 'pdf',
  about: [
    'Prints one page as a tagged PDF, whose headings and tables a screen reader can find. The page is printed as the member of staff you',
    'name sees it. If reading the page is logged, this is logged too. It needs the browser in the development packages.',
  ],
  options: [
    forceOption,
    emailOption,
    { name: 'page', value: '<path>', words: 'The page: /meeting/… for a frozen pack, /plan/…/letter for a letter' },
    { name: 'out', value: '<file>', words: 'The file to write' },
  ],
  examples: ['vigil pdf --email sam.underhill@demonstration.example --page /meeting/018f… --out board.pdf'],
  run: async (asked, io) => {
    const [email, page, out] = [
      needed(asked, 'email', 'sam.underhill@demonstration.example'),
      neededPath(asked, 'page', '/meeting/018f…'),
      needed(asked, 'out', 'board.pdf'),
    ]
    return await atPlace(asked, io, async (place) => {
      const bytes = await asPerson(place, email, async (asking) => await printed(asking, { page, out }))
      if (asked.json) await printJson(io, { page, out, bytes })
      else await printLines(io, [`${out}: ${Math.ceil(bytes / 1024)} kB`])
      return 0
    })
  },
}

type Wanted = { readonly page: string; readonly out: string }

/** What the browser asks for is answered by the application itself. Answers how many bytes. */
async function printed({ person, get }: AsPerson, { page, out }: Wanted): Promise<number> {
  const found = await get(page)
  if (found.status !== 200)
    throw new CannotBeDone(`${page} answered ${found.status} to ${person.name}. Nothing was printed.`)
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ javaScriptEnabled: false })
    // Of this application and of nowhere else.
    await context.route('**/*', async (route) => {
      const { pathname, search, host } = new URL(route.request().url())
      if (host !== 'vigil.invalid') return await route.abort()
      const answer = pathname + search === page ? found : await get(pathname + search)
      await route.fulfill({ status: answer.status, contentType: answer.type, body: answer.payload })
    })
    const sheet = await context.newPage()
    await sheet.goto(`http://vigil.invalid${page}`, { waitUntil: 'load' })
    const bytes = await sheet.pdf({ path: out, format: 'A4', tagged: true, outline: true, printBackground: true })
    return bytes.length
  } finally {
    await browser.close()
  }
}
