// The assertion gap: how far “on time” is ahead of “done well”. What is counted by itself beside what auditors found in files.
import { percent, thousands } from '../kernel/words.ts'
import { effectOf, newcombe, type PairsBack, pairsAmong, wilson } from './statistics.ts'

export type Counts = {
  readonly yes: number
  readonly no: number
  readonly notEvidenced: number
  /** By how much they are worth fewer independent cases, since children come back; 1 where it is left out. */
  readonly effect?: number
}

type Side = {
  readonly share: number
  readonly n: number
  readonly low: number
  readonly high: number
  readonly words: string
}
export type Gap = {
  /** Timeliness less audited quality in points, a hundred of them to the whole; negative where files are better than the clock. */
  readonly points: number
  /** The 95% interval of that difference. */
  readonly low: number
  readonly high: number
  readonly onTime: Side
  readonly doneWell: Side
}

/**
 * Null where either has no case. What is not evidenced counts against being on time; files whose grade does not stand are left out of
 * “done well”, and shown beside it by whoever asks (operations.md section 13, M-QA-5).
 */
export function assertionGap(timely: Counts, audited: Counts): Gap | null {
  const n = timely.yes + timely.no + timely.notEvidenced
  const files = audited.yes + audited.no
  const [effect, ofFiles] = [timely.effect ?? 1, audited.effect ?? 1]
  const difference = newcombe(timely.yes / effect, n / effect, audited.yes / ofFiles, files / ofFiles)
  if (difference === null) return null
  return {
    points: points(difference.difference),
    low: points(difference.low),
    high: points(difference.high),
    onTime: side(timely.yes, n, effect),
    doneWell: side(audited.yes, files, ofFiles),
  }
}

/** In words, for wherever either stands. */
export const gapWords = ({ points: by, low, high }: Gap): string =>
  `${signed(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} (95% interval ${signed(low)} to ${signed(high)})`

/** With a minus sign, which a hyphen is not. */
const signed = (points: number): string => (points < 0 ? `−${-points}` : `${points}`)

/** What counts as on time: where less is better, those that were not counted against. */
export const onTimeOf = (counts: Counts, better: 'higher' | 'lower' | null): Counts =>
  better === 'lower' ? { ...counts, yes: counts.no, no: counts.yes } : counts

export const together = (figures: readonly Counts[]): Counts =>
  figures.reduce(
    (sum, one) => ({
      yes: sum.yes + one.yes,
      no: sum.no + one.no,
      notEvidenced: sum.notEvidenced + one.notEvidenced,
    }),
    { yes: 0, no: 0, notEvidenced: 0 },
  )

/** Months as one, whether or not others lie between them: their pairs of one child say what they are worth. */
export function monthsTogether(
  months: readonly (Counts & { readonly month: string; readonly alike?: PairsBack })[],
): Counts {
  const sum = together(months)
  const { yes, no, notEvidenced } = sum
  return { ...sum, effect: effectOf({ successes: yes, n: yes + no + notEvidenced, pairs: pairsAmong(months) }) }
}

function side(yes: number, n: number, effect: number): Side {
  const { low, high } = wilson(yes / effect, n / effect)
  const share = yes / n
  return { share, n, low, high, words: `${percent(share)} of ${thousands(n)}, ${percent(low)} to ${percent(high)}` }
}

const points = (share: number): number => Math.round(share * 1000) / 10
