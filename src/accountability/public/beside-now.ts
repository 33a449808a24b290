// What the newest release says of a figure that was given on a day: beside an answer, and beside an undertaking.
import { gapShown } from '../public-gap.ts'
import type { FigureThen, PublicGap, PublicMeasure, Release } from './facts.ts'

/** What is read of a release: a force without one has none of its figures. */
export type WithFigures = Pick<
  Release,
  'force' | 'sql' | 'statements' | 'window' | 'recommendations' | 'besideAnswers' | 'gapsBesideAnswers'
>

/** With the statement that counted it, and the number by which a page names that. */
type FigureNow = PublicMeasure & { readonly sql: string | null; readonly query: number }

/** Made once of a release; `now` is null where that release does not have the measure, or counts months before those of the day. */
export function besideNow(release: WithFigures) {
  const statements = release.statements ?? [release.sql]
  const now = new Map(
    [...(release.besideAnswers ?? []), ...release.recommendations.flatMap((one) => one.measures)]
      .filter((one) => (one.part ?? null) === null)
      .map((one): readonly [string, FigureNow] => [
        one.measure,
        { ...one, sql: statements[one.statement ?? 0] ?? null, query: (one.statement ?? 0) + 1 },
      ]),
  )
  const gapsNow = new Map(gapsOfAllFiles(release).map((one) => [one.measure, gapShown(one)]))
  // Only of these does a release without their gap say that there is none: it was frozen before the others were asked about.
  const counted = new Set((release.besideAnswers ?? []).map((one) => one.measure))
  const { window } = release
  const isBefore = ({ last }: FigureThen) => window !== undefined && window.last < last
  return (then: FigureThen | null) => {
    const timely = then?.gap !== undefined
    const isSaid = then !== null && counted.has(then.measure)
    const figure = then === null || isBefore(then) ? null : (now.get(then.measure) ?? null)
    const gapNow = then === null || isBefore(then) ? null : (gapsNow.get(then.measure) ?? null)
    return {
      now: figure,
      gap: then?.gap ? gapShown(then.gap) : null,
      gapNow,
      timely,
      timelyNow: timely && isSaid,
      /** The release has the figure, and was frozen before anybody asked about its gap: it does not say that there is none. */
      gapNext: timely && !isSaid && figure !== null && gapNow === null,
    }
  }
}

/** The statements that counted the figures of a page, each once: most figures are counted by the same one, with values of their own. */
export function queriesBeside(figures: readonly { readonly now: FigureNow | null }[]) {
  const counted = figures.flatMap(({ now }) =>
    now?.sql != null && now.parameters !== undefined ? [{ number: now.query, sql: now.sql }] : [],
  )
  return counted.filter(({ number }, index) => counted.findIndex((one) => one.number === number) === index)
}

/** As the figure itself counts them: a gap of a closure test may be of the files on one kind of work alone. */
const gapsOfAllFiles = ({ recommendations, gapsBesideAnswers = [] }: WithFigures): readonly PublicGap[] => [
  ...recommendations.flatMap(({ gaps = [] }) => gaps).filter(({ files }) => files?.part === null),
  ...gapsBesideAnswers,
]
