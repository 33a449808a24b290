// `vigil record`: carries out any command that a form carries out, by the same function, as the member of staff named.
import type { Readable } from 'node:stream'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { readJsonText } from '../kernel/json-text.ts'
import { isKey } from '../web/api.ts'
import { CannotBeDone, type CommandLine, type Io, Misused, needed, neededPath, printLines } from './command.ts'
import { type AsPerson, asPerson, emailOption } from './on-behalf.ts'
import { atPlace, forceOption } from './place.ts'
import { refusalsOf } from './refusals.ts'

/** Characters: a picture of eight megabytes, as text, and what is said of it. */
const most = 12_000_000

export const command: CommandLine = {
  name: 'record',
  about: [
    'Carries out one command for the member of staff you name, as the form at that address does, with their permissions and their name',
    'on what is recorded. The values of the form are read as JSON from standard input. If anything is wrong, all of it is listed, nothing',
    'is recorded and the exit code is 1. --list prints every address and what it does. For the fields of each, see',
    'vigil show --page /openapi.json.',
  ],
  options: [
    forceOption,
    emailOption,
    { name: 'to', value: '<path>', words: 'The address of the form: /missing/report, /missing/…/notes' },
    {
      name: 'key',
      value: '<key>',
      words: 'If the same key is used twice, it is recorded once. For a program that tries again. No spaces',
    },
    { name: 'based-on', value: '<number>', words: 'The last entry you saw. Refused if there have been others since' },
    { name: 'list', words: 'Print the addresses instead' },
  ],
  examples: [
    `echo '{"text":"The aunt rang"}' | vigil record --email asha.nolan@demonstration.example --to /missing/018f…/notes`,
    'vigil record --email asha.nolan@demonstration.example --list',
  ],
  run: async (asked, io) => {
    const email = needed(asked, 'email', 'asha.nolan@demonstration.example')
    if (asked.switches.has('list'))
      return await atPlace(asked, io, async (place) => {
        await printLines(io, await asPerson(place, email, listed))
        return 0
      })
    const to = neededPath(asked, 'to', '/missing/018f…/notes')
    const basedOn = asked.texts.get('based-on')
    if (basedOn !== undefined && !/^\d{1,9}$/.test(basedOn)) throw new Misused('--based-on must be a whole number.')
    const key = asked.texts.get('key')
    if (key !== undefined && !isKey(key))
      throw new Misused('--key must be 1 to 200 letters, digits and signs, without spaces.')
    const body = await json(io.input)
    const headers = {
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(basedOn === undefined ? {} : { 'if-match': `"${basedOn}"` }),
    }
    return await atPlace(asked, io, async (place) => {
      const answer = await asPerson(place, email, async ({ post }) => await post(`/api${to}`, body, headers))
      const text = answer.payload.toString('utf8')
      if (answer.status >= 300) return await refused(io, asked.json, text, refusalsOf(answer), answer.status)
      if (asked.json) await io.out(`${text}\n`)
      else {
        const { recordId, position } = done.Parse(JSON.parse(text))
        await printLines(io, [`Recorded: entry ${position} of ${recordId}.`])
      }
      return 0
    })
  },
}

const done = Compile(Type.Object({ recordId: Type.String(), position: Type.Integer() }))

async function refused(io: Io, asJson: boolean, text: string, refusals: readonly string[], status: number): Promise<1> {
  if (asJson) await io.out(`${text}\n`)
  const sentences = refusals.length > 0 ? refusals : [`Vigil answered ${status}. Nothing was recorded.`]
  io.err(sentences.map((sentence) => `${sentence}\n`).join(''))
  return 1
}

const Described = Compile(
  Type.Object({
    paths: Type.Record(Type.String(), Type.Object({ post: Type.Optional(Type.Object({ summary: Type.String() })) })),
  }),
)

async function listed({ get }: AsPerson): Promise<readonly string[]> {
  const { paths } = Described.Parse(JSON.parse((await get('/api/openapi.json')).payload.toString('utf8')))
  const lines = Object.entries(paths).flatMap(([path, { post }]) =>
    post === undefined ? [] : [[path.replace(/^\/api/, ''), post.summary] as const],
  )
  const width = Math.max(...lines.map(([path]) => path.length)) + 2
  return lines.map(([path, summary]) => `${path.padEnd(width)}${summary}`)
}

async function json(input: Readable): Promise<string> {
  let text = ''
  for await (const part of input) {
    text += String(part)
    if (text.length > most)
      throw new CannotBeDone('Standard input is longer than any command allows. Nothing was recorded.')
  }
  if (text === '') return '{}'
  const read = readJsonText(text)
  if (read === null) throw new CannotBeDone('Standard input is not JSON. Nothing was recorded.')
  if (read.twice.length > 0)
    throw new CannotBeDone(read.twice.map((key) => `Standard input gives “${key}” twice. Give it once.`).join('\n'))
  return JSON.stringify(read.value)
}
