// `vigil replay`: how many duties would have been breached under another policy, beside today's.
import { readFileSync } from 'node:fs'
import { Compile } from 'typebox/compile'
import { readJsonText } from '../kernel/json-text.ts'
import type { Policy } from '../practice/policy.ts'
import { asPolicy, PolicyBody } from '../registers/policies.ts'
import { type Replayed, replay } from '../registers/replay.ts'
import { missing } from '../work/missing/procedure.ts'
import { valueRefusals } from '../work/policy/index.ts'
import { policyGiven } from '../work/policy-given.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { CannotBeDone, type CommandLine, needed, printJson, printLines } from './command.ts'
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

const sound = Compile(PolicyBody)

function readPolicy(file: string) {
  const given = parse(file)
  const body = { values: {}, tables: {}, ...(typeof given === 'object' ? given : {}) }
  if (given === null || typeof given !== 'object' || Array.isArray(given) || !sound.Check(body))
    throw new CannotBeDone(`${file} is not a policy: it must be JSON like { "values": { "acknowledge.minutes": 30 } }.`)
  const unknown = [
    ...Object.keys(body.values).filter((name) => standingPolicy.values[name] === undefined),
    ...Object.keys(body.tables).filter((name) => standingPolicy.tables[name] === undefined),
  ]
  const refusals = policyGiven.tables.flatMap((table) =>
    body.tables[table.name] === undefined ? [] : table.refusals(body.tables[table.name]),
  )
  const outside = Object.entries(body.values).flatMap(([name, value]) => valueRefusals(policyGiven, name, value))
  if (unknown.length > 0) throw new CannotBeDone(`The policy has no ${unknown.map((name) => `“${name}”`).join(', ')}.`)
  if (refusals.length + outside.length > 0) throw new CannotBeDone([...outside, ...refusals].join('\n'))
  return { name: file, values: body.values, tables: body.tables }
}

function parse(file: string): unknown {
  const read = readJsonText(contents(file))
  if (read === null) throw new CannotBeDone(`${file} is not JSON.`)
  const [twice] = read.twice
  if (twice !== undefined) throw new CannotBeDone(`${file} gives “${twice}” twice. Give it once.`)
  return read.value
}

function contents(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CannotBeDone(`${file} cannot be read: ${error instanceof Error ? error.message : 'no reason given'}.`)
  }
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
