// What the extract says of one year: whole months of April to March; of a year that is not over, those that are.
import type { Reader } from '../../kernel/database.ts'
import { done, refusal, refused } from '../../kernel/outcome.ts'
import {
  addDays,
  addMonths,
  dayOf,
  type Instant,
  type LocalDate,
  localDate,
  minutes,
  plus,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { aprilYearOf, aprilYearWords as words } from '../../web/april-year.ts'
import type { AtEnd } from './answers.ts'
import { inSum, isOverdue } from './grouped.ts'
import { headlineOf } from './headline.ts'
import { rowsOf } from './measure-rows.ts'
import { changeOf, type ReadPlanThen, workforceOf } from './planned.ts'
import { causesOpen, fallsBetween, testedBy } from './queries.ts'
import { residualOf } from './residual.ts'
import { type ByMonth, type Definition, demandOf } from './rows.ts'

export type Extracted = {
  /** Measures as values, by `measure/part` and month: as every other reader of the loop gets them. */
  readonly read: (asked: {
    readonly force: string
    readonly measures: readonly { readonly measure: string; readonly part: string | null }[]
    readonly from: Instant
    readonly until: Instant
    readonly now: Instant
  }) => Promise<ReadonlyMap<string, ByMonth>>
  readonly definitions: ReadonlyMap<string, Definition & Pick<MeasureDefinition, 'target'>>
  /** Measures worked out from others, which have no figure of their own. */
  readonly withoutFigure: readonly string[]
  /** Recommendations as they stood at the end of a period. */
  readonly registerAtEnd: (
    reader: Reader,
    asked: { readonly force: string; readonly until: string; readonly end: Instant },
  ) => Promise<readonly AtEnd[]>
  readonly planThen: ReadPlanThen
}

/** Whole months of April to March; of a year that is not over, those that are. */
export async function extract(
  world: World,
  { read, definitions, withoutFigure, registerAtEnd, planThen }: Extracted,
  asked: number | null,
) {
  const { now, who, policyAt } = world
  const force = who.forceId
  const current = aprilYearOf(localDate(now))
  const year = asked ?? current
  if (year > current)
    return refused(
      refusal('year', `The year ${words(year)} has not begun. Choose ${words(current)} or an earlier year.`),
    )
  const [first, next] = [dayOf(`${year}-04-01`), dayOf(`${year + 1}-04-01`)]
  const thisMonth = dayOf(`${localDate(now).slice(0, 7)}-01`)
  const end = [next, thisMonth].sort()[0] ?? next
  const measured = [...definitions.values()].filter(({ id }) => !withoutFigure.includes(id))
  const running = now < startOfLocalDay(next)
  // Of a year that is over, as it was asked at its end.
  const policy = policyAt(running ? now : startOfLocalDay(addDays(next, -1)))
  const period = { from: startOfLocalDay(first), until: startOfLocalDay(next) }
  const [figures, [register, falls, actions, causes, tested]] = await Promise.all([
    read({
      force,
      measures: measured.map(({ id }) => ({ measure: id, part: null })),
      from: startOfLocalDay(addMonths(first, -12)),
      until: startOfLocalDay(end),
      now,
    }),
    readPeriod(world, { registerAtEnd, planThen }, { ...period, last: addDays(next, -1), running }),
  ])
  const months = Array.from({ length: 12 }, (_, at) => addMonths(first, at).slice(0, 7)).filter(
    (one) => one < end.slice(0, 7),
  )
  const rows = rowsOf(measured, figures, months, policy)
  const measures = rows.filter(({ n, before }) => n + before.n > 0)
  const day = running ? localDate(now) : next
  const recommendations = register.map((one) => ({ ...one, overdue: isOverdue(one, day) }))
  const counted = inSum(recommendations, measures)
  const [workforce, change] = [workforceOf(actions), changeOf(actions, day)]
  const residual = residualOf(recommendations, causes, tested, measures)
  return done({
    year,
    words: words(year),
    asAt: now,
    running,
    months: months.length,
    lastMonth: months.at(-1) ?? null,
    demand: demandOf(rows),
    measures,
    withoutCases: rows.filter(({ n, before }) => n + before.n === 0).map(({ id }) => id),
    withoutFigure,
    recommendations,
    ...counted,
    ...headlineOf({ ...counted, falls, workforce, change, residual }),
    falls,
    ...{ workforce, change, residual },
    earlier: [1, 2].map((back) => ({ year: year - back, words: words(year - back) })),
    later: year < current ? { year: year + 1, words: words(year + 1) } : null,
  })
}

type Asked = { readonly from: Instant; readonly until: Instant; readonly last: LocalDate; readonly running: boolean }

/** Of a year that runs what is open is open today. */
async function readPeriod(
  world: World,
  { registerAtEnd, planThen }: Pick<Extracted, 'registerAtEnd' | 'planThen'>,
  { from, until, last, running }: Asked,
) {
  const force = world.who.forceId
  return await world.db.read(
    contextOf(world),
    async (reader) =>
      await Promise.all([
        registerAtEnd(reader, { force, until: last, end: until }),
        fallsBetween.all(reader, { force, from, until }),
        // Of a year that runs, also what was recorded at this very moment.
        planThen(reader, world, { before: running ? plus(world.now, minutes(1)) : until, from, until }),
        causesOpen.all(reader, { force, on: running ? localDate(world.now) : last }),
        testedBy.all(reader, { force }),
      ]),
  )
}

export type Extract = ValueOf<Awaited<ReturnType<typeof extract>>>
type ValueOf<T> = T extends { readonly kind: 'done'; readonly value: infer Value } ? Value : never
