// One episode planned from its child and its course: the report, the grade that the force's own table asks for, the search, the end.
import { type Instant, later } from '../kernel/time.ts'
import { setting } from '../practice/policy.ts'
import { assess } from '../work/missing/grade/assess.ts'
import { gradeTable } from '../work/missing/grade-policy.ts'
import { historyFrom } from '../work/missing/history.ts'
import { afterwards } from './afterwards.ts'
import { concern, endedOtherwise } from './ended-otherwise.ts'
import type { Act, PlannedEpisode } from './episode.ts'
import type { Earlier, EpisodeAsked } from './episode-asked.ts'
import { demonstrationId } from './identity.ts'
import { ageAt, findOut, lastSeen, report } from './reported.ts'
import { after, inOrder, type Script, script } from './script.ts'
import { handOverAct } from './search/handovers.ts'
import { search } from './search.ts'
import { type Staffing, staffing } from './staffing.ts'

type Planned = { readonly episode: PlannedEpisode; readonly earlier: Earlier | null }

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
  const times = timesOf(asked, recordedAt)
  const { gradedAt, locatedAt } = times
  const graded = gradeAt(asked, gradedAt)
  const { level, rules, raised, history } = graded
  const made = script(locatedAt)
  report(asked, made, handler, recordedAt)
  grade(asked, made, handler, { ...times, graded })
  findOut(asked, made, handler, gradedAt)
  const raisedAt = raised ? raise(asked, made, staff, gradedAt) : null
  search({
    child,
    course,
    script: made,
    staff,
    policy: asked.policy,
    chance,
    startedAt: times.startedAt,
    gradedAt,
    level,
    raisedAt: raisedAt !== null && raisedAt < locatedAt ? raisedAt : null,
    rules,
    locatedAt,
    ...graded.reviews,
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
    high: (level === 'HIGH' || raised) && !made.acts.some((act) => act.command === 'lower'),
    reportsIn90Days: history.reportsIn90Days,
    reportsIn12Months: history.reportsIn12Months,
    referredBefore: history.repeatReferralAt !== null,
  })
  const row = earlierRow(id, asked, 'closed', last.closedAt, rules, { ...last, locatedAt, metAt: metAt(made.acts) })
  return { episode: { ...base, level, acts: permitted(inOrder(made.acts)), endedAt: last.closedAt }, earlier: row }
}

/** When contact was lost, if the whereabouts were known at first; when it was graded, and when the child is found. */
function timesOf({ course, reportedAt, chance }: EpisodeAsked, recordedAt: Instant) {
  const lostAt = course.path === 'missing' ? null : after(recordedAt, chance.between(50, 170))
  const startedAt = lostAt ?? reportedAt
  const talked = after(lostAt ?? recordedAt, chance.between(1.5, 5))
  const gradedAt = course.failing.lateGrading && chance.yes(0.75) ? after(startedAt, chance.between(18, 130)) : talked
  const locatedAt = later(after(startedAt, course.awayMinutes), after(gradedAt, 14))
  return { lostAt, startedAt, gradedAt, locatedAt }
}

/** The grade that the force's own table asks for, or a higher one, and how often it is to be reviewed. */
function gradeAt(asked: EpisodeAsked, gradedAt: Instant) {
  const { child, course, reportedAt } = asked
  const history = historyFrom(asked.earlier, reportedAt)
  const input = { child: { age: ageAt(child, reportedAt) }, answers: course.answers, history, reportedAt }
  const table = gradeTable(asked.policy)
  const minimum = assess({ ...input, lastSeenAt: lastSeen(asked), assessedAt: gradedAt }, table)
  const level: 'HIGH' | 'MEDIUM' = minimum.floor === 'HIGH' || course.gradedHigher ? 'HIGH' : 'MEDIUM'
  const rules = minimum.rules.map((rule) => rule.id)
  const fired = table.rules.filter((rule) => rules.includes(rule.id))
  const raised = level === 'MEDIUM' && (course.failing.underGraded || course.learnedLater)
  const longest = setting(asked.policy, level === 'HIGH' || raised ? 'review.maximum.high' : 'review.maximum.other')
  const reviews = {
    firstReviewMinutes: Math.min(longest, ...fired.map((rule) => rule.firstReviewMinutes)),
    reviewEveryMinutes: Math.min(longest, ...fired.map((rule) => rule.reviewEveryMinutes)),
  }
  return { history, level, rules, raised, reviews, because: reasonOf(minimum.rules, course.why) }
}

type Graded = {
  readonly lostAt: Instant | null
  readonly gradedAt: Instant
  readonly graded: ReturnType<typeof gradeAt>
}

function grade({ course }: EpisodeAsked, made: Script, handler: string, { lostAt, gradedAt, graded }: Graded): void {
  if (lostAt !== null)
    made.add(lostAt, handler, 'record-contact-lost', {
      detail: 'The child no longer answers, and is not where they said.',
    })
  made.add(gradedAt, handler, 'grade', {
    level: graded.level,
    because: graded.because,
    earlierConsidered:
      graded.history.earlier.length === 0 || course.failing.earlierNotConsidered
        ? null
        : 'Read: where found before is being visited first.',
  })
}

/** Answers when. */
function raise({ course, chance }: EpisodeAsked, made: Script, staff: Staffing, gradedAt: Instant): Instant {
  const raisedAt = after(gradedAt, chance.between(130, 260))
  made.during(raisedAt, staff.some('duty superintendent'), 'raise', {
    level: 'HIGH',
    because: course.failing.underGraded
      ? 'What the first call said of whom the child meets was not weighed when it was graded.'
      : 'A friend has shown officers messages sent since the report: somebody older is waiting for the child.',
    onInformationHeldAtReport: course.failing.underGraded,
  })
  return raisedAt
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

/** What says something of this child: R1 is true of every one. */
function reasonOf(rules: readonly { readonly id: string; readonly because: string }[], why: string): string {
  const because = rules.find(({ id }) => id !== 'R1')?.because
  return because === undefined ? why : `${because}; ${why}`
}
