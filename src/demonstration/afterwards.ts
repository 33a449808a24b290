// From the location to the close, and what the local authority does after it: seen, heard, learned, decided.
import { hours, type Instant, later, plus } from '../kernel/time.ts'
import type { Chance } from './chance.ts'
import { type Child, hostAuthority } from './children.ts'
import type { Course } from './course.ts'
import { after, type Script } from './script.ts'
import type { Staffing } from './staffing.ts'

type Ended = {
  readonly child: Child
  readonly course: Course
  readonly script: Script
  readonly staff: Staffing
  readonly chance: Chance
  readonly reportedAt: Instant
  readonly gradedAt: Instant
  readonly locatedAt: Instant
  /** The level at the location: the prevention interview's time depends on it. */
  readonly high: boolean
  readonly rules: readonly string[]
  readonly reportsIn90Days: number
  readonly reportsIn12Months: number
  readonly referredBefore: boolean
}

type Ending = {
  readonly closedAt: Instant
  readonly returnedAt: Instant
  readonly referredAt: Instant | null
  readonly planAt: Instant | null
}

export function afterwards(given: Ended): Ending {
  const { child, course, script, staff, chance, locatedAt, rules } = given
  const officer = staff.some('response officer', child.unit)
  script.add(after(locatedAt, chance.between(1, 9)), officer, 'locate', {
    place: course.foundAt,
    how: course.foundBy,
    confirmedBy: officer,
    confirmedHow: 'seen by an officer',
    with: chance.yes(0.5)
      ? chance.one(['a friend of the same age', 'an older cousin', 'nobody', 'two older boys; names being checked'])
      : null,
    atRisk: course.atRisk,
    placeToReturn: course.atRisk
      ? 'Not home tonight: an emergency placement, decided with children’s services'
      : rules.includes('R17')
        ? 'To a grandparent, decided with children’s services'
        : null,
    detail:
      course.foundBy === 'police'
        ? 'Seen by officers and spoken to.'
        : 'The caller rang back; officers went to see the child.',
    at: locatedAt,
  })
  script.add(after(locatedAt, course.failing.promiseBroken ? 75 : 11), officer, 'contact-family', {
    who: `${child.carer.name}, ${child.carer.relation}`,
    detail: 'Told that the child is found, and how they are.',
    nextBy: null,
    medianTold: false,
    allowedBy: rules.includes('R16') ? 'Detective Inspector Stanmore' : null,
    at: null,
  })
  if (course.inPoliceProtection) protect(given, officer)
  const told = after(locatedAt, course.failing.authorityToldLate ? chance.between(140, 900) : chance.between(15, 110))
  const tell = (at: Instant, authority: string) =>
    script.add(at, officer, 'tell-authority', { authority, how: 'by phone to the duty desk', at: null })
  tell(told, child.authority)
  const bothTold = rules.includes('R13') ? after(told, 6) : told
  if (bothTold > told) tell(bothTold, hostAuthority)
  const returnedAt = after(locatedAt, chance.between(12, 55))
  script.add(returnedAt, officer, 'return', {
    to: `${child.address}, to ${child.carer.name}`,
    seenBy: officer,
    detail: null,
    at: null,
  })
  const heardAt = interview(given, returnedAt)
  const closedAt = conclude(given, later(heardAt, bothTold))
  const reading = returnInterview(given, returnedAt)
  return { closedAt, returnedAt, ...prevention(given, returnedAt, reading) }
}

/** Begun where the child was found; one authority has been told, and the inspector has looked at it. */
function protect({ child, script, staff, locatedAt }: Ended, officer: string): void {
  const at = after(locatedAt, 20)
  script.add(at, officer, 'begin-police-protection', {
    limb: 'removed',
    grounds:
      'Found in a flat with two men whom the child would not name; the child says one of them knows where the child lives.',
    constable: officer,
    keptAt: 'authority',
    place: 'Emergency foster placement found by the authority’s duty team',
    at: null,
  })
  const tell = (minutes: number, whom: string, detail: string) =>
    script.add(after(at, minutes), officer, 'tell-of-police-protection', { whom, reached: true, detail, at: null })
  tell(18, 'authority where found', `${child.authority}, duty worker, by telephone`)
  tell(25, 'child', 'What was done and why, and that a decision must come within three days')
  tell(50, 'parents', `${child.carer.name}, by telephone`)
  script.add(after(at, 45), staff.some('local operations inspector', child.unit), 'review-police-protection', {
    needed: true,
    because: 'The men are not identified, and they know where the child lives.',
    wishes: 'I don’t want to go home tonight. I want my sister to know where I am.',
  })
}

