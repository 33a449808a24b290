// What a step of the demonstration’s plan is made of: who takes it, on which record, and its day counted from the present.
import {
  addDays,
  dayNumber,
  hours,
  type Instant,
  isWeekday,
  localDate,
  plus,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { Stage } from '../carry-out.ts'

export type Scene = { readonly stage: Stage; readonly until: Instant; readonly references: ReadonlyMap<string, string> }

export type Step = {
  readonly at: Instant
  readonly by: string
  readonly kind: 'action' | 'plan' | 'programme'
  readonly name: string
  readonly recordId: string
  readonly body: unknown
}

export const keeper = 'Sam Underhill'

export const dayOf = ({ until }: Pick<Scene, 'until'>, days: number) => addDays(localDate(until), days)

/** That day, or the Monday after it: nobody meets at a weekend. */
export const weekdayFrom = (scene: Pick<Scene, 'until'>, days: number): string =>
  [0, 1, 2].map((more) => dayOf(scene, days + more)).find((day) => isWeekday(dayNumber(day))) ?? dayOf(scene, days)

export const at = (scene: Scene, days: number, hour: number): Instant =>
  plus(startOfLocalDay(dayOf(scene, days)), hours(hour))

export const idsOf = ({ references }: Scene, serves: readonly string[]) =>
  serves.flatMap((one) => references.get(one) ?? [])
