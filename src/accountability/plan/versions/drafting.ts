// Drafting a version: the actions as they stand, and only where something differs from the version before.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { when } from '../../../registers/deciding.ts'
import type { Command } from '../../../registers/records.ts'
import { lines, text } from '../../../web/fields.ts'
import { actions, registered } from '../action/queries.ts'
import type { Questions } from '../action/writing.ts'
import { type Content, contentOf } from './content.ts'
import { differenceOf } from './difference.ts'
import type { PlanFact } from './facts.ts'
import { unless } from './plan-command.ts'
import { lastOf, type PlanState } from './procedure.ts'
import { reasonsFrom, reasonsWrong } from './reasons.ts'
import { reportsAnswered } from './reports.ts'

export const draft = (questions: Questions): Command<PlanState, PlanFact, typeof Draft, Content> => ({
  name: 'draft',
  title: 'Draft a version',
  path: 'drafts',
  permission: 'keep the plan',
  body: Draft,
  evidence: async (reader, { world, folded, body }) =>
    await contentNow(reader, world.who.forceId, folded.state, questions, body.reasons),
  decide: ({ body, evidence: content, state, now }) => {
    const last = lastOf(state)
    const same = last !== null && differenceOf(last.content, content).count === 0
    return unless(
      [
        ...when(
          content.actions.length === 0,
          '',
          'No action serves the plan’s recommendations yet. Write the actions first.',
        ),
        ...reasonsWrong(body.reasons ?? [], content),
        ...when(same, '', `Nothing has changed since version ${last?.number ?? 0}.`),
      ],
      {
        kind: 'plan.drafted/1',
        happenedAt: now,
        body: { version: state.versions.length + 1, content, because: body.because },
      },
    )
  },
})

const Draft = Type.Object({
  because: text('What is this version for?', 'Enter what this version is for', {
    most: 1000,
    description: 'For example: first draft for the chief officers; answers the inspector’s query of 3 May',
  }),
  reasons: Type.Optional(
    lines(
      'Why no action is planned, for recommendations without one',
      'One line for each, for example NCPI-2026/3: the force has no such desk. It is printed in the letter. Reasons given in the version before are kept',
      200,
    ),
  ),
})

/** What a version drafted now would say. */
export async function contentNow(
  reader: Reader,
  force: string,
  state: PlanState,
  questions: Questions,
  reasons: readonly string[] = [],
): Promise<Content> {
  const recommendations = state.opened?.recommendations ?? []
  const [rows, register, reports] = await Promise.all([
    actions.all(reader, { force }),
    registered.all(reader, { force }),
    reportsAnswered.all(reader, { force, recommendations }),
  ])
  const said = reports.map(({ title, published }) => ({ title, publishedOn: published }))
  return contentOf(
    recommendations,
    rows,
    register,
    questions,
    reasonsFrom(lastOf(state)?.content ?? null, reasons),
    said,
  )
}
