// Changing one row of a decision table in a form of its own: the rest of the table, and every value, stay as they are.
import Type, { type TSchema } from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import type { Command, Decision } from '../../registers/records.ts'
import { line, text, until } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { besideRefusals } from './beside.ts'
import { compare } from './compare.ts'
import { versions } from './deciding.ts'
import type { PolicyFact } from './facts.ts'
import type { PolicyGiven, PolicyTable } from './given.ts'
import { type PolicyState, policy } from './procedure.ts'
import { chosen, nameRefusals, whenRefusals } from './proposing.ts'
import type { VersionRow } from './queries.ts'
import { slug } from './table-pages.ts'
import { baseOf, type Upon, uponChoices, uponField, uponOf, uponRefusals } from './upon.ts'

/** One form a table, since each table's rows have fields of their own. */
export const rowCommands = (given: PolicyGiven): readonly BoundCommand[] =>
  given.tables.map((table) =>
    bind(policy, proposeRow(given, table), {
      says: 'Proposed: another person must approve it',
      button: 'Propose this row',
      initial: async (world, _, query) =>
        await Promise.resolve({
          row: table.row.read(world.policyAt(world.now).tables[table.name], Number(query['row'] ?? 0)),
        }),
      choices: async (world) => ({ upon: await uponChoices(world) }),
      load: async () =>
        await Promise.resolve({
          about: [
            'The other rows and all values stay as they are. The row has no effect until another person approves it.',
            table.row.about,
          ],
        }),
    }),
  )

type Evidence = { readonly all: readonly VersionRow[]; readonly upon: Upon }
type RowCommand<Schema extends TSchema> = Command<PolicyState, PolicyFact, Schema, Evidence>

function proposeRow(given: PolicyGiven, table: PolicyTable): RowCommand<TSchema> {
  const body = Type.Object({
    version: line('Name of this version', 'Enter a name, for example 2026-12', { most: 60 }),
    effectiveFrom: until('In force from', 'Enter when it is to come into force'),
    because: text('Why', 'Say why you are changing it'),
    upon: Type.Optional(uponField),
    row: { ...table.row.schema, title: 'The row' },
  })
  const command: RowCommand<typeof body> = {
    name: `propose-row-${slug(table.name)}`,
    title: `Propose a row: ${table.title.charAt(0).toLowerCase()}${table.title.slice(1)}`,
    path: `row-of-${slug(table.name)}`,
    permission: 'propose policy',
    body,
    opens: true,
    evidence: async (reader, of) => {
      const all = await versions(reader, of)
      return { all, upon: await uponOf(reader, of.world, all, of.body.upon ?? null) }
    },
    decide: ({ evidence: { all, upon }, ...rest }): Decision => {
      const asked = { ...rest, evidence: all }
      const base = baseOf(upon, asked.policy)
      const changed = table.row.write(base.tables[table.name], asked.body.row)
      const tables = { ...base.tables, [table.name]: changed.table }
      const values = chosen(given, base, {})
      const before = { version: asked.policy.version, values, tables: base.tables }
      const difference = compare(given, before, { version: asked.body.version, values, tables })
      const wrong = changed.refusals.length === 0 ? table.refusals(changed.table) : []
      const refusals = [
        ...whenRefusals(asked),
        ...nameRefusals(given, asked),
        ...uponRefusals(table, { upon, inForce: asked.policy, all }),
        ...changed.refusals.map((one) => refusal(`row.${one.field}`, one.sentence)),
        ...wrong.map((one) => refusal('row', one)),
        ...(changed.refusals.length + wrong.length === 0 ? besideRefusals(given, tables, asked) : []),
      ]
      if (refusals.length === 0 && difference.rows.length === 0)
        refusals.push(refusal('', 'You have not changed anything in this row.'))
      if (refusals.length > 0) return { kind: 'refused', refusals: refusals.slice(0, 20) }
      const { version, effectiveFrom, because } = asked.body
      return {
        kind: 'facts',
        facts: [
          {
            kind: 'policy.proposed/1',
            happenedAt: asked.now,
            body: { version, effectiveFrom, values, tables, because },
          },
        ],
      }
    },
  }
  return command
}
