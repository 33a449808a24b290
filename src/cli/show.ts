// `vigil show`: what a page shows, as its values; a page that is a file, as that file.

import { CannotBeDone, type CommandLine, needed, neededPath } from './command.ts'
import { asPerson, emailOption } from './on-behalf.ts'
import { atPlace, forceOption } from './place.ts'
import { refusalsOf } from './refusals.ts'

export const command: CommandLine = {
  name: 'show',
  about: [
    'Prints what a page shows to the member of staff you name: its values as JSON, or the file itself, such as a CSV.',
    'If reading the page is logged, this is logged too. Without --json the JSON is indented.',
  ],
  options: [
    forceOption,
    emailOption,
    { name: 'page', value: '<path>', words: 'The page, as in the browser: /board, /missing/…, /measures' },
  ],
  examples: [
    'vigil show --email dev.ramsden@demonstration.example --page /board',
    'vigil show --email … --page "/measures?months=6" --json',
    'vigil show --email … --page "/missing/search?name=Ruby+Ashdown"',
  ],
  run: async (asked, io) => {
    const [email, page] = [
      needed(asked, 'email', 'dev.ramsden@demonstration.example'),
      neededPath(asked, 'page', '/board'),
    ]
    return await atPlace(asked, io, async (place) => {
      await asPerson(place, email, async ({ get, person }) => {
        const values = await get(`/api${page}`)
        if (values.status === 200) {
          const text = values.payload.toString('utf8')
          await io.out(asked.json ? `${text}\n` : `${JSON.stringify(JSON.parse(text), null, 2)}\n`)
          return
        }
        const file = values.status === 404 ? await get(page) : values
        if (file.status !== 200 || file.type.startsWith('text/html'))
          throw new CannotBeDone(
            file.status === 200
              ? `${page} is shown only in a browser. vigil pdf can print it.`
              : `${page} answered ${file.status} to ${person.name}. ${refusalsOf(values).join(' ')}`,
          )
        await io.out(file.payload)
      })
      return 0
    })
  },
}
