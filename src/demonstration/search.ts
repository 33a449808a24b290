// From the grade to the location: who owns it, who goes, what is done, reviewed, handed over and told.
import { earlier, hours, type Instant, later, localHour, minutes, plus } from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import { nextShiftChange } from '../work/missing/shifts.ts'
import type { Chance } from './chance.ts'
import type { Child } from './children.ts'
import type { Course } from './course.ts'
import { schools } from './names.ts'
import { after, type Script } from './script.ts'
import type { Staffing } from './staffing.ts'

export type Searched = {
  readonly child: Child
  readonly course: Course
  readonly script: Script
  readonly staff: Staffing
  readonly policy: Policy
  readonly chance: Chance
  /** The first report; for a concern, when contact was lost. */
  readonly startedAt: Instant
  readonly gradedAt: Instant
  readonly level: 'MEDIUM' | 'HIGH'
  /** When it was raised to HIGH on what the report had said; null where it was not. */
  readonly raisedAt: Instant | null
  readonly rules: readonly string[]
  readonly firstReviewMinutes: number
  readonly reviewEveryMinutes: number
  readonly locatedAt: Instant
}

export function search(given: Searched): void {
  const { child, course, script, staff, chance, startedAt, gradedAt } = given
  const high = given.level === 'HIGH'
  const { failing } = course
  const manager = staff.some('force incident manager')
  const limit = high ? 30 : 60
  const inTime = later(after(gradedAt, chance.between(2, 5)), after(startedAt, limit * chance.between(0.55, 0.92)))
  const late = later(after(gradedAt, 4), after(startedAt, limit + chance.between(6, 120)))
  // A child found before it is endorsed is endorsed afterwards: the close asks for it.
  const endorsedAt = earlier(failing.lateGrading ? late : inTime, after(given.locatedAt, 11))
  script.action(after(endorsedAt, -1.5), manager, 'local systems checked', {
    detail: 'Earlier reports and intelligence read before the grade was endorsed.',
  })
  if (!failing.noActionForHours)
    script.action(after(gradedAt, chance.between(4, 60)), manager, 'national systems checked', {
      subject: 'Police National Computer, Police National Database, sex offenders’ register',
    })
  script.add(endorsedAt, manager, 'endorse', {
    because: `Earlier reports read; ${high ? 'high' : 'medium'} is right on what is known.`,
  })
  const owner = staff.some(chance.yes(0.55) ? 'sergeant' : 'local operations inspector', child.unit)
  const assignedAt = after(endorsedAt, chance.between(1, 6))
  script.during(assignedAt, manager, 'assign', { staffId: owner, at: null })
  if (!failing.unacknowledged)
    script.during(
      after(assignedAt, failing.lateAcknowledgement ? chance.between(12, 80) : chance.between(1, 9)),
      owner,
      'acknowledge',
    )
  response(given, owner, assignedAt)
  partners(given, owner)
  if (high) decisions(given, manager)
  const lowered = high ? lowering(given, owner) : null
  reviews(given, lowered)
  handovers(given, assignedAt)
  family(given, owner, assignedAt)
  longer(given, owner, high && lowered === null)
}

/** Sent, arrived, and what the first officers do. */
function response(
  { course, child, script, staff, chance, gradedAt, level }: Searched,
  owner: string,
  assignedAt: Instant,
): void {
  const { failing } = course
  const high = level === 'HIGH'
  const dispatcher = staff.some('dispatcher')
  const officer = staff.some('response officer', child.unit)
  const wait = failing.noActionForHours
    ? chance.between(250, 460)
    : failing.lateDeployment
      ? chance.between(high ? 18 : 70, high ? 75 : 300)
      : chance.between(high ? 2 : 6, high ? 9 : 35)
  const deployedAt = after(gradedAt, wait)
  const callSign = `${child.unit.slice(0, 2).toUpperCase()}${chance.whole(10, 49)}`
  script.during(deployedAt, dispatcher, 'deploy', { unit: callSign, at: null })
  const arrivedAt = after(deployedAt, chance.between(7, high ? 22 : 40))
  const late = failing.lateRecording ? chance.between(45, 190) : 0
  script.during(after(arrivedAt, late), officer, 'arrive', { unit: callSign, at: late > 0 ? arrivedAt : null })
  script.action(after(arrivedAt, chance.between(4, 15)), officer, 'premises searched', {
    subject: child.address,
    outcome: chance.one(['complete', 'complete', 'partly']),
  })
  if (chance.yes(0.85))
    script.action(after(arrivedAt, chance.between(10, 50)), officer, 'photograph obtained', {
      detail: 'With the carer’s consent.',
    })
  const begin = failing.noActionForHours ? arrivedAt : assignedAt
  if (chance.yes(0.8))
    script.action(after(begin, chance.between(3, 16)), owner, 'phone called', {
      outcome: chance.one(['rings', 'off', 'off', 'answered']),
    })
  if (chance.yes(0.7))
    script.action(after(begin, chance.between(20, 100)), officer, 'friends and family asked', {
      subject: 'Two friends named by the carer',
    })
  if (chance.yes(0.4))
    script.action(after(begin, chance.between(60, 240)), officer, 'address visited', {
      subject: 'A friend’s address',
      outcome: chance.one(['not there', 'no answer']),
    })
  if (chance.yes(0.3)) script.action(after(begin, chance.between(40, 300)), owner, 'social media checked')
  if (chance.yes(0.8))
    script.action(after(begin, chance.between(25, 90)), owner, 'circulated', { subject: 'Police National Computer' })
  if (!failing.noActionForHours) goingOn(child, script, chance, after(begin, 110), officer)
  if (failing.blamingWording)
    script.during(after(begin, 21), owner, 'note', {
      text: 'Streetwise for the age and usually comes back.',
    })
  if (chance.yes(0.2))
    script.during(after(begin, chance.between(10, 90)), owner, 'note', {
      text: 'Read the log. Will look at it again when there is somebody to send.',
    })
}

