// One episode planned from its child and its course: the report, the grade that the force's own table asks for, the search, the end.
import { type Instant, later, localDate, localTime, minutesBetween } from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import { setting } from '../practice/policy.ts'
import { assess } from '../work/missing/grade/assess.ts'
import { gradeTable } from '../work/missing/grade-policy.ts'
import { historyFrom } from '../work/missing/history.ts'
import { afterwards } from './afterwards.ts'
import type { Chance } from './chance.ts'
import type { Child } from './children.ts'
import type { Course } from './course.ts'
import type { Act, PlannedEpisode } from './episode.ts'
import { demonstrationId } from './identity.ts'
import { after, inOrder, type Script, script } from './script.ts'
import { handOverAct } from './search/handovers.ts'
import { search } from './search.ts'
import { type Staffing, staffing } from './staffing.ts'

export type Earlier = Parameters<typeof historyFrom>[0][number]

export type EpisodeAsked = {
  /** What tells it from every other: goes into its identity. */
  readonly mark: string
  readonly child: Child
  readonly course: Course
  readonly reportedAt: Instant
  readonly earlier: readonly Earlier[]
  readonly policy: Policy
  readonly chance: Chance
}

export type Planned = { readonly episode: PlannedEpisode; readonly earlier: Earlier | null }

export function planEpisode(asked: EpisodeAsked): Planned {
  const { child, course, reportedAt, chance } = asked
  const id = demonstrationId(reportedAt, asked.mark)
  const staff = staffing(chance)
  const recordedAt = after(reportedAt, chance.between(3.5, 7.5))
  const handler = staff.some('call handler')
  const base = { id, child, course, reportedAt }
  if (course.path !== 'missing' && !course.becomesMissing) {
    const { acts, endedAt } = concern(asked, staff, handler, recordedAt)
    return { episode: { ...base, level: null, acts, endedAt }, earlier: null }
  }
  const lostAt = course.path === 'missing' ? null : after(recordedAt, chance.between(50, 170))
  const startedAt = lostAt ?? reportedAt
  const talked = after(lostAt ?? recordedAt, chance.between(1.5, 5))
  const gradedAt = course.failing.lateGrading && chance.yes(0.75) ? after(startedAt, chance.between(18, 130)) : talked
  const locatedAt = later(after(startedAt, course.awayMinutes), after(gradedAt, 14))
  const history = historyFrom(asked.earlier, reportedAt)
  const input = { child: { age: ageAt(child, reportedAt) }, answers: course.answers, history, reportedAt }
  const table = gradeTable(asked.policy)
  const minimum = assess({ ...input, lastSeenAt: lastSeen(asked), assessedAt: gradedAt }, table)
  const level = minimum.floor === 'HIGH' || course.gradedHigher ? 'HIGH' : 'MEDIUM'
  const rules = minimum.rules.map((rule) => rule.id)
  const fired = table.rules.filter((rule) => rules.includes(rule.id))
  const raised = level === 'MEDIUM' && (course.failing.underGraded || course.learnedLater)
  const longest = setting(asked.policy, level === 'HIGH' || raised ? 'review.maximum.high' : 'review.maximum.other')
  const made = script(locatedAt)
  report(asked, made, handler, recordedAt)
  if (lostAt !== null)
    made.add(lostAt, handler, 'record-contact-lost', {
      detail: 'The child no longer answers, and is not where they said.',
    })
  made.add(gradedAt, handler, 'grade', {
    level,
    because: reasonOf(minimum.rules, course.why),
    earlierConsidered:
      history.earlier.length === 0 || course.failing.earlierNotConsidered
        ? null
        : 'Read: where found before is being visited first.',
  })
  findOut(asked, made, handler, gradedAt)
  const raisedAt = raised ? after(gradedAt, chance.between(130, 260)) : null
  if (raisedAt !== null)
    made.during(raisedAt, staff.some('duty superintendent'), 'raise', {
      level: 'HIGH',
      because: course.failing.underGraded
        ? 'What the first call said of whom the child meets was not weighed when it was graded.'
        : 'A friend has shown officers messages sent since the report: somebody older is waiting for the child.',
      onInformationHeldAtReport: course.failing.underGraded,
    })
  search({
    child,
    course,
    script: made,
    staff,
    policy: asked.policy,
    chance,
    startedAt,
    gradedAt,
    level,
    raisedAt: raisedAt !== null && raisedAt < locatedAt ? raisedAt : null,
    rules,
    locatedAt,
    firstReviewMinutes: Math.min(longest, ...fired.map((rule) => rule.firstReviewMinutes)),
    reviewEveryMinutes: Math.min(longest, ...fired.map((rule) => rule.reviewEveryMinutes)),
  })
  const ended = course.ending === 'closed' ? null : endedOtherwise(asked, made, staff, gradedAt, locatedAt)
  if (ended !== null) {
    const acts = permitted(inOrder(made.acts.filter((act) => act.at <= ended)))
    const transferred = earlierRow(id, asked, course.ending, ended, rules, null)
    return {
      episode: { ...base, level, acts, endedAt: ended },
      earlier: course.ending === 'voided' ? null : transferred,
    }
  }
  const lowered = made.acts.some((act) => act.command === 'lower')
  const last = afterwards({
    child,
    course,
    script: made,
    staff,
    chance,
    reportedAt,
    gradedAt,
    locatedAt,
    rules,
    high: (level === 'HIGH' || raised) && !lowered,
    reportsIn90Days: history.reportsIn90Days,
    referredBefore: history.repeatReferralAt !== null,
  })
  const row = earlierRow(id, asked, 'closed', last.closedAt, rules, { ...last, locatedAt, metAt: metAt(made.acts) })
  return { episode: { ...base, level, acts: permitted(inOrder(made.acts)), endedAt: last.closedAt }, earlier: row }
}

