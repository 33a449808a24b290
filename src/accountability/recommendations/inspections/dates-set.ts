// The dates that publication sets, each with its rule and where that is from.
import type { World } from '../../../registers/world.ts'
import { dueOn, ruleWords, sourceOf } from '../time-scales.ts'
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
            source: 'HMICFRS, child protection follow-up: “usually” (V)',
          },
        ]
      : []),
    ...(commentsOwed(state)
      ? [
          {
            words: 'Comments of the local policing body under section 55',
            on: scaled('section-55'),
            rule: '56 days beginning with the day of publication',
            source: 'Police Act 1996 s.55 (V)',
          },
        ]
      : []),
    ...['months-3', 'months-6'].map((scale) => ({
      words: `Recommendations ${ruleWords(scale, null)}`,
      on: scaled(scale),
      rule: ruleWords(scale, published.on),
      source: `${sourceOf(scale)} (D)`,
    })),
  ]
}
