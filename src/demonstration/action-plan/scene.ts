// What a step of the demonstration’s plan is made of: who takes it, on which record, and its day counted from the present.
import { addDays, hours, type Instant, localDate, plus, startOfLocalDay } from '../../kernel/time.ts'
import type { Stage } from '../carry-out.ts'
import { workingDayFrom } from '../working-day.ts'

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

/** On a day on which offices work, by the calendar of the force's policy. */
export const meetsFrom = (scene: Pick<Scene, 'until' | 'stage'>, days: number): string =>
  workingDayFrom(dayOf(scene, days), scene.stage.policyAt(scene.until).holidays)

export const at = (scene: Scene, days: number, hour: number): Instant =>
  plus(startOfLocalDay(dayOf(scene, days)), hours(hour))

export const idsOf = ({ references }: Scene, serves: readonly string[]) =>
  serves.flatMap((one) => references.get(one) ?? [])
