// `vigil assess`: the minimum grade of a report, with every rule that fired, its reason and source. Needs no database.
import type { Readable } from 'node:stream'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { assessText, questionsOutput } from '../work/missing/grade/assess-command.ts'
import { type Asked, CannotBeDone, type CommandLine, contentsOf, Misused, printJson, printLines } from './command.ts'

export const command: CommandLine = {
  name: 'assess',
  about: [
    'Reads a report as JSON from standard input and prints the minimum grade: { floor, rules, unanswered }.',
    '{ "child": { "age": 14 }, "answers": { "<question id>": "yes" | "no" | "not known" }, "history": { … },',
    '"reportedAt", "lastSeenAt", "assessedAt" }. A question without an answer counts as not known.',
    'If the report cannot be assessed, everything that is wrong with it is listed and the exit code is 1.',
  ],
  options: [
    {
      name: 'policy',
      value: '<file>',
      words: 'A policy, or a table of minimum grades, as JSON. If left out, the default',
    },
    { name: 'questions', words: 'Print instead the questions (ids, words and sources) and the fields of history' },
  ],
  examples: [
    `echo '{"child":{"age":14},"answers":{"self-harm":"yes"}}' | vigil assess --json`,
    'vigil assess --questions --json',
    'vigil assess --policy our-table.json < report.json',
  ],
  run: async (asked, io) => {
    if (asked.switches.has('questions')) {
      if (asked.texts.has('policy')) throw new Misused('--questions does not depend on the policy. Leave --policy out.')
      const output = questionsOutput()
      await (asked.json ? printJson(io, output) : printLines(io, questionWords(output)))
      return 0
    }
    const policy = policyText(asked)
    const { output, exitCode } = assessText(await whole(io.input), policy)
    if (asked.json) await printJson(io, output)
    else if (refused.Check(output)) io.err(output.refused.map((sentence) => `${sentence}\n`).join(''))
    else await printLines(io, inWords(assessed.Parse(output)))
    return exitCode
  },
}

function policyText(asked: Asked): string | undefined {
  const file = asked.texts.get('policy')
  return file === undefined ? undefined : contentsOf(file)
}

/** Far above any report; more is a mistake, and is not kept in memory. */
const mostCharacters = 1_000_000

async function whole(input: Readable): Promise<string> {
  let text = ''
  for await (const part of input.setEncoding('utf8')) {
    text += part
    if (text.length > mostCharacters) throw new CannotBeDone('The report is longer than a million characters.')
  }
  return text
}

const Rule = Type.Object({ id: Type.String(), level: Type.String(), because: Type.String(), source: Type.String() })
const Assessed = Type.Object({
  floor: Type.String(),
  rules: Type.Array(Rule),
  unanswered: Type.Array(Type.String()),
})
const assessed = Compile(Assessed)
const refused = Compile(Type.Object({ refused: Type.Array(Type.String()) }))
const asked = Compile(Type.Object({ questions: Type.Array(Type.Object({ id: Type.String(), words: Type.String() })) }))

const inWords = ({ floor, rules, unanswered }: Static<typeof Assessed>): readonly string[] => [
  `Minimum grade: ${floor}`,
  ...rules.map(({ id, level, because, source }) => `  ${id} ${level}: ${because} (${source})`),
  ...(unanswered.length === 0 ? [] : [`Not known: ${unanswered.join(', ')}`]),
]

const questionWords = (output: unknown): readonly string[] =>
  asked.Parse(output).questions.map(({ id, words }) => `${id.padEnd(26)}${words}`)
