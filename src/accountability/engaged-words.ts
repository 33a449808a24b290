// How many forces are in engage, in sentences: on the page of monitoring, and as a release of the public figures says it.
import { dateWords, type LocalDate } from '../kernel/time.ts'
import { isForce, officialForces } from '../registers/forces.ts'
import { stageOn } from './engaged-on.ts'

type Row = Parameters<typeof stageOn>[0][number] & { readonly of_force: string }

/** Of the stages that are published, as they stood by the end of that day; `force` keeps the register. */
export function engagedOn(rows: readonly Row[], force: string, on: LocalDate): readonly string[] {
  const then = [...Map.groupBy(rows, (row) => row.of_force)].map(([name, history]) => ({
    name,
    ...stageOn(history, on),
  }))
  const engaged = then.filter((one) => one.perhaps === null && one.now?.stage === 'engage').map(({ name }) => name)
  const notCertain = then.filter((one) => one.perhaps !== null).map(({ name }) => name)
  return countWords({ on, today: null, engaged, notCertain, own: engaged.some((name) => isForce(force, name)) })
}

type Count = {
  readonly on: LocalDate
  /** Another day than this is told of as past. */
  readonly today: LocalDate | null
  readonly engaged: readonly string[]
  readonly notCertain: readonly string[]
  readonly own: boolean
}

/** A sentence each: how many, whether this force is one of them, and what the published days leave open. */
export function countWords({ on, today, engaged, notCertain, own }: Count): readonly string[] {
  const [when, is, are] = on === today ? ['Today', 'is', 'are'] : [`On ${dateWords(on)},`, 'was', 'were']
  const names = engaged.length === 0 ? '' : `: ${engaged.join(', ')}`
  return [
    `${when} ${engaged.length} of ${officialForces.length} forces ${engaged.length === 1 ? is : are} in engage, as recorded here${names}.`,
    ...(own ? [`This force ${is} one of ${engaged.length}.`] : []),
    ...(notCertain.length === 0
      ? []
      : [`Not counted, because only the month or year of a change was published: ${notCertain.join(', ')}.`]),
  ]
}
