// The children on the board right now, one of each kind that a visitor should meet: all of it relative to the moment of loading.
import { dayOf, hours, type Instant, plus } from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Child, drawChild, homeIn, hostAuthority } from './children.ts'
import { type Course, drawCourse, none } from './course.ts'
import type { Act, ChildsEpisodes, PlannedEpisode } from './episode.ts'
import type { Earlier } from './episode-asked.ts'
import { planEpisode } from './plan-episode.ts'
import { defaultRates } from './rates.ts'
import { ageAt } from './reported.ts'
import { after } from './script.ts'
import { handOverAct } from './search/handovers.ts'

type Asked = {
  readonly mark: string
  readonly seed: number
  readonly policy: Policy
  readonly until: Instant
  readonly taken: Set<string>
}

type Scene = {
  /** Minutes since the first report. */
  readonly ago: number
  /** Minutes since the child was located; left out: still missing. */
  readonly located?: number
  readonly child: Partial<Child> & { readonly age?: number }
  readonly course?: Partial<Omit<Course, 'answers'>>
  readonly answers?: Course['answers']
  /** Days ago of this child's earlier reports. */
  readonly before?: readonly number[]
  /** Acts that have not been done. */
  readonly without?: (act: Act, until: Instant) => boolean
}

const is =
  (...commands: readonly string[]) =>
  (act: Act) =>
    commands.includes(act.command)

/** HIGH on the caller's words alone; nothing else fires. */
const hurtsHerself = { 'self-harm': 'yes' } as const
const plain = { exploited: 'no', disability: false, selfHarm: false, lookedAfter: false, outOfArea: false } as const

const scenes: readonly Scene[] = [
  { ago: 195, child: { ...plain, age: 14, unit: 'stafford-response', area: 'Stafford' }, answers: hurtsHerself },
  // F10: an owner who was never told. It escalates until somebody acknowledges it.
  {
    ago: 58,
    child: { ...plain, age: 12, unit: 'stoke-response', area: 'Stoke-on-Trent' },
    without: is('acknowledge', handOverAct, 'note'),
  },
  // Nobody owns this one.
  {
    ago: 41,
    child: { ...plain, age: 15, unit: 'burton-response', area: 'Burton' },
    without: is('assign', 'acknowledge', handOverAct, 'review', 'contact-family'),
  },
  // Its last review was set, and nobody came.
  {
    ago: 640,
    child: { ...plain, age: 16, unit: 'newcastle-response', area: 'Newcastle-under-Lyme' },
    without: (act, until) => act.command === 'review' && act.at > plus(until, hours(-5)),
  },
  {
    ago: 150,
    child: { ...plain, age: 15, unit: 'tamworth-response', area: 'Tamworth' },
    course: { path: 'concern for safety' },
    without: is('review', 'end-concern'),
  },
  // From a children's home, four times before.
  {
    ago: 320,
    child: {
      exploited: 'suspected',
      disability: false,
      selfHarm: false,
      lookedAfter: true,
      outOfArea: true,
      age: 15,
      unit: 'cannock-response',
      area: 'Cannock',
    },
    before: [74, 51, 23, 9],
  },
  // Still missing on the second day, handed over at every change of shift.
  { ago: 1730, child: { ...plain, age: 16, unit: 'stoke-response', area: 'Stoke-on-Trent' } },
  // Rung in just now: not graded yet.
  { ago: 8, child: { ...plain, age: 14, unit: 'stafford-response', area: 'Stafford' }, without: is('grade') },
  { ago: 105, child: { ...plain, age: 13, unit: 'burton-response', area: 'Burton' } },
  {
    ago: 255,
    child: { ...plain, lookedAfter: true, age: 17, unit: 'stoke-response', area: 'Stoke-on-Trent' },
    before: [38],
    course: { failing: { ...none, servicesNotTold: true, promiseBroken: true } },
  },
  // Located where he is not safe, and not returned: still looked at.
  {
    ago: 400,
    located: 25,
    child: { ...plain, age: 14, unit: 'stafford-response', area: 'Stafford' },
    course: { atRisk: true },
    without: is('return', 'hold-interview'),
  },
  // In police protection past sixty hours, which nobody may prolong: one authority has not been told, and nothing is decided.
  {
    ago: 3790,
    located: 3690,
    child: { ...plain, age: 15, unit: 'tamworth-response', area: 'Tamworth' },
    course: { atRisk: true, inPoliceProtection: true },
    without: is(
      'return',
      'learn',
      'record-ethnicity',
      'decide-outcome',
      'close',
      'report-return-interview',
      'read-return-interview',
    ),
  },
  // Returned; the interview is still owed.
  {
    ago: 700,
    located: 170,
    child: { ...plain, age: 15, unit: 'burton-response', area: 'Burton' },
    without: is('hold-interview', 'learn', 'record-ethnicity', 'decide-outcome', 'close'),
  },
  // Spoken to by phone, which is not an interview; waits for its close.
  {
    ago: 2500,
    located: 1600,
    child: { ...plain, age: 16, unit: 'cannock-response', area: 'Cannock' },
    course: { failing: { ...none, interviewByPhone: true } },
    without: is('except-interview', 'close'),
  },
]

