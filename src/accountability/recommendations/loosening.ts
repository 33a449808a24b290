// What a new closure test asks less of than the old one: said in words, made public, and the sustained period begins again.
import { dateWords, type LocalDate } from '../../kernel/time.ts'
import { capital, percent } from '../../kernel/words.ts'
import type { RecommendationState } from './state.ts'
import type { AuditRule, ClosureTest, Criterion } from './test.ts'

/** One sentence for each thing that became easier; empty where the new test, approved on that day, asks at least as much. */
export function loosened(before: ClosureTest, after: ClosureTest, on: LocalDate): readonly string[] {
  return [
    ...before.criteria.flatMap((old) =>
      easier(
        old,
        after.criteria.find((one) => same(one, old)),
      ),
    ),
    ...fewer('whole months in a row', before.sustainedMonths, after.sustainedMonths),
    ...more('may be without evidence', before.mostNotEvidenced, after.mostNotEvidenced),
    ...easierAudit(before.audit ?? null, after.audit ?? null),
    ...widerGap(before.mostGapPoints ?? null, after.mostGapPoints ?? null),
    ...(before.noOpenConcern === true && after.noOpenConcern !== true
      ? ['Safeguarding concerns of auditors and inspectors may now still be open.']
      : []),
    ...laterExpiry(before.expiresOn ?? null, after.expiresOn ?? null, on),
  ]
}

/** The tests that another is held against: the one in force, or, before there is one, those of the recommendations whose place it took. */
export const testsBefore = ({ test, supersedes }: Pick<RecommendationState, 'test' | 'supersedes'>) =>
  test === null ? supersedes.flatMap((one) => one.test ?? []) : [test]

export const loosenedFrom = (before: readonly ClosureTest[], after: ClosureTest, on: LocalDate): readonly string[] => [
  ...new Set(before.flatMap((one) => loosened(one, after, on))),
]

const same = (one: Criterion, other: Criterion) => one.measure === other.measure && one.part === other.part

function easier(old: Criterion, now: Criterion | undefined): readonly string[] {
  const name = old.part === null ? old.measure : `${old.measure} (${old.part})`
  if (now === undefined) return [`${name} is no longer in the test.`]
  if (now.better !== old.better) return [`${name} is now asked to be ${now.better}, not ${old.better}.`]
  const lower = now.better === 'higher' ? now.threshold < old.threshold : now.threshold > old.threshold
  return [
    ...(lower ? [`${name} is asked ${percent(now.threshold)} instead of ${percent(old.threshold)}.`] : []),
    ...(now.minimumN < old.minimumN ? [`${name} needs ${now.minimumN} cases instead of ${old.minimumN}.`] : []),
  ]
}

const fewer = (what: string, old: number, now: number) =>
  now < old ? [`${capital(what)}: ${now} instead of ${old}.`] : []
const more = (what: string, old: number, now: number) =>
  now > old ? [`${percent(now)} ${what} instead of ${percent(old)}.`] : []

function easierAudit(old: AuditRule | null, now: AuditRule | null): readonly string[] {
  if (old === null) return []
  if (now === null || now.topic !== old.topic) return [`Audited files on ${old.topic} are no longer in the test.`]
  return [
    ...fewer('audited files', old.files, now.files),
    ...(now.leastGood / now.files < old.leastGood / old.files
      ? [`Good files: ${now.leastGood} of ${now.files} instead of ${old.leastGood} of ${old.files}.`]
      : []),
    ...(now.mostInadequate / now.files > old.mostInadequate / old.files
      ? [
          `Inadequate files: up to ${now.mostInadequate} of ${now.files} instead of ${old.mostInadequate} of ${old.files}.`,
        ]
      : []),
    ...(now.windowMonths > old.windowMonths
      ? [`Audits of ${now.windowMonths} months count instead of ${old.windowMonths}.`]
      : []),
  ]
}

function widerGap(old: number | null, now: number | null): readonly string[] {
  if (old === null || (now !== null && now <= old)) return []
  return [
    now === null
      ? `The test no longer limits the points between on time and done well. The limit was ${old}.`
      : `${now} points between on time and done well instead of ${old}.`,
  ]
}

/** To renew a test in its time asks no less of anybody, and is owed: only one that has expired already, or never will again, is looser. */
function laterExpiry(old: string | null, now: string | null, on: LocalDate): readonly string[] {
  if (old === null || (now !== null && (now <= old || on <= old))) return []
  return [
    now === null
      ? `It no longer expires on ${dateWords(old)}.`
      : `It expires on ${dateWords(now)} instead of ${dateWords(old)}.`,
  ]
}