/** Face to face in time; or late, by phone, or not at all, and then an inspector's exception so that it can be closed. Answers when it was settled. */
function interview({ child, course, script, staff, chance, locatedAt, high }: Ended, returnedAt: Instant): Instant {
  const { failing } = course
  const officer = staff.some('response officer', child.unit)
  const limit = high ? 60 : 1440
  const tardy = after(locatedAt, limit + chance.between(high ? 40 : 180, high ? 900 : 3600))
  const held = (at: Instant, faceToFace: boolean, happened: Instant | null = null) =>
    script.add(at, officer, 'hold-interview', {
      faceToFace,
      offeredApart: faceToFace,
      apart: faceToFace && chance.yes(0.6),
      alone: null,
      where: faceToFace ? child.address : 'by telephone',
      firstAccount: chance.one(accounts),
      crimeDisclosed: false,
      stoppedForPlannedInterview: false,
      at: happened,
    })
  if (failing.interviewMissed || failing.interviewByPhone) {
    if (failing.interviewByPhone) held(after(returnedAt, chance.between(30, 300)), false)
    const settled = later(tardy, after(returnedAt, 400))
    if (chance.yes(0.35)) held(settled, true)
    else
      script.add(settled, staff.some('local operations inspector', child.unit), 'except-interview', {
        reason: chance.one([
          'the child refuses, after more than one offer in person',
          'in hospital and unfit',
          'seen by police of another force, account received',
        ]),
        because: 'Two visits made; the file shows no more.',
      })
    return settled
  }
  if (failing.interviewLate) {
    held(tardy, true)
    return tardy
  }
  const at = high ? after(locatedAt, chance.between(18, 52)) : after(returnedAt, chance.between(40, 1250))
  // Typed in long afterwards: no evidence that it was done in time.
  const late = failing.lateRecording ? limit + chance.between(45, 400) : 0
  const recordedAt = after(at, late)
  held(recordedAt, true, late > 0 ? at : null)
  return recordedAt
}

const accounts = [
  'I just needed to get out. I was at my mate’s, we played games.',
  'Nobody asked me if I wanted to move here. I went back to see my old friends.',
  'We had a fight about my phone. I walked about till it got dark.',
  'I don’t want to say where. I’m fine.',
  'I was with some people I know. They gave me a lift.',
  'I missed the last bus and my phone died.',
] as const

function conclude({ child, course, script, staff, chance, rules }: Ended, settledAt: Instant): Instant {
  const owner = staff.some('sergeant', child.unit)
  const at = after(settledAt, chance.between(20, 500))
  script.add(at, owner, 'learn', {
    harm: course.harm,
    harmDetail: course.harm === 'none known' ? null : 'Injuries seen by a nurse; the investigation team has it.',
    where: course.foundAt,
    withWhom: chance.yes(0.5) ? 'Friends of the same age' : null,
    why: chance.one(['A row at home', 'Wanted to see friends from before the move', 'Drawn by older company', null]),
    intended: chance.one(['yes', 'yes', 'no', 'not known']),
  })
  if (course.harm === 'serious harm')
    script.add(after(at, 2), staff.some('local operations inspector', child.unit), 'rule-out-grave-outcome', {
      because:
        'Hurt before anybody rang, by somebody the police had no contact with; looked at with the duty superintendent.',
    })
  script.add(after(at, 3), owner, 'record-ethnicity', ethnicity(child, course, chance))
  const harmed = course.harm !== 'none known'
  script.add(after(at, 6), owner, 'decide-outcome', {
    about: 'crime',
    decision: harmed ? 'yes' : 'no',
    reference: harmed ? `DEMO/${chance.whole(10_000, 99_999)}/26` : null,
    because: harmed ? 'Assault disclosed and recorded.' : 'Nothing disclosed, nothing seen.',
  })
  script.add(after(at, 8), owner, 'decide-outcome', {
    about: 'referral',
    decision: chance.one(['yes', 'no']),
    reference: null,
    because: 'Weighed with what the child said and earlier reports.',
  })
  if (rules.some((id) => id.startsWith('R6'))) {
    script.add(after(at, 10), owner, 'decide-outcome', {
      about: 'national referral mechanism',
      decision: chance.one(['yes', 'no', 'no']),
      reference: null,
      because: 'Looked at with the exploitation desk.',
    })
    if (chance.yes(0.35))
      script.add(after(at, 12), owner, 'decide-outcome', {
        about: 'disruption',
        decision: 'yes',
        reference: null,
        because: 'The car and the address were passed to the neighbourhood team.',
      })
  }
  const closedAt = after(at, chance.between(20, 300))
  script.add(closedAt, staff.some('local operations inspector', child.unit), 'close', {
    summary: `Found at ${course.foundAt}. Seen and heard; what was learned is above.`,
  })
  return closedAt
}

function ethnicity(child: Child, course: Course, chance: Chance): Readonly<Record<string, unknown>> {
  if (!course.failing.ethnicityMissing)
    return { code: child.ethnicity, saidBy: chance.one(['the child', 'the child', child.carer.name]), whyNot: null }
  return chance.yes(0.2)
    ? { code: 'NS', saidBy: null, whyNot: 'Asked and did not want to say' }
    : { code: null, saidBy: null, whyNot: 'Not asked before the child went home' }
}

/** When what the child said is read, and whether a plan is made of it. */
type Reading = { readonly at: Instant; readonly by: string; readonly used: boolean }

/** The authority's part, told to the police by phone or letter. */
function returnInterview({ course, script, staff, chance }: Ended, returnedAt: Instant): Reading | null {
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
function prevention(
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
