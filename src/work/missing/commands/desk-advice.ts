// The exploitation desk's advice on a lower grade that is proposed.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { choice, text } from '../../../web/fields.ts'
import { deskAt } from '../grade/desk.ts'
import { command, no, unless } from './deciding.ts'
import { noneProposed } from './lowering.ts'

/** While the desk is open nobody stands in for it: in place of a form that could only be refused. */
export const standsAgainstAdvice = (roles: readonly string[], now: Instant, policy: Policy): readonly string[] => {
  const desk = deskAt(now, policy)
  return desk.open && !roles.includes('exploitation desk')
    ? [`The exploitation desk is ${desk.words}: it must give the advice itself.`]
    : []
}

export const adviseAsDesk = command({
  name: 'advise-as-desk',
  title: 'Advise whether the grade may be lowered',
  path: 'desk-advice',
  permission: 'advise on exploitation',
  body: Type.Object({
    advice: choice('Your advice', 'Choose your advice', ['may be lowered', 'must not be lowered'], {
      'may be lowered': 'The grade may be lowered',
      'must not be lowered': 'The grade must not be lowered',
    }),
    because: text('Why', 'Enter why: who is known, and what is held about them'),
  }),
  // What was proposed anew, or advised by somebody else meanwhile, is looked at first: no advice is of a proposal that its giver has not read.
  evidence: none,
  decide: ({ body, state, by, policy, now }) => {
    const proposed = state.loweringProposed
    if (proposed === null) return no('', noneProposed)
    const own = by.roles.includes('exploitation desk')
    return unless(
      [
        ...byAnotherHuman(by, proposed.by, 'You proposed it: somebody else must advise.'),
        ...standsAgainstAdvice(by.roles, now, policy).map((sentence) => refusal('', sentence)),
      ],
      {
        kind: 'missing.desk-advised/1',
        happenedAt: now,
        body: {
          ...body,
          proposedAtPosition: proposed.position,
          as: own ? 'exploitation desk' : 'on-call detective inspector',
        },
      },
    )
  },
})
