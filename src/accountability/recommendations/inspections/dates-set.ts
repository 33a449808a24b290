// The dates that publication sets, each with its rule, what that rests on and where it is from.
import type { World } from '../../../registers/world.ts'
import { answersInWriting, dueOn, isCounted, ruleWords, sourceOf } from '../time-scales.ts'
import { asksForPlan, commentsOwed, planDueOn } from './duties.ts'
import type { InspectionState } from './procedure.ts'

/** `scales`: the time scales of what it asks for. */
export function datesOf(state: InspectionState, scales: readonly { readonly time_scale: string }[], world: World) {
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
    ...scales
      .map((one) => one.time_scale)
      .filter(isCounted)
      .map((scale) => ({
        words: `Recommendations ${ruleWords(scale, null)}`,
        on: scaled(scale),
        rule: ruleWords(scale, published.on),
        source: answersInWriting(scale)
          ? `${scale === 'working-days-70' ? 'National guidance' : 'Statute'}: ${sourceOf(scale)}`
          : 'National guidance: the report that asks. Counted from publication: Vigil default',
      })),
  ]
}
