// `vigil due`: deadlines by rule. Needs no database.
import { createInterface } from 'node:readline'
import { dueLine, dueOnce } from '../practice/due.ts'
import { bankHolidays } from '../registers/calendar.ts'
import { type Asked, type CommandLine, type ExitCode, type Io, Misused } from './command.ts'

export const command: CommandLine = {
  name: 'due',
  about: [
    'Works out when something is due, using London time and the bank holidays of England and Wales.',
    'Rules: elapsed-<n>h; working-days-<n>, weeks-<n>, months-<n> (end of the local day, 23:59:59); section-55',
    '(56 days that begin with the day of publication). Working days beyond the end of the bank-holiday calendar are refused.',
    'The other rules do not use that calendar.',
    'With --json and no --rule it reads one { "rule", "from" } on each line of standard input and answers them in the same',
    'order. A line that cannot be answered gets { "error" }, and the exit code is then 1.',
  ],
  options: [
    { name: 'rule', value: '<rule>', words: 'For example elapsed-72h, working-days-5, weeks-6, months-3, section-55' },
    { name: 'from', value: '<instant or date>', words: 'For example 2026-03-27T22:10:00Z or 2026-03-27' },
  ],
  examples: [
    'vigil due --rule elapsed-72h --from 2026-03-27T22:10:00Z',
    'vigil due --rule section-55 --from 2022-04-07 --json',
    `echo '{"rule":"weeks-6","from":"2026-03-27"}' | vigil due --json`,
  ],
  run: async (asked, io) => {
    const [rule, from] = [asked.texts.get('rule'), asked.texts.get('from')]
    if (rule !== undefined && from !== undefined) return await once(rule, from, asked, io)
    if (rule !== undefined || from !== undefined || !asked.json)
      throw new Misused(
        'Give --rule and --from, for example --rule elapsed-72h --from 2026-03-27T22:10:00Z. To read many from standard input, give only --json.',
      )
    return await many(io)
  },
}

async function once(rule: string, from: string, asked: Asked, io: Io): Promise<ExitCode> {
  const line = dueOnce(rule, from, bankHolidays(), asked.json)
  if (line.refused && !asked.json) io.err(`${line.text}\n`)
  else await io.out(`${line.text}\n`)
  return line.refused ? 1 : 0
}

async function many(io: Io): Promise<ExitCode> {
  const holidays = bankHolidays()
  let [refused, waiting, empty] = [false, '', 0]
  for await (const line of createInterface({ input: io.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    // An empty line at the end is none; one before others has its answer too, or all that follow would stand a line too high.
    if (line.trim() === '') {
      empty += 1
      continue
    }
    for (const asked of [...Array.from({ length: empty }, () => ''), line]) {
      const answer = dueLine(asked, holidays)
      refused ||= answer.refused
      waiting += `${answer.text}\n`
    }
    empty = 0
    // One write of many lines: a write a line would take most of the time.
    if (waiting.length >= 65_536) {
      await io.out(waiting)
      waiting = ''
    }
  }
  if (waiting !== '') await io.out(waiting)
  return refused ? 1 : 0
}
