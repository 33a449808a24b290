// `vigil replay`: how many duties would have been breached under another policy, beside today's.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { readJsonText } from '../kernel/json-text.ts'
import type { Policy } from '../practice/policy.ts'
import { asPolicy } from '../registers/policies.ts'
import { type Replayed, replay } from '../registers/replay.ts'
import { missing } from '../work/missing/procedure.ts'
import { valueRefusals } from '../work/policy/index.ts'
import { policyGiven } from '../work/policy-given.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { CannotBeDone, type CommandLine, contentsOf, needed, printJson, printLines } from './command.ts'
import { atPlace, forceOption, windowOf, windowOptions } from './place.ts'

export const command: CommandLine = {
  name: 'replay',
  about: [
    'Judges every missing-child episode first reported in a period twice: by the policies of the time, and by another',
    'policy. For each duty it shows how many were owed, met, breached and not evidenced.',
    'The file holds only what differs from the policy in force: { "values": { "acknowledge.minutes": 30 } }, and "tables" if wanted.',
    'What people recorded under the policy of the time, such as the time of the next review, stays as it was.',
  ],
  options: [
    forceOption,
    { name: 'policy', value: '<file>', words: 'JSON with the values and tables that differ' },
    ...windowOptions,
  ],
  examples: [
    'vigil replay --policy one-hour-review.json --from 2025-04-01 --to 2026-04-01',
    'vigil replay --policy one-hour-review.json --json',
  ],
  run: async (asked, io) => {
    const file = needed(asked, 'policy', 'one-hour-review.json')
    const read = readPolicy(file)
    return await atPlace(asked, io, async ({ open, policies, force, now }) => {
      const { from, until } = windowOf(asked, now)
      const today = await policies.of(force, now)
      const policy = over(today(now), read)
      const replayed = await replay(open('vigil_measure'), missing, { force, from, until, today, policy, now })
      if (asked.json) await printJson(io, { from, until, policy: policy.version, ...replayed })
      else await printLines(io, inWords(replayed, policy.version))
      return 0
    })
  },
}

/** Its shape alone: what it says is checked name by name, so that all that is wrong is said at once. */
const Given = Type.Object(
  {
    values: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    tables: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  // A name that is spelt wrongly would change nothing, and say so of a whole year.
  { additionalProperties: false },
)
const sound = Compile(Given)

function readPolicy(file: string) {
  const given = parse(file)
  if (!sound.Check(given))
    throw new CannotBeDone(
      `${file} is not a policy: it must be JSON like { "values": { "acknowledge.minutes": 30 } }, with "values", "tables" and nothing else.`,
    )
  const { values = {}, tables = {} } = given
  const unknown = [
    ...Object.keys(values).filter((name) => standingPolicy.values[name] === undefined),
    ...Object.keys(tables).filter((name) => standingPolicy.tables[name] === undefined),
  ]
  const numbers: Record<string, number> = {}
  const wrong = unknown.length === 0 ? [] : [`The policy has no ${unknown.map((name) => `“${name}”`).join(', ')}.`]
  for (const [name, value] of Object.entries(values)) {
    if (unknown.includes(name)) continue
    if (typeof value !== 'number') wrong.push(`“${name}” must be a number.`)
    else {
      numbers[name] = value
      wrong.push(...valueRefusals(policyGiven, name, value))
    }
  }
  for (const table of policyGiven.tables)
    if (tables[table.name] !== undefined) wrong.push(...table.refusals(tables[table.name]))
  if (wrong.length > 0) throw new CannotBeDone(wrong.join('\n'))
  return { name: file, values: numbers, tables }
}

function parse(file: string): unknown {
  const read = readJsonText(contentsOf(file))
  if (read === null) throw new CannotBeDone(`${file} is not JSON.`)
  const [twice] = read.twice
  if (twice !== undefined) throw new CannotBeDone(`${file} gives “${twice}” twice. Give it once.`)
  return read.value
}

const over = (inForce: Policy, read: ReturnType<typeof readPolicy>): Policy =>
  asPolicy({ version: read.name, effective_from: inForce.effectiveFrom, body: read }, inForce)

function inWords(replayed: Replayed, name: string): readonly string[] {
  const width = Math.max(20, ...replayed.duties.map((duty) => duty.words.length)) + 2
  const row = (words: string, numbers: readonly (number | string)[]) =>
    words.padEnd(width) + numbers.map((one) => String(one).padStart(13)).join('')
  const both = replayed.duties.map(({ words, today, other }) => [
    row(words, [today.owed, today.met, today.breached, today.notEvidenced]),
    row(`  under ${name}`.slice(0, width), [other.owed, other.met, other.breached, other.notEvidenced]) +
      (JSON.stringify(today) === JSON.stringify(other) ? '' : '  ←'),
  ])
  return [
    `${replayed.records} episodes, ${replayed.facts} facts.`,
    '',
    row('Duty', ['owed', 'met', 'breached', 'no evidence']),
    ...both.flat(),
  ]
}
