// The pack as it is read at freezing: every list, and every number with what is needed to compute it again.
import type { Reader } from '../../kernel/database.ts'
import { addDays, addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { workingDaysBetween } from '../../practice/working-days.ts'
import type { World } from '../../registers/world.ts'
import type { FrozenFigure, Pack } from './facts.ts'
import { frozenAction, frozenChallenge, frozenChange, frozenRecommendation } from './frozen-rows.ts'
import {
  actionsNow,
  dateChanges,
  judgedBy,
  ledgerSize,
  openChallenges,
  pagesAway,
  recommendationsNow,
} from './queries.ts'
import type { RegisterThen } from './worse-first.ts'

export type Asked = { readonly measure: string; readonly part: string | null }
type Figure = { readonly yes: number; readonly no: number; readonly notEvidenced: number }

/** Measures as values, as known at a ledger size: what a frozen number is made of. By `measure/part`, then by month. */
export type ReadKnownAt = (asked: {
  readonly force: string
  readonly measures: readonly Asked[]
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
  readonly knownAt: number
}) => Promise<ReadonlyMap<string, ReadonlyMap<string, Figure>>>

export type Measuring = {
  readonly read: ReadKnownAt
  readonly versionOf: (measure: string) => number
  /** What each thing that must be published is called. */
  readonly publicationWords: (item: string) => string
  /** What a test would have said, by the figures that the ledger held then; null where it is no test any more. */
  readonly standingAgain: StandingAgain
  /** Recommendations and actions, as the ledger held them then. */
  readonly registerThen: ReadRegisterThen
  /** The cases behind a number, as the ledger held them then. */
  readonly casesKnownAt: ReadCasesKnownAt
}

export type ReadRegisterThen = (asked: {
  readonly force: string
  readonly now: Instant
  readonly knownAt: number
  /** Audits drawn since. */
  readonly drawnSince: Instant
}) => Promise<RegisterThen>

export type StandingAgain = (asked: {
  readonly force: string
  readonly recommendations: readonly Judged[]
  /** Figures of whole months that are wanted beside what the tests ask for: all in one reading. */
  readonly beside: readonly Asked[]
  readonly now: Instant
  readonly knownAt: number
}) => Promise<{
  readonly standings: ReadonlyMap<string, string | null>
  readonly months: ReadonlyMap<string, ReadonlyMap<string, Figure>>
}>

type Judged = {
  readonly recordId: string
  readonly test: unknown
  readonly countsFrom: string | null
  readonly metBefore: boolean
}

export type ReadCasesKnownAt = (asked: {
  readonly force: string
  readonly measure: string
  readonly part: string | null
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
  readonly knownAt: number
}) => Promise<readonly { readonly recordId: string; readonly at: Instant; readonly how: string }[]>

/** Whole months that a pack shows. */
const shownMonths = 6

/** The measure of audited files that are good. */
export const goodFiles: Asked = { measure: 'A1', part: null }

/** Figures of a day are judged at its end; those of today, now. */
export const asOfDay = (on: ReturnType<typeof dayOf>, now: Instant): Instant =>
  on === localDate(now) ? now : startOfLocalDay(addDays(on, 1))

/** A pack has the audits drawn in this month and the three before it. */
export const auditsSince = (at: Instant): Instant =>
  startOfLocalDay(addMonths(dayOf(`${localDate(at).slice(0, 7)}-01`), -3))

export type ReadPack = Omit<Pack, 'decisionsAsked' | 'childrenSaid'>

/** Everything; or, given a cause of concern, what answers it. */
export async function readPack(
  reader: Reader,
  world: World,
  measuring: Measuring,
  concern: string | null = null,
): Promise<ReadPack> {
  const { who, now } = world
  const force = who.forceId
  const [everyRecommendation, everyAction, ledger, moves, challenges, away, tests] = await Promise.all([
    recommendationsNow.all(reader, { force }),
    actionsNow.all(reader, { force }),
    ledgerSize.one(reader, {}),
    dateChanges.all(reader, { force }),
    openChallenges.all(reader, { force }),
    pagesAway.all(reader, { force }),
    judgedBy.all(reader, { force }),
  ])
  const recommendations = everyRecommendation.filter((one) => concern === null || one.finding_id === concern)
  const answering = new Set(recommendations.map((one) => one.record_id))
  const actions = everyAction.filter(
    (one) => concern === null || one.recommendations.some((recommendation) => answering.has(recommendation)),
  )
  const knownAt = ledger?.size ?? 0
  const judged = new Map(tests.map((one) => [one.record_id, { test: one.test, countsFrom: one.counts_from }]))
  const called = new Map([
    ...recommendations.map((one) => [one.record_id, `${one.reference}: ${one.theme}`] as const),
    ...actions.map((one) => [one.record_id, `${one.number}: ${one.text}`] as const),
  ])
  const then = await measuring.registerThen({ force, now, knownAt, drawnSince: auditsSince(now) })
  const criteria = recommendations.flatMap(({ test }) => test?.criteria ?? [])
  // Beside what is on time what auditors found in files, so that the gap is frozen too.
  const asked = distinct([...criteria, ...(criteria.some(({ kind }) => kind === 'timeliness') ? [goodFiles] : [])])
  return {
    ledgerSize: knownAt,
    policyVersion: world.policyAt(now).version,
    recommendations: recommendations.map((one) => ({
      ...frozenRecommendation(one),
      judgedBy: judged.get(one.record_id) ?? null,
    })),
    actions: actions.map(frozenAction),
    // By the ledger's facts and not by the tables, which may be a second ahead of it.
    audits: [...then.audits],
    duties: then.duties.slice(0, 1000).map((one) => ({ ...one })),
    figures: await figuresKnownAt(measuring, { force, asked, now, knownAt, months: shownMonths }),
    dateChanges: moves.flatMap((one) => {
      const words = called.get(one.record_id)
      return words === undefined ? [] : [{ ...frozenChange(one), words: words.slice(0, 1000) }]
    }),
    challenges: challenges.map(frozenChallenge),
    unavailable: away
      .filter((one) => workingDaysBetween(one.unavailable_since, localDate(now), world.policyAt(now).holidays) > 5)
      .map((one) => ({
        words: measuring.publicationWords(one.item),
        address: one.address,
        since: one.unavailable_since,
      })),
  }
}

type Wanted = {
  readonly force: string
  readonly asked: readonly Asked[]
  readonly now: Instant
  readonly knownAt: number
  readonly months: number
}

/** The last whole months before `now`, as known at a ledger size: read when freezing, and again whenever somebody doubts a number. */
export async function figuresKnownAt(measuring: Measuring, wanted: Wanted): Promise<FrozenFigure[]> {
  const { force, asked, now, knownAt, months } = wanted
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
  })
  return asked.flatMap((one) => names.map((month) => figureOf(measuring, read, { ...one, month })))
}

/** One month of what was read; one without cases may be left out of it. */
export function figureOf(
  { versionOf }: Pick<Measuring, 'versionOf'>,
  read: ReadonlyMap<string, ReadonlyMap<string, Figure>>,
  { measure, part, month }: Asked & { readonly month: string },
): FrozenFigure {
  const { yes, no, notEvidenced } = read.get(`${measure}/${part ?? ''}`)?.get(month) ?? nothing
  return { measure, version: versionOf(measure), part, month, yes, no, notEvidenced }
}

const nothing: Figure = { yes: 0, no: 0, notEvidenced: 0 }

export const distinct = (asked: readonly Asked[]): readonly Asked[] => [
  ...new Map(asked.map(({ measure, part }) => [`${measure}/${part ?? ''}`, { measure, part }])).values(),
]
