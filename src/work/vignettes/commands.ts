// Grading one invented case: each grader for themselves, each case once a quarter.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Command, none } from '../../registers/records.ts'
import { Line } from '../../registers/schemas.ts'
import { choice, hidden, text } from '../../web/fields.ts'
import { cases, levels } from './cases.ts'
import type { VignetteFact } from './facts.ts'
import { vignetteId } from './identity.ts'
import { quarterOf, type VignetteState } from './procedure.ts'

const Answer = Type.Object({
  vignette: hidden(Line(60)),
  level: choice('How do you grade it?', 'Choose a grade', levels),
  because: text('Because', 'Say why', { most: 1000 }),
})

/** Said in place of the form too: nobody grades a case a second time only to be refused. */
export const standsAgainst = ({ answers }: VignetteState, id: string): readonly string[] => [
  ...(cases.some((one) => one.id === id) ? [] : ['There is no such case.']),
  ...(answers.some((one) => one.vignette === id)
    ? ['You have already graded this case. You cannot change your first answer.']
    : []),
]

export const answer: Command<VignetteState, VignetteFact, typeof Answer, null> = {
  name: 'grade-vignette',
  title: 'Grade this case',
  path: 'answers',
  permission: 'answer vignettes',
  body: Answer,
  opens: 'or continues',
  commutes: true,
  evidence: none,
  decide: ({ body, by, now, state, recordId }) => {
    const quarter = quarterOf(now)
    const refusals: readonly Refusal[] = [
      ...(recordId === vignetteId(by.forceId, by.staffId, quarter)
        ? []
        : [refusal('', 'These are not your cases for this quarter. Start again from the list.')]),
      ...standsAgainst(state, body.vignette).map((sentence) => refusal('', sentence)),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const team = by.unit ?? 'no unit'
    return {
      kind: 'facts',
      facts: [{ kind: 'vignette.answered/1', happenedAt: now, body: { ...body, quarter, team } }],
    }
  },
}
