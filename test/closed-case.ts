// A case in facts, as the ledger holds it: reported, graded, closed.
import { newId } from '../src/kernel/identity.ts'
import { type Instant, instant } from '../src/kernel/time.ts'
import type { NewFact } from '../src/practice/fact.ts'

type Named = { readonly name: string; readonly caller: string | null }

/** `closedAt` is an instant in RFC 3339. */
export function closedCase(
  level: string,
  closedAt = '2026-10-12T10:00:00Z',
  named: Named = { name: 'Somebody Invented', caller: null },
): NewFact[] {
  const at = instant('2026-10-10T10:00:00Z')
  const grade = { level, because: 'x', floor: 'MEDIUM', rules: [], unanswered: [], mandatoryActions: [] }
  return [
    { kind: 'missing.reported/1', happenedAt: at, body: reportedBody(at, named) },
    {
      kind: 'missing.graded/1',
      happenedAt: at,
      body: {
        ...grade,
        firstReviewMinutes: 60,
        reviewEveryMinutes: 240,
        competent: true,
        earlierShown: true,
        earlierConsidered: null,
      },
    },
    { kind: 'missing.closed/1', happenedAt: instant(closedAt), body: { summary: 'x' } },
  ]
}

const reportedBody = (at: Instant, { name, caller }: Named) => ({
  path: 'missing',
  child: {
    personId: newId(at),
    name,
    age: 14,
    dateOfBirth: null,
    ageDisputed: false,
    sex: null,
    description: null,
  },
  lastSeen: { at, precision: 'about', place: 'a place' },
  caller: { name: caller, phone: '07700 900000', relation: null },
  why: 'x',
  firstContactAt: at,
  source: null,
  unit: 'stafford-response',
  area: 'Stafford',
  reviewBy: null,
  history: {
    earlier: [],
    reportsIn90Days: 1,
    reportsIn12Months: 1,
    harmedBefore: 'no',
    exploitationFlag: 'none',
    harmInExploitationEpisode: false,
    firstEpisodeId: null,
    triggerPlanAt: null,
    repeatReferralAt: null,
  },
})
