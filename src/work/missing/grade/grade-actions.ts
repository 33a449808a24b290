// What a grade itself asks for, whichever rule or person gave it: one row a grade, part of the policy.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { unknownActions } from '../actions.ts'
import { Level } from '../fact-parts.ts'
import { gradeTable } from '../grade-policy.ts'
import type { EpisodeState } from '../state.ts'
import { rulesThatHold } from './exploitation.ts'
import { Basis } from './table.ts'

export const GradeActions = Type.Object({
  grades: Type.Array(
    Type.Object({
      grade: Level,
      actions: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 30 }),
      basis: Basis,
      source: Type.String({ minLength: 1, maxLength: 300 }),
    }),
    { minItems: 1, maxItems: 4 },
  ),
})
export type GradeActions = Static<typeof GradeActions>

/** With the phone, the vehicles and the charity’s text are among what is done first; whether it makes the child public is decided. */
const firstResponse = [
  'vehicle marked',
  'text safe requested',
  'publicity decided',
  'photograph obtained',
  'premises searched',
  'friends and family asked',
  'circulated',
]

const every = ['local systems checked', 'national systems checked', 'children’s services told', 'phone called']

export const defaultGradeActions: GradeActions = {
  grades: [
    {
      grade: 'HIGH',
      actions: [
        'senior look taken',
        'resources approved',
        ...every,
        'missing persons unit told',
        'media decided',
        'child rescue alert decided',
        'communications data decided',
        ...firstResponse,
      ],
      basis: 'national guidance',
      source:
        'College of Policing, missing persons APP (2023): high risk, and the first responder’s actions; publicity decided either way is a Vigil default',
    },
    {
      grade: 'MEDIUM',
      actions: [...every, ...firstResponse],
      basis: 'national guidance',
      source:
        'College of Policing, missing persons APP (2023): the first responder’s actions; publicity decided either way is a Vigil default',
    },
    {
      grade: 'LOW',
      actions: every,
      basis: 'Vigil default',
      source: 'No lower grade ends the checks',
    },
  ],
}

const sound = Compile(GradeActions)
export const gradeActions = (given: unknown): GradeActions => (sound.Check(given) ? given : defaultGradeActions)

const actionsOf = (policy: Policy, level: string): readonly string[] =>
  gradeActions(policy.tables['actions of a grade']).grades.find((one) => one.grade === level)?.actions ?? []

/** What a grading makes mandatory: the grade's own, then those of the rules that fired. */
export function mandatoryActions(policy: Policy, level: string, rules: readonly string[]): readonly string[] {
  const fired = gradeTable(policy).rules.filter((row) => rules.includes(row.id))
  return [...new Set([...actionsOf(policy, level), ...fired.flatMap((row) => row.actions)])]
}

/** Those of the episode as it stands: what the first grade asked for stays, what a higher one or a later answer asks for is added. */
export function minimumActions(state: EpisodeState, policy: Policy, at: Instant): readonly string[] {
  if (state.grading === null || state.level === null) return []
  const now = mandatoryActions(policy, state.level, rulesThatHold(state, policy, at))
  return [...new Set([...state.grading.mandatoryActions, ...now])]
}

/** Everything wrong with a table, in words. */
export function gradeActionsRefusals(given: unknown): readonly string[] {
  if (!sound.Check(given))
    return ['The table holds a list: { "grades": [ { "grade", "actions", "basis", "source" } ] }.']
  const names = given.grades.map((one) => one.grade)
  return [
    ...(new Set(names).size < names.length ? ['Each grade stands in one row.'] : []),
    ...given.grades.flatMap((one) => unknownActions(one.grade, one.actions)),
  ]
}