export function ageAt(child: Child, at: Instant): number {
  const [today, born] = [localDate(at), child.dateOfBirth]
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

const lastSeen = ({ course, reportedAt }: EpisodeAsked): Instant => after(reportedAt, -course.unseenMinutes)

function report(asked: EpisodeAsked, made: Script, handler: string, recordedAt: Instant): void {
  const { child, course, reportedAt, chance } = asked
  made.add(recordedAt, handler, 'report', {
    path: course.path,
    name: child.name,
    age: ageAt(child, reportedAt),
    lastSeenAt: lastSeen(asked),
    lastSeenPrecision: chance.yes(0.5) ? 'exact' : 'about',
    lastSeenPlace: child.lookedAfter
      ? child.address
      : chance.one([child.address, `the bus stop in ${child.area}`, 'the school gate']),
    callerPhone: child.carer.phone,
    why: course.why,
    callerName: child.carer.name,
    callerRelation: child.carer.relation,
    dateOfBirth: child.dateOfBirth,
    ageDisputed: false,
    sex: child.sex,
    description: chance.one([
      'Dark hooded top, grey joggers, white trainers',
      'School uniform, black coat, small rucksack',
      'Jeans, puffer jacket, hair tied back',
    ]),
    address: child.address,
    postcode: null,
    lookedAfterBy: child.lookedAfter ? child.authority : null,
    firstContactAt: reportedAt,
    unit: child.unit,
    area: child.area,
    reviewBy: course.path === 'missing' ? null : after(recordedAt, 180),
    personId: null,
    source: course.fromIncident
      ? {
          system: 'Command and control',
          reference: `${localDate(reportedAt).replaceAll('-', '')}-${localTime(reportedAt).replace(':', '')}-${chance.whole(100, 999)}`,
          createdAt: reportedAt,
        }
      : null,
    answers: course.answers,
    grade: null,
  })
}

/** What was not known is asked again, mostly within the hour. */
function findOut({ course, chance, child }: EpisodeAsked, made: Script, handler: string, gradedAt: Instant): void {
  const open = Object.keys(course.answers).filter((id) => course.answers[id] === 'not known')
  if (open.length === 0 || !chance.yes(0.75)) return
  const at = after(gradedAt, course.failing.noActionForHours ? chance.between(70, 240) : chance.between(12, 55))
  // "Yes" might raise the minimum, and is another story: what is found out here is that it is not so.
  made.during(at, handler, 'answer', {
    answers: Object.fromEntries(open.map((id) => [id, 'no'])),
    saidBy: child.carer.name,
    at: null,
  })
}

/** Never an episode after all, or another force's from now on. Answers when, or null where the child was found first. */
function endedOtherwise(
  { course, chance }: EpisodeAsked,
  made: Script,
  staff: Staffing,
  gradedAt: Instant,
  locatedAt: Instant,
): Instant | null {
  const manager = staff.some('force incident manager')
  const proposedAt = after(gradedAt, chance.between(40, 90))
  const decidedAt = after(proposedAt, chance.between(8, 70))
  if (course.ending === 'voided') {
    made.add(proposedAt, manager, 'propose-void', { because: 'The same call was entered twice.' })
    made.add(decidedAt, staff.another('force incident manager', manager), 'void', {
      because: 'Looked at both: one child, one call.',
    })
    return decidedAt
  }
  if (decidedAt >= locatedAt) return null
  made.add(proposedAt, manager, 'offer-transfer', {
    toForce: chance.one(['west-midlands', 'cheshire', 'derbyshire']),
    because: 'Last seen boarding a train to that force’s area.',
  })
  made.add(decidedAt, manager, 'answer-transfer', { answer: 'accepted', by: 'Their duty manager', because: null })
  return decidedAt
}

function concern(asked: EpisodeAsked, staff: Staffing, handler: string, recordedAt: Instant) {
  const { child, chance, course } = asked
  const made = script(after(recordedAt, 100_000))
  report(asked, made, handler, recordedAt)
  const lookedAt = after(recordedAt, course.failing.lateReviews ? chance.between(190, 300) : chance.between(90, 175))
  const sergeant = staff.some('sergeant', child.unit)
  made.add(lookedAt, sergeant, 'review', {
    level: 'MEDIUM',
    summary: 'Spoken to on a video call; at a friend’s home with the parent there. An officer is asked to see them.',
    actionsSet: ['An officer sees the child tonight'],
    actionsClosed: [],
    nextReviewAt: after(lookedAt, 200),
  })
  const endedAt = after(lookedAt, chance.between(60, 190))
  made.add(endedAt, sergeant, 'end-concern', {
    because: 'Seen and taken home.',
    seenBy: chance.yes(0.7) ? staff.some('response officer', child.unit) : sergeant,
  })
  return { acts: made.acts, endedAt }
}

/** Only the owner acknowledges, and nobody whose shift has taken it over. */
function permitted(acts: readonly Act[]): readonly Act[] {
  let owner: string | null = null
  return acts.filter((act) => {
    if (act.command === 'assign' && typeof act.body['staffId'] === 'string') owner = act.body['staffId']
    if (act.command === handOverAct) owner = null
    return act.command !== 'acknowledge' || act.by === owner
  })
}

type Found = {
  readonly locatedAt: Instant
  readonly referredAt: Instant | null
  readonly planAt: Instant | null
  readonly metAt: Instant | null
}

const metAt = (acts: readonly Act[]): Instant | null =>
  acts.findLast((act) => act.body['action'] === 'strategy meeting held')?.at ?? null

/** What the next report of this child will find. */
function earlierRow(
  id: string,
  { child, course, reportedAt }: EpisodeAsked,
  phase: string,
  closedAt: Instant,
  rules: readonly string[],
  found: Found | null,
): Earlier {
  return {
    record_id: id,
    phase,
    reported_at: reportedAt,
    located_at: found?.locatedAt ?? null,
    found_at: found === null ? null : course.foundAt,
    closed_at: closedAt,
    level: null,
    harm: found === null ? null : course.harm,
    exploitation: rules.includes('R6b') ? 'high' : rules.includes('R6a') ? 'known or suspected' : 'none',
    looked_after: child.lookedAfter,
    return_interview: null,
    repeat_referral_at: found?.referredAt ?? null,
    trigger_plan_at: found?.planAt ?? null,
    partners_met_at: found?.metAt ?? null,
    was_missing: true,
    last_seen_place: child.address,
  }
}

/** For tests and for the words on screen: how long the call took to become a grade. */
export const minutesToGrade = ({ acts, reportedAt }: PlannedEpisode): number | null => {
  const grade = acts.find((act) => act.command === 'grade')
  return grade === undefined ? null : minutesBetween(reportedAt, grade.at)
}

/** What says something of this child: R1 is true of every one. */
function reasonOf(rules: readonly { readonly id: string; readonly because: string }[], why: string): string {
  const because = rules.find(({ id }) => id !== 'R1')?.because
  return because === undefined ? why : `${because}; ${why}`
}