/** Through the first night somebody goes on looking. */
function goingOn(child: Child, script: Script, chance: Chance, from: Instant, officer: string): void {
  let at = from
  for (let count = 0; count < 5; count++) {
    at = after(at, chance.between(120, 225))
    if (chance.yes(0.5))
      script.action(at, officer, 'address visited', { subject: 'A friend’s address', outcome: 'not there' })
    else
      script.action(at, officer, 'area searched', {
        subject: chance.one([`The canal path in ${child.area}`, 'The bus station and the shops']),
        outcome: 'complete',
      })
  }
}

function partners({ course, child, script, chance, startedAt, gradedAt, level, rules }: Searched, owner: string): void {
  const at =
    level === 'HIGH'
      ? after(gradedAt, chance.between(3, 12))
      : later(after(gradedAt, 2), after(startedAt, chance.between(22, 56)))
  if (!course.failing.servicesNotTold)
    script.action(at, owner, 'children’s services told', { subject: child.authority })
  if (child.lookedAfter && chance.yes(0.6)) script.action(after(at, 4), owner, 'carer’s own assessment asked for')
  if (rules.includes('R13') && chance.yes(0.75)) {
    script.action(after(at, 6), owner, 'placing authority told', { subject: child.authority })
    script.action(after(at, 9), owner, 'host authority told', {
      subject: 'Staffordshire (demonstration) children’s services',
    })
    if (chance.yes(0.6))
      script.action(after(at, 20), owner, 'home force asked', { subject: 'The force of the placing authority' })
  }
  if (rules.some((id) => id.startsWith('R6')) && chance.yes(0.7)) {
    script.action(after(at, 15), owner, 'exploitation desk consulted', { subject: 'Quentin Hale' })
    script.action(after(at, 25), owner, 'suspects listed', {
      subject: 'Two addresses and a car',
      detail: 'From earlier reports.',
    })
  }
  if (chance.yes(0.25)) script.action(after(at, 60), owner, 'school asked', { subject: chance.one(schools) })
}

