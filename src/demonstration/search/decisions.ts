// What is decided about a search, and by whom: at high risk, to lower the grade, and when it lasts.
import { hours, type Instant, minutes, plus } from '../../kernel/time.ts'
import { after } from '../script.ts'
import type { Searched } from './searched.ts'

/** Decided either way, with the reason. */
export function decisions({ script, staff, chance, gradedAt }: Searched, manager: string): void {
  const superintendent = staff.some('duty superintendent')
  if (chance.yes(0.75))
    script.action(after(gradedAt, chance.between(15, 58)), superintendent, 'senior look taken', {
      detail: 'Lines of enquiry examined; two more set.',
    })
  if (chance.yes(0.75))
    script.action(after(gradedAt, chance.between(20, 58)), manager, 'media decided', {
      outcome: 'no',
      detail: 'Not yet: an appeal could drive the child further; looked at again at the next review.',
    })
  if (chance.yes(0.7))
    script.action(after(gradedAt, chance.between(20, 59)), manager, 'child rescue alert decided', {
      outcome: 'no',
      detail: 'No sign of abduction: the criteria are not met.',
    })
  script.action(after(gradedAt, 59), manager, 'publicity decided', {
    outcome: 'no',
    detail: 'Not yet: as for the media, looked at again at the next review.',
  })
  if (chance.yes(0.65))
    script.action(after(gradedAt, chance.between(30, 118)), manager, 'missing persons unit told', {
      detail: 'Told by telephone; reference kept.',
    })
  if (chance.yes(0.6))
    script.action(after(gradedAt, chance.between(15, 70)), manager, 'communications data decided', {
      outcome: 'yes',
      detail: 'Necessary and proportionate: risk to life cannot be left out.',
    })
}

/** A child spoken to and with a safe adult: lowered by a second person. Answers when, or null. */
export function lowering(
  { script, staff, chance, gradedAt, locatedAt, rules }: Searched,
  owner: string,
): Instant | null {
  const proposedAt = after(gradedAt, chance.between(300, 560))
  const loweredAt = after(proposedAt, chance.between(5, 40))
  // A medical risk is a clinician's to judge (R9), and nobody asked one here.
  if (loweredAt >= locatedAt || rules.includes('R9')) return null
  script.during(proposedAt, owner, 'propose-lowering', {
    level: 'MEDIUM',
    reason: 'spoken to',
    because: 'Spoken to by phone and heard to be with a named adult relative; not yet seen, so the search goes on.',
    evidence: 'Entry in this log, and the relative’s number.',
  })
  // Exploitation locks the grade (R6a, R6b): the desk says so itself.
  if (rules.includes('R6a') || rules.includes('R6b'))
    script.during(after(proposedAt, 3), staff.some('exploitation desk'), 'advise-as-desk', {
      advice: 'may be lowered',
      because: 'Nobody known to us is near the address; the relative is checked.',
    })
  script.during(loweredAt, staff.some('duty superintendent'), 'lower', {
    because: 'The call was heard by an officer; the relative is known and safe.',
  })
  return loweredAt
}

/** What falls due when it lasts: media within a day, the national unit and identification within three. */
export function longer({ script, staff, chance, startedAt, child }: Searched, owner: string, high: boolean): void {
  if (!high && chance.yes(0.75)) {
    const first = after(startedAt, 60 * chance.between(19, 23.5))
    const inspector = staff.some('detective inspector')
    const justify = (at: Instant, detail: string) =>
      script.action(at, inspector, 'not high justified at 24 hours', { detail })
    justify(first, 'Heard of twice since by friends, with a named relative; nothing points to serious harm.')
    for (const hour of [34, 45, 56, 67])
      justify(plus(startedAt, hours(hour)), 'Looked at afresh: heard of since, and still nothing points to harm.')
  }
  if (!high && chance.yes(0.7)) {
    const first = after(startedAt, 60 * chance.between(60, 71))
    const superintendent = staff.some('duty superintendent')
    const justify = (at: Instant, detail: string) =>
      script.action(at, superintendent, 'not high justified at 72 hours', { detail })
    justify(first, 'An exception: seen on the second day by a youth worker who knows the child.')
    for (let hour = 94; hour < 28 * 24; hour += 22)
      justify(plus(startedAt, hours(hour)), 'The exception stands: heard of since.')
  }
  if (!high && chance.yes(0.7))
    script.action(
      after(startedAt, 60 * chance.between(14, 23)),
      staff.some('local operations inspector', child.unit),
      'media decided',
      { outcome: chance.one(['yes', 'no']), detail: 'Weighed against the harm of publicity, and the carer’s wish.' },
    )
  if (!high && chance.yes(0.65))
    script.action(
      after(startedAt, 60 * chance.between(15, 23.5)),
      staff.some('local operations inspector', child.unit),
      'child rescue alert decided',
      { outcome: 'no', detail: 'Nothing points to danger to life; looked at again if that changes.' },
    )
  if (chance.yes(0.85)) script.action(plus(startedAt, hours(chance.whole(40, 68))), owner, 'missing persons unit told')
  if (chance.yes(0.7)) script.action(plus(startedAt, hours(chance.whole(40, 70))), owner, 'dna and dental secured')
  if (chance.yes(0.7))
    script.action(
      plus(startedAt, hours(chance.whole(44, 70))),
      staff.some('missing person coordinator'),
      'strategy meeting held',
      { subject: 'Children’s services, health and school' },
    )
  script.action(plus(startedAt, minutes(60 * 26)), owner, 'hospitals asked', { subject: 'Both in the county' })
}
