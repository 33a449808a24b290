// A measure: a number about facts and duties, with its question, its n, its interval and the cases behind it.
import { type Instant, minutes, plus } from '../kernel/time.ts'
import { compliance, type Duty } from './duty.ts'

/** What one record contributes to one measure. Timed ones have a due time; plain ones say yes or no. */
export type Observation = {
  readonly measure: string
  readonly item: number
  /** Decides in which period it counts. */
  readonly at: Instant
  readonly dueAt: Instant | null
  readonly doneAt: Instant | null
  readonly recordedAt: Instant | null
  readonly toleranceMinutes: number
  readonly yes: boolean | null
  /** How long it took; null where it was not done. */
  readonly minutes: number | null
  readonly team: string | null
  readonly area: string | null
  readonly hour: number | null
  readonly part: string | null
  /** The record of the child that it is about, as the case names it; left out where it is about none. */
  readonly child?: string
  /** The home that a looked-after child was missing from, as a number made of its words; left out where it is from none. */
  readonly home?: string
}

/** By what cases are grouped. */
export type About = Pick<Observation, 'team' | 'area' | 'hour' | 'part'>

/** Counted in the numerator, counted against, no evidence either way, or not yet to be counted. */
export type Counted = 'yes' | 'no' | 'not evidenced' | 'not yet'

/**
 * How an observation counts now. One with a due time counts only once that and its tolerance have passed, however early it was done: what
 * is done early would else stand for a month whose other cases are still to come. The SQL of the readings says the same; a test
 * proves both equal.
 */
export function counted(observation: Observation, now: Instant): Counted {
  if (observation.dueAt === null) return answered(observation.yes)
  if (now <= plus(observation.dueAt, minutes(observation.toleranceMinutes))) return 'not yet'
  if (observation.yes === false && observation.doneAt === null) return 'no'
  const kept = compliance(
    {
      dueAt: observation.dueAt,
      toleranceMinutes: observation.toleranceMinutes,
      metAt: observation.doneAt,
      metRecordedAt: observation.recordedAt,
      notDoneAt: null,
      endedAt: null,
    },
    now,
  )
  switch (kept) {
    case 'met':
      return 'yes'
    case 'breached':
      return 'no'
    case 'not evidenced':
      return 'not evidenced'
    case 'running':
    case 'no longer owed':
      return 'not yet'
  }
}

function answered(yes: boolean | null): Counted {
  if (yes === null) return 'not evidenced'
  return yes ? 'yes' : 'no'
}

/** How long it took, in minutes, of what is counted now: without end where it was owed and never done; null where no time can say. */
export function took(observation: Observation, now: Instant): number | null {
  if (counted(observation, now) === 'not yet') return null
  return observation.minutes ?? (observation.dueAt === null ? null : Number.POSITIVE_INFINITY)
}

/** A plain answer, which no time is set for: yes, no, or (null) no evidence. */
export const plain = (measure: string, item: number, at: Instant, yes: boolean | null, about: About): Observation => ({
  ...{ measure, item, at, yes, toleranceMinutes: 0 },
  ...{ dueAt: null, doneAt: null, recordedAt: null, minutes: null },
  ...about,
})

/** A duty as an observation: whether it was kept, and how long it took from when it began to be owed. */
export function ofDuty(duty: Duty, measure: string, item: number, about: About): Observation | null {
  if (duty.endedAt !== null && duty.endedAt <= duty.dueAt) return null
  return {
    measure,
    item,
    at: duty.startedAt,
    dueAt: duty.dueAt,
    doneAt: duty.metAt,
    recordedAt: duty.metRecordedAt,
    toleranceMinutes: duty.toleranceMinutes,
    yes: duty.notDoneAt === null ? null : false,
    minutes: duty.metAt === null ? null : Math.max(0, (Date.parse(duty.metAt) - Date.parse(duty.startedAt)) / 60_000),
    ...about,
  }
}

/** What a measure is, in words a stranger understands. */
export type MeasureDefinition = {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly numerator: string
  readonly denominator: string
  readonly source: string
  readonly finding: string
  readonly kind: 'timeliness' | 'completeness' | 'outcome' | 'audited quality' | 'description'
  /** Whether more is better; null where neither is. */
  readonly better: 'higher' | 'lower' | null
  /** The policy's value, in per cent, that says what it is to reach: see target.ts. Null where nothing is asked. */
  readonly target: string | null
  /** Whether the three values of compliance apply. */
  readonly threeValued: boolean
  readonly times: boolean
  /** A case counts so many days after its day; 0 where it counts the same day or the next. */
  readonly countsAfterDays?: number
  readonly gaming: string
  readonly resists: string
  readonly owner: string
}

/** The version of a measure's definition by its name; 0 for one that nobody defines. */
export function versionOf(
  definitions: readonly Pick<MeasureDefinition, 'id' | 'version'>[],
): (measure: string) => number {
  const versions = new Map(definitions.map(({ id, version }) => [id, version]))
  return (measure) => versions.get(measure) ?? 0
}

/** Of some measures the longest wait, in days: so long after a month its last cases count. */
export function longestWait(
  definitions: readonly Pick<MeasureDefinition, 'id' | 'countsAfterDays'>[],
): (measures: readonly string[]) => number {
  const waits = new Map(definitions.map(({ id, countsAfterDays = 0 }) => [id, countsAfterDays]))
  return (measures) => Math.max(0, ...measures.map((measure) => waits.get(measure) ?? 0))
}