export function openNow(asked: Asked): readonly ChildsEpisodes[] {
  return scenes.map((scene, index) => play(scene, index, asked))
}

function play(scene: Scene, index: number, asked: Asked): ChildsEpisodes {
  const chance = chanceOf(asked.seed, index + 1)
  const reportedAt = after(asked.until, -scene.ago)
  const drawn = drawChild(
    { index, reports: (scene.before?.length ?? 0) + 1, at: reportedAt, taken: asked.taken },
    chance,
  )
  const born =
    scene.child.age === undefined ? drawn.dateOfBirth : bornFor(scene.child.age, drawn.dateOfBirth, reportedAt)
  const { age: _, ...given } = scene.child
  const child: Child = homeOf({ ...drawn, ...given, dateOfBirth: born })
  const earlier: Earlier[] = []
  const episodes: PlannedEpisode[] = []
  const plan = (at: Instant, course: Course, without: (act: Act) => boolean) => {
    const mark = `${asked.mark}/open/${index}/${episodes.length}`
    const { episode, earlier: row } = planEpisode({
      mark,
      child,
      course,
      reportedAt: at,
      earlier,
      policy: asked.policy,
      chance,
    })
    episodes.push({
      ...episode,
      acts: afterTheGrade(episode.acts.filter((act) => act.at <= asked.until && !without(act))),
    })
    if (row !== null) earlier.unshift(row)
  }
  for (const days of scene.before ?? []) {
    const at = after(asked.until, -days * 1440 - chance.between(0, 300))
    plan(
      at,
      { ...courseOf(child, earlier.length === 0, at, chance), awayMinutes: Math.round(chance.between(120, 900)) },
      () => false,
    )
  }
  const away = scene.located === undefined ? 6 * 1440 : scene.ago - scene.located
  const course = {
    ...courseOf(child, earlier.length === 0, reportedAt, chance),
    ...scene.course,
    awayMinutes: away,
    foundAt: 'a friend’s flat on Cinderbank Road',
  }
  plan(
    reportedAt,
    { ...course, answers: { ...course.answers, ...scene.answers } },
    (act) => scene.without?.(act, asked.until) ?? false,
  )
  return { child, episodes }
}

/** Graded as it is asked for, and without what would make one of these another scene. */
function courseOf(of: Child, first: boolean, at: Instant, chance: Chance): Course {
  const drawnCourse = drawCourse(of, first, ageAt(of, at), { rates: defaultRates, through: 1, factor: 1 }, chance)
  const quiet = {
    'self-harm': 'no',
    'crime-victim': 'no',
    'danger-to-others': 'no',
    'travel-abroad': 'no',
    'medical-need': 'no',
  } as const
  const {
    weapon: _w,
    abduction: _a,
    'travel-credible': _t,
    'dose-overdue': _d,
    'with-exploiter': _e,
    ...said
  } = drawnCourse.answers
  return {
    ...drawnCourse,
    path: 'missing',
    becomesMissing: false,
    ending: 'closed',
    harm: 'none known',
    failing: none,
    gradedHigher: false,
    learnedLater: false,
    answers: { ...said, ...quiet },
  }
}

/** Without its grade nothing that follows from one has been done either. */
function afterTheGrade(acts: readonly Act[]): readonly Act[] {
  const first = acts[0]
  if (first?.body['path'] !== 'missing' || acts.some((act) => act.command === 'grade')) return acts
  return acts.filter((act) => act.command === 'report')
}

const bornFor = (age: number, drawn: Child['dateOfBirth'], at: Instant): Child['dateOfBirth'] => {
  const year = Number(at.slice(0, 4)) - age - (drawn.slice(5) > at.slice(5, 10) ? 1 : 0)
  return dayOf(`${year}${drawn.slice(4)}`.replace('-02-29', '-02-28'))
}

/** The address says which town it is in. */
function homeOf(child: Child): Child {
  const street = child.address.split(', ').at(-2) ?? 'Bottle Kiln Rise'
  const address = child.lookedAfter
    ? `${homeIn(child.area)}, ${child.area}`
    : `${/^\d/.test(street) ? street : `17 ${street}`}, ${child.area}`
  const authority = child.outOfArea ? 'Northmarch Council (invented)' : hostAuthority
  return {
    ...child,
    address,
    authority,
    carer: {
      ...child.carer,
      relation: child.lookedAfter
        ? 'care home worker'
        : child.carer.relation === 'care home worker'
          ? 'mother'
          : child.carer.relation,
    },
  }
}
