// The one ladder of whatever the loop owes and is late: owner, senior responsible officer, board, local policing body (R14); and every step that is left out, with its reason.

import { type Duty, type DutyRule, type Escalation, onScreen } from '../practice/duty.ts'
import type { Fact } from '../practice/fact.ts'
import type { Policy } from '../practice/policy.ts'
import { type Owing, ways } from './ladder-ways.ts'

const ours = 'Owner, senior responsible officer, board, local policing body; no national offsets were found'

export const ladderSettings = [
  {
    name: 'escalation.responsible.days',
    words: 'Days after which the senior responsible officer is told that something owed on a recommendation is late',
    value: 7,
    unit: 'days',
    basis: 'Vigil default',
    source: ours,
  },
  {
    name: 'escalation.board.days',
    words: 'Days after which the board is told that something owed on a recommendation is late',
    value: 14,
    unit: 'days',
    basis: 'Vigil default',
    source: ours,
  },
  {
    name: 'escalation.policing-body.days',
    words: 'Days after which the local policing body is told that something owed on a recommendation is late',
    value: 28,
    unit: 'days',
    basis: 'Vigil default',
    source: ours,
  },
] as const

/** Days after the due time, by the policy that judges the duty. */
export function ladderDays({ values }: Pick<Policy, 'values'>) {
  const [responsible, board, policingBody] = ladderSettings.map(({ name, value }) => values[name] ?? value)
  return { owner: 0, responsible: responsible ?? 7, board: board ?? 14, policingBody: policingBody ?? 28 }
}

type Late = {
  readonly words: string
  readonly owing: Owing
  /** Whoever owes it: people by their account where they are named, otherwise a job. */
  readonly owners: readonly string[]
  /** The officer named for it; where none is, every chief officer. */
  readonly responsible?: string | null
}

export function upwards({ words, owing, owners, responsible = null }: Late, policy: Policy): readonly Escalation[] {
  const days = ladderDays(policy)
  const { steps } = ways[owing]
  const up = (step: 'responsible' | 'board' | 'policingBody', named: string | null = null) => {
    const to = steps[step]
    return to === null || owners.includes(to.tells)
      ? []
      : [{ days: days[step], to: named ?? to.tells, words: `${words}: ${late(days[step])}, to ${to.called}` }]
  }
  return onScreen([
    ...owners.map((to) => ({ days: days.owner, to, words })),
    ...up('responsible', owing === 'the force' ? responsible : null),
    ...up('board'),
    ...up('policingBody'),
  ])
}

const late = (days: number): string => (days === 1 ? 'one day late' : `${days} days late`)

/** What a job owes is told to that job first. */
export const owingOf = (owner: string): Owing => owingByJob[owner] ?? 'the force'

const owingByJob: Readonly<Record<string, Owing>> = {
  'chief officer': 'a chief officer',
  "commissioner's office": 'the local policing body',
  'panel secretariat': 'the panel’s authority',
}

/** Rules that say nothing of their own about who is told: the whole ladder, from whoever owes it. */
export const sentUp = <State, F extends Fact>(
  rules: readonly DutyRule<State, F>[],
  /** Where the owner of a duty is no job that anybody signs in with: who is told in their place. */
  owner: (duty: Duty) => string = (duty) => duty.ownerId ?? duty.owner,
): readonly DutyRule<State, F>[] =>
  rules.map((rule) =>
    rule.escalations !== undefined
      ? rule
      : {
          ...rule,
          escalations: (duty, _, policy) => upwardsOf(duty, `Due and not done: ${rule.words}`, owner(duty), policy),
        },
  )

export const upwardsOf = (duty: Duty, words: string, owner: string, policy: Policy): readonly Escalation[] =>
  upwards({ words, owing: owingOf(duty.owner), owners: [owner] }, policy)
