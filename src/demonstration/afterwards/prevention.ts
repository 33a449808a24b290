// The authority’s return interview, and what is done so that there is no next time.
import { hours, type Instant, later, plus } from '../../kernel/time.ts'
import { after } from '../script.ts'
import type { Ended, Ending } from './ended.ts'

/** When what the child said is read, and whether a plan is made of it. */
type Reading = { readonly at: Instant; readonly by: string; readonly used: boolean }

/** The authority's part, told to the police by phone or letter. */
export function returnInterview({ course, script, staff, chance }: Ended, returnedAt: Instant): Reading | null {
  const coordinator = staff.some('missing person coordinator')
  const report = (hoursAfter: number, outcome: string) =>
    script.add(plus(returnedAt, hours(hoursAfter)), coordinator, 'report-return-interview', {
      outcome,
      by: 'the authority’s return-interview service',
      detail: outcome === 'done' ? 'Two names and a place. Says nobody asked before.' : null,
      at: null,
    })
  if (course.failing.returnInterviewNotOffered) {
    report(chance.whole(80, 140), 'missed')
    return null
  }
  report(chance.whole(6, 40), 'offered')
  const outcome = chance.weighted({ done: 0.72, 'done late': 0.14, declined: 0.14 })
  const at = outcome === 'done late' ? chance.whole(78, 150) : chance.whole(42, 70)
  report(at, outcome === 'declined' ? 'declined' : 'done')
  return outcome === 'declined' || course.failing.returnInterviewNotRead
    ? null
    : { at: plus(returnedAt, hours(at + chance.whole(3, 30))), by: coordinator, used: chance.yes(0.85) }
}

/** Third report in 90 days: a referral once a window, and a plan for the next time. */
export function prevention(
  { course, script, staff, chance, reportedAt, gradedAt, reportsIn90Days, reportsIn12Months, referredBefore }: Ended,
  returnedAt: Instant,
  reading: Reading | null,
): Pick<Ending, 'referredAt' | 'planAt'> {
  // Whoever reads what the child said also looks again before the four weeks of a first episode are over.
  if (reportsIn12Months <= 1 && !course.failing.returnInterviewNotRead)
    script.add(plus(returnedAt, hours(24 * 16)), staff.some('missing person coordinator'), 'keep-watch', {
      heard: 'a parent or carer',
      found: 'Settled; back at school and in touch with the worker.',
      next: null,
      at: null,
    })
  const plan = (planAt: Instant | null, by: string) => {
    if (reading !== null)
      script.add(reading.at, reading.by, 'read-return-interview', {
        learned: 'Two names and a place for the next time.',
        profileUpdated: reading.used && planAt !== null,
      })
    if (planAt !== null)
      script.add(planAt, by, 'record-trigger-plan', {
        plan: 'Ring the best friend’s mother first; then the two addresses found before.',
        reviewBy: plus(planAt, hours(24 * 60)),
      })
    return planAt
  }
  // Written with what the child said in hand, just before it is said that it was used.
  const withReading = reading?.used ? after(reading.at, -10) : null
  if (reportsIn90Days < 3) return { referredAt: null, planAt: plan(withReading, reading?.by ?? '') }
  const coordinator = staff.some('missing person coordinator')
  const refers = !referredBefore && !course.failing.notReferred
  const referredAt = refers ? later(after(gradedAt, 30), plus(reportedAt, hours(chance.whole(3, 20)))) : null
  if (referredAt !== null)
    script.add(referredAt, coordinator, 'refer', {
      to: 'repeat missing referral',
      reference: null,
      detail: 'Third report in ninety days.',
      at: null,
    })
  const planned = chance.yes(0.6) ? plus(returnedAt, hours(24 * chance.whole(2, 24))) : null
  return { referredAt, planAt: plan(planned === null ? null : (withReading ?? planned), coordinator) }
}
