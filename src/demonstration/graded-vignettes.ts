// The vignettes of this quarter and of the one before, graded by most who grade: alike where a rule decides, and apart where it does not, more so in some teams.
import {
  addDays,
  dayOf,
  hours,
  type Instant,
  type LocalDate,
  localDate,
  minutes,
  plus,
  startOfLocalDay,
} from '../kernel/time.ts'
import { seededRandom } from '../practice/statistics.ts'
import { may, type Person } from '../registers/permissions.ts'
import { cases, levels } from '../work/vignettes/cases.ts'
import { vignetteId } from '../work/vignettes/identity.ts'
import { quarterOf } from '../work/vignettes/procedure.ts'
import { minimumOf } from '../work/vignettes-minimum.ts'
import type { Stage } from './carry-out.ts'
import { ownTime } from './own-time.ts'

/** How often somebody of a unit goes one grade above or below the minimum of the case. */
const strays: Readonly<Record<string, number>> = {
  'control-room': 0.12,
  'stoke-response': 0.4,
  'burton-response': 0.34,
}
const otherwise = 0.22

/** How far graders agree is shown of a quarter that has ended, and this one has not. */
export async function gradeVignettes(stage: Stage, until: Instant): Promise<void> {
  const begins = firstDay(until)
  await gradeQuarter(stage, until, firstDay(startOfLocalDay(addDays(begins, -1))), 4000)
  await gradeQuarter(stage, until, begins, 2026)
}

async function gradeQuarter(stage: Stage, until: Instant, begins: LocalDate, seed: number): Promise<void> {
  const graders = [...stage.staff.values()].filter((one) => may(one, 'grade') && may(one, 'answer vignettes'))
  for (const [index, grader] of graders.entries()) {
    const random = seededRandom(seed + index)
    // One in eight has not found the time.
    if (random() < 0.125) continue
    const at = plus(
      startOfLocalDay(addDays(begins, 3 + Math.floor(random() * 30))),
      hours(9 + Math.floor(random() * 8)),
    )
    await answersOf(stage, until, grader, at, random)
  }
}

async function answersOf(stage: Stage, until: Instant, grader: Person, first: Instant, random: () => number) {
  const run = ownTime(stage, until)
  const record = vignetteId(grader.forceId, grader.staffId, quarterOf(first))
  for (const [index, one] of cases.entries()) {
    const at = plus(first, minutes(4 * index))
    const { floor } = minimumOf(one, stage.policyAt(at), at)
    const place = levels.map(String).indexOf(floor)
    const step = stepAside(strays[grader.unit ?? ''] ?? otherwise, random)
    const level = levels[Math.min(Math.max(place + step, 0), levels.length - 1)]
    await run(grader, at, 'vignette/grade-vignette', record, {
      vignette: one.id,
      level,
      because: step < 0 ? 'Known to come home; nothing new in it.' : 'What is said weighs more than what is not known.',
    })
  }
}

/** Levels away from what the rules say: none, one lower or one higher. */
function stepAside(strays: number, random: () => number): -1 | 0 | 1 {
  if (random() >= strays) return 0
  return random() < 0.6 ? -1 : 1
}

/** Of the quarter of that day. */
function firstDay(at: Instant) {
  const [year = '', month = ''] = localDate(at).split('-')
  const first = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')
  return dayOf(`${year}-${first}-01`)
}
