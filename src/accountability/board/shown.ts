// Frozen figures as pages show them, and held against the same computed again.

import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type Instant, localDate } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import { intervalOf, monthsBetween, none, type Pairs, pairsWithin } from '../../practice/statistics.ts'
import { unaskedInWords } from '../files-unasked.ts'
import { withoutWords } from '../good-files.ts'
import { statusWords } from '../status-words.ts'
import { figureOf } from './figures-known.ts'
import { monthOf } from './frozen-month.ts'
import type { FrozenFigure, Pack } from './frozen-pack.ts'
import { gapOf } from './gap-shown.ts'
import type { Measuring } from './measuring.ts'
import { auditsSince, goodFiles } from './pack.ts'
import { statusesAgain } from './statuses-again.ts'
import { sentence, total } from './words.ts'
import { auditsAgain, listsAgain } from './worse-first.ts'

export type Questions = ReadonlyMap<
  string,
  { readonly question: string; readonly kind: string; readonly better: 'higher' | 'lower' | null }
>

/** Of each measure its last frozen month, never without n and interval; the months before it, and the gap, each to be opened. */
export function figuresOf(
  figures: readonly FrozenFigure[],
  measures: Pack['recommendations'][number]['measures'],
  questions: Questions,
) {
  return measures.map(({ measure, part, kind }) => {
    const last = figures.findLast((one) => one.measure === measure && one.part === part)
    const n = last === undefined ? 0 : total(last)
    const { low, high } = intervalOf({ successes: last?.yes ?? 0, n, pairs: pairsWithin([last ?? {}]) })
    return {
      measure,
      part,
      kind,
      question: questions.get(measure)?.question ?? measure,
      better: questions.get(measure)?.better ?? null,
      month: last?.month ?? null,
      share: n === 0 ? null : percent((last?.yes ?? 0) / n),
      n,
      interval: `${percent(low)} to ${percent(high)}`,
      words: last === undefined ? null : sentence(last),
      earlier: figures.filter((one) => one.measure === measure && one.part === part && one !== last).map(monthOf),
      gap: kind === 'timeliness' ? gapOf(figures, { measure, part }, questions.get(measure)?.better ?? null) : null,
    }
  })
}

/** A recommendation of a pack with its figures, and what “met” leaves out, by its test and its gaps as frozen. */
export function recommendationShown(
  one: Pack['recommendations'][number],
  figures: readonly FrozenFigure[],
  questions: Questions,
) {
  const shown = figuresOf(figures, one.measures, questions)
  return { ...one, status: statusWords(one), figures: shown, unasked: unaskedOf(one, shown) }
}

function unaskedOf(
  { standing, judgedBy, measures }: Pack['recommendations'][number],
  figures: ReturnType<typeof figuresOf>,
): string | null {
  if (judgedBy == null) return null
  const audit = hasAudit.Check(judgedBy.test) ? judgedBy.test.audit : null
  return unaskedInWords(standing, { audit, criteria: measures }, figures)
}

const hasAudit = Compile(Type.Object({ audit: Type.Unknown() }))

/** The months of audited files, which stand beside no recommendation of their own. */
export const auditedMonths = ({ figures, gapDefined }: Pick<Pack, 'figures' | 'gapDefined'>) =>
  figures
    .filter(({ measure, part }) => measure === goodFiles.measure && part === goodFiles.part)
    // A pack from before the rule keeps its digits: there a file without a grade counted against.
    .map((one) => (gapDefined === undefined ? { ...monthOf(one), without: '' } : filesOfMonth(one)))

/** Of the files whose grade stands, as in the table; those without one are named. */
const filesOfMonth = (figure: FrozenFigure) => ({
  ...monthOf({ ...figure, notEvidenced: 0 }),
  without: withoutWords(figure.notEvidenced),
})

/** By the month in which it was drawn, as its files count in figures; which is not the month whose cases it audited. */
export const auditShown = (one: Pack['audits'][number]) => ({
  ...one,
  graded: one.good + one.requiresImprovement + one.inadequate,
  drawnIn: one.drawnOn?.slice(0, 7) ?? null,
})

/** Figures frozen before their pairs of one child were kept have their intervals by every case. */
export const allowsForChildren = (figures: readonly FrozenFigure[]): boolean =>
  figures.every(({ alike }) => alike !== undefined)

/** `back`: so many months before it were frozen too, and only with those are its pairs. */
function compared(frozen: FrozenFigure, now: FrozenFigure, back: number) {
  const counts = now.yes === frozen.yes && now.no === frozen.no && now.notEvidenced === frozen.notEvidenced
  const pairs = Array.from(
    { length: back + 1 },
    (_, at) => [frozen.alike?.[at] ?? none, now.alike?.[at] ?? none] as const,
  )
  const same = counts && (frozen.alike === undefined || pairs.every(([a, b]) => areSame(a, b, homesKept(frozen))))
  return { frozen, now, same, defined: now.version === frozen.version }
}

/** Figures frozen before homes were known have no pairs of one: there only those of one child can be held against. */
const homesKept = ({ alike = [] }: FrozenFigure): boolean => alike.some(({ home }) => home !== undefined)

const areSame = (a: Pairs, b: Pairs, andHomes: boolean): boolean =>
  a.pairs === b.pairs &&
  a.yes === b.yes &&
  a.no === b.no &&
  (!andHomes || areSame(a.home ?? none, b.home ?? none, false))

type Frozen = Pick<
  Pack,
  | 'ledgerSize'
  | 'asAt'
  | 'gapDefined'
  | 'figures'
  | 'recommendations'
  | 'actions'
  | 'audits'
  | 'duties'
  | 'dutiesOfComments'
> & {
  readonly at: Instant
  readonly frozenAt?: Instant
}

/** Every number of what was frozen, computed again from the facts that the ledger held then. */
export async function computedAgain(measuring: Measuring, force: string, frozen: Frozen) {
  const { at, ledgerSize, figures, asAt = null } = frozen
  // Those of the tests reach further back than a pack's: every frozen month is among them.
  const { statuses, months } = await statusesAgain(measuring, force, frozen)
  const rows = figures.map((frozen) => {
    const first = figures.find(({ measure, part }) => measure === frozen.measure && part === frozen.part) ?? frozen
    return compared(frozen, figureOf(measuring, months, frozen), monthsBetween(first.month, frozen.month))
  })
  const then = await measuring.registerThen({
    force,
    now: at,
    knownAt: ledgerSize,
    recordedUntil: asAt,
    drawnSince: auditsSince(at),
  })
  const audits = auditsAgain(frozen.audits, then.audits)
  const standings = new Map(statuses.map(({ recordId, now }) => [recordId, now]))
  const lists = listsAgain(frozen, then, standings, localDate(at))
  return {
    frozenAt: frozen.frozenAt ?? at,
    asAt,
    ledgerSize,
    rows,
    different: rows.filter((row) => !row.same).length,
    statuses,
    lists,
    audits,
    auditsDifferent: audits.filter((one) => !one.same).length,
    listsDifferent: lists.filter((one) => !one.same).length,
    statusesDifferent: statuses.filter((one) => !one.same).length,
  }
}
