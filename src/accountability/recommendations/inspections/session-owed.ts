// While the force is in engage, the next session of the oversight group is owed: counted from the day of engagement, then from each session.
import { addMonths, dayOf, endOfLocalDay, localDate } from '../../../kernel/time.ts'
import { type DutyRule, onScreen } from '../../../practice/duty.ts'
import type { Policy } from '../../../practice/policy.ts'
import { upwards } from '../../ladder.ts'
import { type Between, daysOf } from '../../published-day.ts'
import { type MonitoringFact, type MonitoringState, stageNow, tookEffect } from './monitoring-facts.ts'

/** Between sessions of the oversight group while the force is in engage, as a force sets it in its policy. */
export const monitoringSettings = [
  {
    name: 'oversight.session.months',
    words:
      'While the force is in engage: the next session of the policing performance oversight group within so many months',
    value: 3,
    unit: 'months',
    basis: 'Vigil default',
    source: 'Sessions are roughly quarterly: from memory and not verified; no rule is published',
  },
] as const

const monthsBetween = (policy: Policy): number =>
  policy.values['oversight.session.months'] ?? monitoringSettings[0].value

const isEngaged = (state: MonitoringState): boolean => state.own && stageNow(state)?.stage === 'engage'

function engagedFrom(state: MonitoringState): Between | null {
  const now = stageNow(state)
  return now === null ? null : daysOf(tookEffect(now))
}

/** Later than every other session, and not before the force was in engage: the history of another time meets nothing. */
const isNext = (on: string, state: MonitoringState): boolean =>
  on >= (engagedFrom(state)?.first ?? '') && state.groups.filter((one) => one.on >= on).length === 1

/** From the day of engagement, then from each session. */
function countedFrom(fact: MonitoringFact, state: MonitoringState, before: MonitoringState): string | null {
  if (!isEngaged(state)) return null
  if (fact.kind === 'monitoring.group-met/1') return isNext(fact.body.on, state) ? fact.body.on : null
  // Of a month the last day: nobody is late by a day that may not have come.
  return isEngaged(before) ? null : (engagedFrom(state)?.last ?? null)
}

/** Of the force itself alone: what other forces owe the group is none of its clocks. */
export const holdTheSession: DutyRule<MonitoringState, MonitoringFact> = {
  name: 'hold the oversight session',
  words: 'present to the next session of the policing performance oversight group',
  owner: 'chief officer',
  basis: 'Vigil default',
  source:
    'A force in engage presents to the group about every three months: from memory and not verified, so the months are set in the policy',
  starts: (fact, state, before, policy) => {
    const from = countedFrom(fact, state, before)
    if (from === null) return null
    const recordedOn = localDate(fact.happenedAt)
    const due = addMonths(dayOf(from), monthsBetween(policy))
    // What was entered as history is not late before anybody here could know of it: it is counted from the day it was entered.
    return { due: endOfLocalDay(due < recordedOn ? addMonths(recordedOn, monthsBetween(policy)) : due) }
  },
  met: (fact, state) => fact.kind === 'monitoring.group-met/1' && isNext(fact.body.on, state),
  ends: (_, state) => !isEngaged(state),
  escalations: (_, __, policy) => [
    ...onScreen([
      { days: -14, to: 'improvement team', words: 'The force must present to the oversight group within two weeks' },
    ]),
    ...upwards(
      {
        words: 'No session of the oversight group is recorded within the time set in the policy',
        owing: 'a chief officer',
        owners: ['chief officer'],
      },
      policy,
    ),
  ],
}