/** Decided either way, with the reason. */
function decisions({ script, staff, chance, gradedAt }: Searched, manager: string): void {
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
function lowering({ script, staff, chance, gradedAt, locatedAt, rules }: Searched, owner: string): Instant | null {
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

function reviews(given: Searched, loweredAt: Instant | null): void {
  const { course, child, script, staff, chance, gradedAt, locatedAt } = given
  const { failing } = course
  let dueAt = after(gradedAt, given.firstReviewMinutes)
  let count = 0
  let lastSet: string | null = null
  for (;;) {
    const late = failing.lateReviews && chance.yes(0.65)
    const at = late
      ? after(dueAt, chance.between(6, 100))
      : later(after(gradedAt, 6), after(dueAt, -chance.between(1, 8)))
    if (at >= locatedAt || count >= 60) return
    const raised = given.raisedAt !== null && at >= given.raisedAt
    const level = raised || (given.level === 'HIGH' && (loweredAt === null || at < loweredAt)) ? 'HIGH' : 'MEDIUM'
    const every =
      level === 'HIGH'
        ? Math.min(60, given.reviewEveryMinutes)
        : given.level === 'HIGH'
          ? 240
          : given.reviewEveryMinutes
    dueAt = after(at, every)
    const cloned = failing.clonedReviews && chance.yes(0.85)
    const summary = cloned ? cloneText : reviewText(course, count, chance)
    const set: string | null = cloned ? null : chance.one(nextActions)
    const closes = !(cloned || count === 0 || chance.yes(0.5))
    script.during(at, staff.some('sergeant', child.unit), 'review', {
      level,
      summary,
      actionsSet: set === null ? [] : [set],
      actionsClosed: closes && lastSet !== null ? [lastSet] : [],
      nextReviewAt: dueAt,
    })
    if (closes) lastSet = null
    lastSet = set ?? lastSet
    count++
  }
}

const cloneText = 'All enquiries ongoing. Risk remains as before. Review again at the next interval.'

function reviewText(course: Course, count: number, chance: Chance): string {
  const known = chance.one([
    'The phone was last used near the canal',
    'A friend was spoken to and had a message at teatime',
    'The home was searched and a bag is gone',
    'No sighting since the call',
    'The carer has had no answer',
  ])
  const done = chance.one([
    'two addresses were visited',
    'the bus operator was asked',
    'the school was asked',
    'earlier found addresses were checked',
    'the hospitals were asked',
  ])
  const means = chance.one([
    'the longer it lasts the likelier older company becomes',
    'the weather and the hour make it worse',
    'nothing lowers the risk',
    'the child is likely with friends, which is not known to be safe',
  ])
  const number = ['First review', 'Second review', 'Third review', 'Fourth review', 'Later review'][Math.min(count, 4)]
  return `${number}. ${known}; ${done}. For the risk: ${means}.${course.answers['exploitation'] === 'yes' ? ' Exploitation stays the main worry.' : ''}`
}

const nextActions = [
  'Visit the two addresses found last time, by the next review',
  'Ask the transport operator for pictures within the hour',
  'Speak to the best friend in person tonight',
  'Search the home again, loft and shed included',
  'Ask the carer for the bank card’s last use',
  'Contact the social worker on call',
] as const

/** One signature a change of shift, while the child is missing; or none. */
function handovers({ course, child, script, staff, policy, chance, locatedAt }: Searched, assignedAt: Instant): void {
  let boundary = nextShiftChange(assignedAt, policy)
  for (let count = 0; boundary < locatedAt && count < 20; count++) {
    const nights = localHour(boundary) >= 21 || localHour(boundary) < 6
    const missed = course.failing.unsignedHandover && chance.yes(nights ? 0.9 : 0.6)
    if (!missed)
      script.during(
        after(boundary, chance.between(8, 48)),
        staff.some('local operations inspector', child.unit),
        handOverAct,
        {
          unit: child.unit,
          shiftStart: boundary,
          bothSigned: !course.failing.handoverByIncomingAlone,
          read: true,
        },
      )
    boundary = nextShiftChange(boundary, policy)
  }
}

/** Not a command of the forms: a signature covers every child of the unit then, and history is not loaded in the order of time. */
export const handOverAct = 'hand over'

function family(
  { course, child, script, chance, startedAt, rules }: Searched,
  owner: string,
  assignedAt: Instant,
): void {
  const broken = course.failing.promiseBroken
  // Honour-based abuse: the family hears nothing that the senior investigating officer has not allowed.
  const allowedBy = rules.includes('R16') ? 'Detective Inspector Stanmore' : null
  let at = later(after(assignedAt, 5), after(startedAt, broken ? chance.between(130, 300) : chance.between(70, 112)))
  for (let count = 0; count < 3; count++) {
    const nextBy = count === 2 ? null : after(at, 180)
    script.during(at, owner, 'contact-family', {
      who: `${child.carer.name}, ${child.carer.relation}`,
      detail: chance.one([
        'Told what is being done and when to expect the next call.',
        'Nothing new to tell; asked about friends and places.',
        'Asked for the child’s tablet and its passcode.',
      ]),
      nextBy,
      medianTold: chance.yes(0.4),
      allowedBy,
      at: null,
    })
    at = after(at, broken ? chance.between(200, 420) : chance.between(120, 172))
  }
}

/** What falls due when it lasts: media within a day, the national unit and identification within three. */
function longer({ script, staff, chance, startedAt, child }: Searched, owner: string, high: boolean): void {
  if (!high && chance.yes(0.75))
    script.action(
      after(startedAt, 60 * chance.between(19, 23.5)),
      staff.some('detective inspector'),
      'not high justified at 24 hours',
      { detail: 'Heard of twice since by friends, with a named relative; nothing points to serious harm.' },
    )
  if (!high && chance.yes(0.7))
    script.action(
      after(startedAt, 60 * chance.between(60, 71)),
      staff.some('duty superintendent'),
      'not high justified at 72 hours',
      { detail: 'An exception: seen on the second day by a youth worker who knows the child.' },
    )
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
