// Going below: proposed by one, advised on by the exploitation desk where it is locked, decided by another.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import type { Person } from '../../../registers/permissions.ts'
import { none } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import { choice, line, text } from '../../../web/fields.ts'
import { type RiskLevel } from '../facts.ts'
import { deskAt } from '../grade/desk.ts'
import { rulesThatHold } from '../grade/exploitation.ts'
import { levelOrder, levelWords } from '../grade/levels.ts'
import { answered, firingRules } from '../grade/minimum.ts'
import { loweringReasons, mayLower } from '../grade/override.ts'
import { gradeTable } from '../grade-policy.ts'
import type { EpisodeState } from '../state.ts'
import { command, no, onlyWhile, unless } from './deciding.ts'

const notMissing = 'The child is not missing now: no grade is lowered.'
const noneProposed =
  'No lower grade is proposed now. A proposal ends when the grade changes or the child is found: propose it again, from the grade as it is.'

type By = { readonly by: Person; readonly policy: Policy; readonly now: Instant }

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
        }).map((sentence) => refusal('reason', sentence)),
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
      ...(proposed.by === asked.by.staffId ? [refusal('', 'You proposed it: a second person decides.')] : []),
      ...lowering(asked.state, proposed, level, asked, {
        proposedBy: null,
        approvedBy: asked.by,
        deskConsulted: asked.state.deskAdvice?.as ?? null,
      }).map((sentence) => refusal('', sentence)),
      ...(asked.state.deskAdvice?.by === asked.by.staffId
        ? [refusal('', 'You advised for the exploitation desk: somebody else decides.')]
        : []),
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

export const adviseAsDesk = command({
  name: 'advise-as-desk',
  title: 'Advise as the exploitation desk',
  path: 'desk-advice',
  permission: 'advise on exploitation',
  body: Type.Object({
    advice: choice('Your advice', 'Choose your advice', ['may be lowered', 'must not be lowered'], {
      'may be lowered': 'The grade may be lowered',
      'must not be lowered': 'The grade must not be lowered',
    }),
    because: text('Why', 'Enter why: who is known, and what is held about them'),
  }),
  commutes: true,
  evidence: none,
  decide: ({ body, state, by, policy, now }) => {
    const proposed = state.loweringProposed
    if (proposed === null) return no('', noneProposed)
    const own = by.roles.includes('exploitation desk')
    const desk = deskAt(now, policy)
    return unless(
      [
        ...(proposed.by === by.staffId ? [refusal('', 'You proposed it: somebody else advises.')] : []),
        ...(own || !desk.open ? [] : [refusal('', `The exploitation desk is ${desk.words}: it advises itself.`)]),
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

type Deciders = {
  readonly proposedBy: Person | null
  readonly approvedBy: Person | null
  readonly deskConsulted: string | null
}

function lowering(
  state: EpisodeState,
  asked: { readonly level: RiskLevel; readonly reason: string; readonly because: string },
  from: RiskLevel,
  { policy, now }: Pick<By, 'policy' | 'now'>,
  who: Deciders,
): readonly string[] {
  const request = {
    from,
    to: asked.level,
    rules: rulesThatHold(state, policy, now),
    firing: firingRules(state, policy, now),
    reason: asked.reason,
    because: asked.because,
    proposerRoles: who.proposedBy?.roles ?? null,
    approverRoles: who.approvedBy?.roles ?? null,
    deskConsulted: who.deskConsulted !== null,
    clinicianConsulted: state.done.some((one) => one.action === 'clinician consulted'),
    answered: answered(state),
  }
  return mayLower(request, gradeTable(policy))
}
