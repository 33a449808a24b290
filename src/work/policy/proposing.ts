// Proposing a version of the policy: its values, its tables, its name and the day from which it counts.
import Type, { type TSchema } from 'typebox'
import { readJsonText } from '../../kernel/json-text.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { hours, plus } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { line, optionalText, text, until } from '../../web/fields.ts'
import { mostOf, valueRefusals } from './allowed.ts'
import { besideRefusals } from './beside.ts'
import { compare } from './compare.ts'
import { type Asked, type PolicyCommand, record, refused, versions } from './deciding.ts'
import type { PolicyGiven, Setting } from './given.ts'
import { TakenBack, takingBackRefusals } from './taking-back.ts'

export function propose(given: PolicyGiven) {
  const body = Type.Object({
    version: line('Name of this version', 'Enter a name, for example 2026-12', { most: 60 }),
    effectiveFrom: until('In force from', 'Enter when it is to come into force'),
    because: text('Why', 'Say why you are changing it'),
    values: {
      ...Type.Object(Object.fromEntries(given.settings.map((setting) => [setting.name, fieldOf(setting)]))),
      title: 'Values',
      description: 'If you leave a value empty it stays as it is now',
    },
    takenBack: TakenBack,
    tables: optionalText('Decision tables as JSON', {
      most: 200_000,
      description: `By name, for example { "${given.tables[0]?.name ?? 'name'}": { … } }. If you leave this empty they stay as they are now`,
    }),
  })
  const command: PolicyCommand<typeof body> = {
    name: 'propose',
    title: 'Propose a version of the policy',
    path: 'proposal',
    permission: 'propose policy',
    body,
    opens: true,
    evidence: versions,
    decide: (asked) => {
      const read = readTables(given, asked.body.tables)
      const { takenBack = [], values: typed } = asked.body
      const values = chosen(given, asked.policy, typed, takenBack)
      const tables = { ...asked.policy.tables, ...read.tables }
      const refusals = [
        ...whenRefusals(asked),
        ...nameRefusals(given, asked),
        ...typedRefusals(given, typed),
        ...takingBackRefusals(given, { takenBack, typed, inForce: asked.policy }),
        ...read.refusals,
        ...(read.refusals.length === 0 ? besideRefusals(given, tables, asked) : []),
      ]
      const inForce = { version: asked.policy.version, values: asked.policy.values, tables: asked.policy.tables }
      const difference = compare(given, inForce, { version: asked.body.version, values, tables })
      if (refusals.length === 0 && difference.values.length + difference.rows.length === 0)
        return refused(refusal('', 'You have not changed anything in the policy in force. Change a value or a table.'))
      if (refusals.length > 0) return refused(...refusals)
      const { version, effectiveFrom, because } = asked.body
      return record({
        kind: 'policy.proposed/1',
        happenedAt: asked.now,
        body: { version, effectiveFrom, values, tables, because },
      })
    },
  }
  return command
}

const fieldOf = (setting: Setting) =>
  Type.Optional({
    ...Type.Union([Type.Number({ minimum: 0, maximum: mostOf(setting) }), Type.Null()]),
    title: `${setting.words} (${setting.unit})`,
    description: `${setting.basis}: ${setting.source}${setting.atMost === undefined ? '' : `. At most ${setting.atMost}`}`,
  })

type Typed = Readonly<Record<string, number | null | undefined>>

/** What is typed, and otherwise what is in force; what nobody has set stays out, and so does what is taken back. */
export function chosen(
  { settings }: PolicyGiven,
  inForce: Pick<Policy, 'values'>,
  typed: Typed,
  takenBack: readonly string[] = [],
) {
  return Object.fromEntries(
    settings.flatMap(({ name, value }): readonly (readonly [string, number])[] => {
      const stands = typed[name] ?? inForce.values[name] ?? value
      return stands === null || takenBack.includes(name) ? [] : [[name, stands]]
    }),
  )
}

function typedRefusals(given: PolicyGiven, typed: Typed): readonly Refusal[] {
  return Object.entries(typed).flatMap(([name, value]) => {
    const field = `values.${name}`
    if (!given.settings.some((one) => one.name === name)) return [refusal(field, `The policy has no value “${name}”.`)]
    return value == null ? [] : valueRefusals(given, name, value).map((sentence) => refusal(field, sentence))
  })
}

export function whenRefusals({
  body,
  now,
  evidence,
}: Pick<Asked<TSchema>, 'now' | 'evidence'> & { body: { effectiveFrom: string } }) {
  const { effectiveFrom } = body
  if (effectiveFrom < now)
    return [
      refusal(
        'effectiveFrom',
        'This time has passed. A policy never judges what happened before it was approved. Enter a later time.',
      ),
    ]
  if (effectiveFrom > plus(now, hours(24 * 732)))
    return [refusal('effectiveFrom', 'This is more than two years away. Check the year.')]
  const other = evidence.find((one) => one.approved_at !== null && one.effective_from === effectiveFrom)
  return other === undefined
    ? []
    : [
        refusal(
          'effectiveFrom',
          `Version “${other.version}” comes into force at exactly this time. Enter another time.`,
        ),
      ]
}

export function nameRefusals(
  given: PolicyGiven,
  { body, evidence }: Pick<Asked<TSchema>, 'evidence'> & { body: { version: string } },
) {
  const taken = body.version === given.standing.version || evidence.some((one) => one.version === body.version)
  return taken ? [refusal('version', `There is already a version “${body.version}”. Enter another name.`)] : []
}

type TablesRead = { readonly tables: Readonly<Record<string, unknown>>; readonly refusals: readonly Refusal[] }

function readTables(given: PolicyGiven, typed: string | null): TablesRead {
  if (typed === null || typed.trim() === '') return { tables: {}, refusals: [] }
  const read = readJsonText(typed)
  const parsed = read === null ? null : entriesOf(read.value)
  if (read === null || parsed === null)
    return { tables: {}, refusals: [refusal('tables', 'This is not JSON of tables by name, like { "name": { … } }.')] }
  if (read.twice.length > 0)
    return {
      tables: {},
      refusals: read.twice.map((key) => refusal('tables', `“${key}” is given twice. Give it once.`)),
    }
  const refusals = parsed.flatMap(([name, table]) => {
    const known = given.tables.find((one) => one.name === name)
    if (known === undefined) return [refusal('tables', `The policy has no table “${name}”.`)]
    return known.refusals(table).map((sentence) => refusal('tables', sentence))
  })
  return { tables: Object.fromEntries(parsed), refusals: refusals.slice(0, 20) }
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null
