// One episode planned from its child and its course: the report, the grade that the force's own table asks for, the search, the end.
import { type Instant, later } from '../kernel/time.ts'
import { afterwards } from './afterwards.ts'
import { concern, endedOtherwise } from './ended-otherwise.ts'
import type { Act, PlannedEpisode } from './episode.ts'
import type { Earlier, EpisodeAsked } from './episode-asked.ts'
import { demonstrationId } from './identity.ts'
import { earlierRow, metAt } from './planned/earlier.ts'
import { grade, gradeAt, raise } from './planned/graded.ts'
import { findOut, report } from './reported.ts'
import { after, inOrder, script } from './script.ts'
import { handOverAct } from './search/handovers.ts'
import { search } from './search.ts'
import { staffing } from './staffing.ts'

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

/** Only the owner acknowledges, and nobody whose shift has taken it over. */
function permitted(acts: readonly Act[]): readonly Act[] {
  let owner: string | null = null
  return acts.filter((act) => {
    if (act.command === 'assign' && typeof act.body['staffId'] === 'string') owner = act.body['staffId']
    if (act.command === handOverAct) owner = null
    return act.command !== 'acknowledge' || act.by === owner
  })
}
