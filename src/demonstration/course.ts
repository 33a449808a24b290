// The true course of one episode: what the caller says, how long the child is away, how it ends, and which failings befall it.
import type { Chance } from './chance.ts'
import type { Child } from './children.ts'
import { drawAnswers, type Word, whyOf } from './course/answers.ts'
import { drawFailings, type Setting } from './course/failing.ts'
import given from './missing-parameters.json' with { type: 'json' }
import { foundPlaces } from './names.ts'
import type { Failing } from './rates.ts'

type FoundBy = 'police' | 'returned by themselves' | 'family' | 'friends' | 'carer' | 'other'

export type Course = {
  readonly path: 'missing' | 'known whereabouts' | 'concern for safety'
  /** A concern in which contact is lost: the child is missing after all. */
  readonly becomesMissing: boolean
  readonly answers: Readonly<Record<string, Word>>
  readonly why: string
  readonly unseenMinutes: number
  /** From the first report to being located. */
  readonly awayMinutes: number
  readonly foundBy: FoundBy
  readonly foundAt: string
  /** Located where they are not safe. */
  readonly atRisk: boolean
  /** A constable keeps the child from harm; nobody has decided what follows. */
  readonly inPoliceProtection: boolean
  readonly harm: 'none known' | 'harm' | 'serious harm'
  readonly ending: 'closed' | 'voided' | 'transferred'
  readonly failing: Readonly<Record<Failing, boolean>>
  /** Hours later somebody says what nobody could know at the report, and the grade rises. */
  readonly learnedLater: boolean
  /** Graded above the minimum. */
  readonly gradedHigher: boolean
  readonly fromIncident: boolean
}

/** Always the same number of draws before those that differ, so that a rate changed moves little else. */
export function drawCourse(child: Child, first: boolean, age: number, setting: Setting, chance: Chance): Course {
  const failing = drawFailings(setting, chance)
  const path = chance.weighted({ missing: 0.92, 'known whereabouts': 0.04, 'concern for safety': 0.04 })
  const foundBy = drawFoundBy(child, chance)
  const answers = drawAnswers(child, first, age, chance)
  return {
    path,
    becomesMissing: path !== 'missing' && chance.yes(0.2),
    answers,
    why: whyOf(child, answers, chance),
    unseenMinutes: Math.round(chance.between(25, child.lookedAfter ? 240 : 420)),
    awayMinutes: drawAway(child, age, chance),
    foundBy,
    foundAt: chance.one(foundPlaces),
    atRisk: false,
    inPoliceProtection: false,
    harm: drawHarm(chance),
    ending: chance.weighted({ closed: 0.982, voided: 0.011, transferred: child.outOfArea ? 0.03 : 0.004 }),
    failing,
    // Beside: what is learned later moves nothing else.
    learnedLater: chance.beside(Math.round(setting.through * 1_000_000) + 1).yes(0.04),
    gradedHigher: chance.yes(0.05),
    fromIncident: chance.yes(0.35),
  }
}

/** NCA 2016/17: 47% within eight hours, 3% after a week; the end of the curve is cut at five days, to keep the load small. */
function drawAway(child: Child, age: number, chance: Chance): number {
  const hours = chance.quantile([
    [0, 0.6],
    [0.2, 1.83],
    [0.47, 8],
    [0.7, 17],
    [0.8, 24],
    [0.9, 48],
    [0.97, 90],
    [1, 120],
  ])
  // Black and Asian children are missing longer (MP-E); the youngest are found sooner.
  const factor = { White: 1, Mixed: 1.05, Other: 1.05, Asian: 1.1, Black: 1.25 }[child.background]
  return Math.round(hours * 60 * factor * (age < 10 ? 0.25 : 1))
}

function drawHarm(chance: Chance): Course['harm'] {
  if (!chance.yes(given.harm_rate_under18.value)) return 'none known'
  return chance.yes(0.12) ? 'serious harm' : 'harm'
}

function drawFoundBy(child: Child, chance: Chance): FoundBy {
  const { police, returned_self, family, friends } = given.found_by
  const lessOften = { White: 1, Mixed: 0.95, Other: 0.9, Asian: 0.83, Black: 0.7 }[child.background]
  return chance.weighted({
    police: police * lessOften,
    'returned by themselves': returned_self,
    family: child.lookedAfter ? family / 3 : family,
    friends,
    carer: child.lookedAfter ? 0.2 : 0.01,
    other: 0.1,
  })
}
