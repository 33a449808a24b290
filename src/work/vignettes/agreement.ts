// How far graders agree, by team and over all: never of one person, of no group of fewer than three, and to nobody of their own team.
import { fleissKappa, type Interval } from '../../practice/statistics.ts'
import { cases, type Level, levels } from './cases.ts'

type Given = {
  readonly grader: string
  readonly team: string
  readonly vignette: string
  readonly level: Level
}

type GroupAgreement =
  | { readonly team: string; readonly shown: false; readonly why: 'few' | 'own' }
  | {
      readonly team: string
      readonly shown: true
      /** Graders. */
      readonly n: number
      /** Cases that two or more of them graded. */
      readonly cases: number
      readonly kappa: number | null
      /** At 95%, over the cases; null where they are too few or too much alike to say. */
      readonly interval: Interval | null
      readonly observed: number | null
    }

export const fewest = 3

/**
 * Pure. The whole force first, then each team by name. `reader`: the grader who looks. Where all of their own team agreed, that and their
 * own answers are everybody’s answers: of that team they see nothing, nor of a force that is one team.
 */
export function agreementByTeam(given: readonly Given[], reader: string | null = null): readonly GroupAgreement[] {
  const teams = [...new Set(given.map((one) => one.team))].sort()
  const own = new Set(given.filter((one) => one.grader === reader).map((one) => one.team))
  const of = (name: string, teamsOf: readonly string[]): GroupAgreement =>
    teamsOf.length === 1 && own.has(teamsOf[0] ?? '')
      ? { team: name, shown: false, why: 'own' }
      : agreementOf(
          name,
          given.filter((one) => teamsOf.includes(one.team)),
        )
  return [of('Whole force', teams), ...teams.map((team) => of(team, [team]))]
}

function agreementOf(team: string, given: readonly Given[]): GroupAgreement {
  const graders = new Set(given.map((one) => one.grader)).size
  if (graders < fewest) return { team, shown: false, why: 'few' }
  const items = cases.map((one) => given.filter((each) => each.vignette === one.id).map((each) => each.level))
  const { n, kappa, interval, observed } = fleissKappa(items, levels)
  return { team, shown: true, n: graders, cases: n, kappa, interval, observed }
}

/** As a page says it: each figure, or that there is none. */
export const agreementWords = ({ kappa, interval, observed }: GroupAgreement & { readonly shown: true }) => ({
  kappa: kappa === null ? 'not defined' : kappa.toFixed(2),
  interval: interval === null ? 'cannot be worked out' : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`,
  observed: observed === null ? 'none' : `${(observed * 100).toFixed(0)}%`,
})

/** How the whole force graded each case, beside the minimum; nothing while fewer than three have. */
export function spreadOf(given: readonly Given[]) {
  return cases.map((one) => {
    const of = given.filter((each) => each.vignette === one.id)
    const shown = of.length >= fewest
    const counts = levels.map((level) => (shown ? of.filter((each) => each.level === level).length : null))
    return { id: one.id, title: one.title, n: shown ? of.length : null, counts }
  })
}
