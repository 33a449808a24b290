// The pack as it is read at freezing: every list, and every number with what is needed to compute it again.

import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { filesOfCases, gapVersion } from '../../practice/gap-over-months.ts'
import { workingDaysBetween } from '../../practice/working-days.ts'
import type { World } from '../../registers/world.ts'
import { distinct, figuresKnownAt } from './figures-known.ts'
import type { Pack } from './frozen-pack.ts'
import { frozenAction, frozenChallenge, frozenChange, frozenRecommendation } from './frozen-rows.ts'
import type { Asked, Measuring } from './measuring.ts'
import { actionsNow, dateChanges, judgedBy, openChallenges, pagesAway, recommendationsNow } from './queries/pack.ts'

/** Whole months that a pack shows. */
const shownMonths = 6

/** The measure of audited files that are good. */
export const goodFiles: Asked = { measure: 'A1', part: null }

/** And of those that are good among the files of a month's cases: the other side of the gap. */
export const goodFilesOfCases: Asked = { measure: filesOfCases, part: null }

/** A pack has the audits drawn in this month and the three before it. */
export const auditsSince = (at: Instant): Instant =>
  startOfLocalDay(addMonths(dayOf(`${localDate(at).slice(0, 7)}-01`), -3))

export type ReadPack = Omit<Pack, 'decisionsAsked' | 'childrenSaid' | 'fallsDue'>

type Cause = { readonly findingId: string; readonly measures: readonly string[] }

type Which = {
  readonly cause?: Cause
  /** The reader then reads the lists as they stood at the moment of `world`. */
  readonly then?: { readonly ledgerSize: number; readonly recordedUntil: Instant }
}

/** Everything; or, given a cause of concern, what answers it, and the figures of its own measures. */
export async function readPack(
  reader: Reader,
  world: World,
  measuring: Measuring,
  { cause, then: asAt }: Which = {},
): Promise<ReadPack> {
  const { who, now } = world
  const concern = cause?.findingId ?? null
  const recordedUntil = asAt?.recordedUntil ?? null
  const own = (cause?.measures ?? []).map((measure): Asked => ({ measure, part: null }))
  const force = who.forceId
  const [everyRecommendation, everyAction, ledger, moves, challenges, away, tests] = await Promise.all([
    recommendationsNow.all(reader, { force }),
    actionsNow.all(reader, { force }),
    asAt === undefined ? ledgerSize.one(reader, {}) : { size: asAt.ledgerSize },
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
    ...actions.map((one) => [one.record_id, `Action ${one.number}: ${one.text}`] as const),
  ])
  const then = await measuring.registerThen({ force, now, knownAt, recordedUntil, drawnSince: auditsSince(now) })
  const criteria = recommendations.flatMap(({ test }) => test?.criteria ?? [])
  // Beside what is on time what auditors found in files, so that the gap is frozen too.
  const timely = own.length > 0 || criteria.some(({ kind }) => kind === 'timeliness')
  const asked = distinct([...criteria, ...own, ...(timely ? [goodFiles, goodFilesOfCases] : [])])
  return {
    ledgerSize: knownAt,
    ...(recordedUntil === null ? {} : { asAt: recordedUntil }),
    policyVersion: world.policyAt(now).version,
    gapDefined: gapVersion,
    recommendations: recommendations.map((one) => ({
      ...frozenRecommendation(one),
      judgedBy: judged.get(one.record_id) ?? null,
    })),
    actions: actions.map(frozenAction),
    // By the ledger's facts and not by the tables, which may be a second ahead of it.
    audits: [...then.audits],
    duties: then.duties.slice(0, 1000).map((one) => ({ ...one })),
    dutiesOfComments: true,
    figures: await figuresKnownAt(measuring, { force, asked, now, knownAt, recordedUntil, months: shownMonths }),
    dateChanges: withoutFirst(moves, recommendations).flatMap((one) => {
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

type Change = Awaited<ReturnType<typeof dateChanges.all>>[number]
type Counted = { readonly record_id: string; readonly date_changes: number }

/** The newest stand first. The first date that a recommendation is given moves nothing, and is not counted: its oldest, where it has more than were counted. */
function withoutFirst(changes: readonly Change[], recommendations: readonly Counted[]): readonly Change[] {
  const counted = new Map(recommendations.map((one) => [one.record_id, one.date_changes]))
  const of = Map.groupBy(changes, ({ record_id }) => record_id)
  return changes.filter((one) => {
    const all = of.get(one.record_id) ?? []
    return one !== all.at(-1) || all.length <= (counted.get(one.record_id) ?? all.length)
  })
}
