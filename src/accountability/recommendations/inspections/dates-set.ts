// The dates that publication sets, each with its rule, what that rests on and where it is from.
import type { World } from '../../../registers/world.ts'
import { dueOn, ruleWords } from '../time-scales.ts'
import { asksForPlan, commentsOwed, planDueOn } from './duties.ts'
import type { InspectionState } from './procedure.ts'

export function datesOf(state: InspectionState, world: World) {
  const { published, recorded } = state
  if (published === null || recorded === null) return []
  const { holidays } = world.policyAt(world.now)
  const scaled = (scale: string) => dueOn(scale, published.on, null, holidays)
  return [
    ...(asksForPlan(recorded)
      ? [
          {
            words: 'Action plan to the inspectorate',
            on: planDueOn(published.on),
            rule: 'six weeks from publication',
            source: 'National guidance: HMICFRS, child protection follow-up: “usually”',
          },
        ]
      : []),
    ...(commentsOwed(state)
      ? [
          {
            words: 'Comments of the local policing body under section 55',
            on: scaled('section-55'),
            rule: '56 days beginning with the day of publication',
            source: 'Statute: Police Act 1996 s.55(5A)',
          },
        ]
      : []),
    ...['months-3', 'months-6'].map((scale) => ({
      words: `Recommendations ${ruleWords(scale, null)}`,
      on: scaled(scale),
      rule: ruleWords(scale, published.on),
      source: 'National guidance: the report that asks. Counted from publication: Vigil default',
    })),
  ]
}
