// Going below: proposed by one, decided by another.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import { Line } from '../../../registers/schemas.ts'
import { choice, line, text } from '../../../web/fields.ts'
import { levelOrder, levelWords } from '../grade/levels.ts'
import { loweringReasons } from '../grade/override.ts'
import { command, no, onlyWhile, unless } from './deciding.ts'
import { lowering } from './may-be-lowered.ts'

const notMissing = 'The child is not missing now: the grade cannot be lowered.'
export const noneProposed =
  'No lower grade is proposed now. A proposal ends when the grade changes or the child is found: propose it again from the current grade.'

export const proposeLowering = command({
  name: 'propose-lowering',
  title: 'Propose a lower grade',
  path: 'lowering-proposal',
  permission: 'grade',
  body: Type.Object({
    level: choice('To', 'Choose the grade', ['MEDIUM', 'LOW'], levelWords),
    reason: {
      ...Line(80),
      title: 'Reason',
      missing: 'Choose a reason',
      input: 'radios',
      choices: loweringReasons.map(({ code, words }) => ({ value: code, text: words })),
    },
    because: text('What has changed', 'Enter what has changed'),
    evidence: line('Where that is recorded', 'Enter where it is recorded', { most: 1000 }),
  }),
  evidence: none,
  decide: (asked) => {
    const { level } = asked.state
    if (level === null) return no('', 'Grade the report first.')
    return unless(
      [
        ...onlyWhile(asked, ['open'], notMissing),
        ...(levelOrder(asked.body.level) >= levelOrder(level)
          ? [refusal('level', `It is ${levelWords[level]}: choose a lower grade.`)]
          : []),
        ...lowering(asked.state, asked.body, level, asked, {
          proposedBy: asked.by,
          approvedBy: null,
          deskConsulted: null,
        }),
      ],
      { kind: 'missing.lowering-proposed/1', happenedAt: asked.now, body: asked.body },
    )
  },
})

export const lower = command({
  name: 'lower',
  title: 'Agree to the lower grade',
  path: 'lowering',
  permission: 'lower a grade',
  body: Type.Object({
    because: text('Why you agree', 'Enter why you agree'),
  }),
  evidence: none,
  decide: (asked) => {
    const { loweringProposed: proposed, level } = asked.state
    if (asked.state.phase !== 'open') return no('', notMissing)
    if (proposed === null || level === null) return no('', noneProposed)
    const refusals = [
      ...(levelOrder(proposed.level) >= levelOrder(level)
        ? [refusal('', `It is ${levelWords[level]} now, and ${levelWords[proposed.level]} was proposed: refuse it.`)]
        : []),
      ...byAnotherHuman(asked.by, proposed.by, 'You proposed it: a second person must decide.'),
      ...lowering(asked.state, proposed, level, asked, {
        proposedBy: null,
        approvedBy: asked.by,
        deskConsulted: asked.state.deskAdvice?.as ?? null,
      }).map(({ sentence }) => refusal('', sentence)),
      ...byAnotherHuman(
        asked.by,
        asked.state.deskAdvice?.by,
        'You advised for the exploitation desk: somebody else must decide.',
      ),
      ...(asked.state.deskAdvice?.advice === 'must not be lowered'
        ? [
            refusal(
              '',
              `The ${asked.state.deskAdvice.as} advises against it: ${asked.state.deskAdvice.because} Refuse it, or propose it again with what is new.`,
            ),
          ]
        : []),
    ]
    return unless(refusals, {
      kind: 'missing.lowered/1',
      happenedAt: asked.now,
      body: {
        level: proposed.level,
        reason: proposed.reason,
        because: asked.body.because,
        proposedAtPosition: proposed.position,
        deskConsulted: asked.state.deskAdvice?.as ?? null,
      },
    })
  },
})

export const refuseLowering = command({
  name: 'refuse-lowering',
  title: 'Refuse the lower grade',
  path: 'lowering-refusal',
  permission: 'lower a grade',
  body: Type.Object({ because: text('Why not', 'Enter why not') }),
  evidence: none,
  decide: (asked) => {
    const proposed = asked.state.loweringProposed
    if (proposed === null) return no('', noneProposed)
    return unless([], {
      kind: 'missing.lowering-refused/1',
      happenedAt: asked.now,
      body: { proposedAtPosition: proposed.position, because: asked.body.because },
    })
  },
})
