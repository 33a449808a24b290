// The figures of whole months as known at a ledger size: read when freezing, and again whenever somebody doubts a number.

import { addDays, addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { noCases } from '../../practice/gap-over-months.ts'
import type { FrozenFigure } from './frozen-pack.ts'
import type { Asked, Figure, Measuring } from './measuring.ts'

type Wanted = {
  readonly force: string
  readonly asked: readonly Asked[]
  readonly now: Instant
  readonly knownAt: number
  readonly recordedUntil?: Instant | null
  readonly months: number
}

/** The last whole months before `now`, as known at a ledger size: read when freezing, and again whenever somebody doubts a number. */
export async function figuresKnownAt(measuring: Measuring, wanted: Wanted): Promise<FrozenFigure[]> {
  const { force, asked, now, knownAt, recordedUntil = null, months } = wanted
  if (asked.length === 0) return []
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  const names = Array.from({ length: months }, (_, index) => addMonths(first, index - months).slice(0, 7))
  const read = await measuring.read({
    force,
    measures: asked,
    from: startOfLocalDay(addMonths(first, -months)),
    until: startOfLocalDay(first),
    now,
    knownAt,
    recordedUntil,
  })
  return asked.flatMap((one) => names.map((month) => figureOf(measuring, read, { ...one, month })))
}

/** One month of what was read; one without cases may be left out of it. */
export function figureOf(
  { versionOf }: Pick<Measuring, 'versionOf'>,
  read: ReadonlyMap<string, ReadonlyMap<string, Figure>>,
  { measure, part, month }: Asked & { readonly month: string },
): FrozenFigure {
  const { yes, no, notEvidenced, notYet = 0, alike = [] } = read.get(`${measure}/${part ?? ''}`)?.get(month) ?? noCases
  return { measure, version: versionOf(measure), part, month, yes, no, notEvidenced, notYet, alike: [...alike] }
}

export const distinct = (asked: readonly Asked[]): readonly Asked[] => [
  ...new Map(asked.map(({ measure, part }) => [`${measure}/${part ?? ''}`, { measure, part }])).values(),
]

/** Figures of a day are judged at its end; those of today, now. */
export const asOfDay = (on: ReturnType<typeof dayOf>, now: Instant): Instant =>
  on === localDate(now) ? now : startOfLocalDay(addDays(on, 1))
