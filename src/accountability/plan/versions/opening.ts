// Opening a plan: for which report, to whom it goes, which recommendations it answers.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { Id } from '../../../registers/schemas.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { line } from '../../../web/fields.ts'
import { askedOfOthers } from '../../asked-of.ts'
import { type Recommendation, registered } from '../action/queries.ts'
import { command, unless } from './plan-command.ts'

export const open = command({
  name: 'open',
  title: 'Open an action plan',
  path: 'plans',
  permission: 'keep the plan',
  opens: true,
  body: Type.Object({
    title: line('What is it called?', 'Enter what the plan is called', {
      description: 'For example: plan in answer to the report of April 2022',
    }),
    to: line('Who will it be sent to?', 'Enter who it will be sent to', {
      description: 'For example: His Majesty’s Inspector, HMICFRS',
    }),
    recommendations: {
      ...Type.Array(Id, { minItems: 1, maxItems: 200 }),
      title: 'Which recommendations does it answer?',
      description: 'The six weeks run from the day their reports were published',
      missing: 'Choose at least one recommendation',
      input: 'checkboxes',
    },
  }),
  evidence: async (reader, { world }) => await registered.all(reader, { force: world.who.forceId }),
  decide: ({ body, evidence, now }) => {
    const known = new Set(evidence.map((one) => one.record_id))
    const recommendations = [...new Set(body.recommendations)].sort()
    return unless(
      recommendations.every((id) => known.has(id))
        ? []
        : [refusal('recommendations', 'One of these recommendations is not in the register.')],
      { kind: 'plan.opened/1', happenedAt: now, body: { ...body, recommendations } },
    )
  },
})

/** It may stand in the letter, and is not counted there. */
const whose = (row: Recommendation): string => {
  const others = askedOfOthers(row)
  return others === null ? '' : ` (addressed to ${others})`
}

export async function recommendationsOf(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await registered.all(reader, { force: world.who.forceId }),
  )
  return {
    recommendations: rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}${whose(row)}` })),
  }
}
