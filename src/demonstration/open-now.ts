// The children on the board right now, one of each kind that a visitor should meet: all of it relative to the moment of loading.
import type { Instant } from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Child, drawChild } from './children.ts'
import { none } from './course/failing.ts'
import { type Course, drawCourse } from './course.ts'
import type { Act, ChildsEpisodes, PlannedEpisode } from './episode.ts'
import type { Earlier } from './episode-asked.ts'
import { bornFor, homeOf } from './open-now/child.ts'
import { type Scene, scenes } from './open-now/scenes.ts'
import { planEpisode } from './plan-episode.ts'
import { defaultRates } from './rates.ts'
import { ageAt } from './reported.ts'
import { after } from './script.ts'

type Asked = {
  readonly mark: string
  readonly seed: number
  readonly policy: Policy
  readonly until: Instant
  readonly taken: Set<string>
}

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
