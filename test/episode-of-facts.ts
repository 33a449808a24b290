// Episodes made of facts, for the golden cases of the measures: what was reported, graded and done, in minutes after the first contact.
import { hours, type Instant, instant, minutes, plus } from '../src/kernel/time.ts'
import type { Fact } from '../src/practice/fact.ts'
import type { Observation } from '../src/practice/measure.ts'
import { policyAt } from '../src/practice/policy.ts'
import { fold } from '../src/practice/procedure.ts'
import { recount } from '../src/registers/measures.ts'
import type { Bodies } from '../src/work/missing/facts.ts'
import { observations } from '../src/work/missing/measures.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'

export const start = instant('2026-03-02T18:00:00Z')
export const later = plus(start, hours(24 * 60))
const one = '018f0000-0000-7000-8000-000000000001'
export const other = '018f0000-0000-7000-8000-000000000002'

export type Happening = {
  readonly kind: string
  readonly at: number
  readonly recordedAfter?: number
  readonly body: unknown
  readonly by?: string
}

/** `at` in minutes after the first contact; recorded at once unless said otherwise. */
export const happened = <Kind extends keyof Bodies & string>(
  kind: Kind,
  at: number,
  body: Bodies[Kind],
  more: { recordedAfter?: number; by?: string } = {},
): Happening => ({ kind, at, body, ...more })

export const episode = (...happenings: readonly Happening[]): readonly Observation[] =>
  observations(folded(...happenings))

/** The whole fold, with what is owed. */
export function folded(...happenings: readonly Happening[]) {
  const facts = happenings.map(
    ({ kind, at, recordedAfter = 0, body, by }, index): Fact => ({
      forceId: 'demonstration',
      recordId: one,
      position: index + 1,
      kind,
      happenedAt: plus(start, minutes(at)),
      recordedAt: plus(start, minutes(at + recordedAfter)),
      recordedBy: by ?? one,
      policyVersion: 'vigil-default-1',
      corrects: null,
      body,
    }),
  )
  return fold(missing, 'demonstration', one, facts.map(missing.read), policyAt([standingPolicy]))
}

/** Nothing was ever reported before. */
export const history: Bodies['missing.reported/1']['history'] = {
  earlier: [],
  reportsIn90Days: 1,
  reportsIn12Months: 1,
  harmedBefore: 'no',
  exploitationFlag: 'none',
  harmInExploitationEpisode: false,
  firstEpisodeId: null,
  triggerPlanAt: null,
  repeatReferralAt: null,
}
export const reported = (more: Partial<Bodies['missing.reported/1']> = {}) =>
  happened('missing.reported/1', 0, {
    path: 'missing',
    child: {
      personId: other,
      name: 'Invented Child',
      age: 14,
      dateOfBirth: null,
      ageDisputed: false,
      sex: null,
      description: null,
    },
    lastSeen: { at: plus(start, minutes(-60)), precision: 'about', place: 'Park' },
    caller: { name: null, phone: '01632 960001', relation: null },
    why: 'late',
    firstContactAt: start,
    source: null,
    unit: 'a',
    area: 'north',
    reviewBy: null,
    history,
    ...more,
  })
/** By a trained grader who saw that there was nothing earlier. */
export const grading: Omit<Bodies['missing.graded/1'], 'level'> = {
  because: 'x',
  floor: 'MEDIUM',
  rules: [],
  unanswered: [],
  mandatoryActions: [],
  firstReviewMinutes: 60,
  reviewEveryMinutes: 240,
  competent: true,
  earlierShown: true,
  earlierConsidered: null,
}
export const graded = (level: 'LOW' | 'MEDIUM' | 'HIGH', at = 10, more: Partial<Bodies['missing.graded/1']> = {}) =>
  happened('missing.graded/1', at, { ...grading, level, ...more })
export const endorsed = (at: number, recordedAfter = 0) =>
  happened('missing.endorsed/1', at, { level: 'MEDIUM', because: 'x' }, { recordedAfter })
export const assigned = (at: number, unit = 'a') =>
  happened('missing.assigned/1', at, { staffId: other, name: 'An Officer', unit })
export const acknowledged = (at: number, recordedAfter = 0) =>
  happened('missing.acknowledged/1', at, {}, { by: other, recordedAfter })
export const located = (at: number) =>
  happened('missing.located/1', at, {
    place: 'Park',
    how: 'police',
    with: null,
    atRisk: false,
    placeToReturn: null,
    detail: 'x',
  })
export const returned = (at: number) => happened('missing.returned/1', at, { to: 'home', seenBy: 'PC', detail: null })
export const seen = (at: number, faceToFace: boolean, recordedAfter = 0) => {
  const account = { where: 'home', firstAccount: 'x', crimeDisclosed: false, stoppedForPlannedInterview: false }
  const body = { faceToFace, offeredApart: true, apart: true, alone: null, ...account }
  return happened('missing.interview-held/1', at, body, { recordedAfter })
}
export const reviewed = (at: number, actionsSet: string[], likeTheLast: number | null = null, recordedAfter = 0) =>
  happened(
    'missing.reviewed/1',
    at,
    {
      level: 'MEDIUM',
      summary: 'x',
      nextReviewAt: plus(start, minutes(at + 240)),
      actionsSet,
      actionsClosed: [],
      likeTheLast,
    },
    { recordedAfter },
  )
export const action = (at: number, code = 'phone called') =>
  happened('missing.action-recorded/1', at, { action: code, subject: null, outcome: 'off', detail: 'x' })

/** yes, no, not evidenced, not yet. */
export function counts(
  measure: string,
  episodes: readonly (readonly Observation[])[],
  now: Instant = later,
  part?: string,
) {
  const [figures] = recount(episodes.flat(), {
    measure,
    from: start,
    until: plus(start, hours(24 * 365)),
    now,
    ...(part === undefined ? {} : { part }),
  })
  return figures === undefined ? [0, 0, 0, 0] : [figures.yes, figures.no, figures.notEvidenced, figures.notYet]
}
