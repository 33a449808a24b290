// What an audit found: how many files have which grade, each share with its n and interval, and how far two auditors agree.
import { percent } from '../../kernel/words.ts'
import { type CasesOf, type SampledShare, sampledShare } from '../../practice/sampled-share.ts'
import { cohenKappa } from '../../practice/statistics.ts'
import type { filesOf } from './queries/files.ts'
import { grades } from './questions.ts'

export type FileRow = Awaited<ReturnType<typeof filesOf.all>>[number]

type Judged = Pick<FileRow, 'stratum' | 'child' | 'final_grade'>

export function results(files: readonly Judged[], casesOf: CasesOf) {
  const n = files.filter((file) => file.final_grade !== null).length
  return grades.map((grade) => {
    const weighted = shareOf(files, grade, casesOf)
    return {
      grade,
      count: files.filter((file) => file.final_grade === grade).length,
      n,
      share: weighted === null ? null : percent(weighted.share),
      interval: weighted === null ? '' : `${percent(weighted.low)} to ${percent(weighted.high)}`,
    }
  })
}

/** Of those with a grade that stands, each stratum by its cases. */
export const shareOf = (
  files: readonly Judged[],
  grade: FileRow['final_grade'],
  casesOf: CasesOf,
): SampledShare | null =>
  sampledShare(
    files.flatMap(({ stratum, child, final_grade: final }) =>
      final === null ? [] : [{ stratum, child, yes: final === grade }],
    ),
    casesOf,
  )

type AskedAgain = Pick<FileRow, 'stratum' | 'child' | 're_asked' | 're_asked_same'>

/** Of a re-ask sample: how many answers were the same, each stratum by how many there were to draw from. What was not asked again yet is in no share. */
export function sameWhenAsked(files: readonly AskedAgain[], casesOf: CasesOf) {
  const answers = files.flatMap(({ stratum, child, re_asked: asked, re_asked_same: same }) =>
    Array.from({ length: asked }, (_, at) => ({ stratum, child, yes: at < same })),
  )
  const weighted = sampledShare(answers, casesOf)
  return {
    same: answers.filter(({ yes }) => yes).length,
    n: answers.length,
    notAsked: files.filter((file) => file.re_asked === 0).length,
    share: weighted === null ? null : percent(weighted.share),
    interval: weighted === null ? null : `${percent(weighted.low)} to ${percent(weighted.high)}`,
    worth: weighted === null ? null : weighted.worth.toFixed(1),
    without: weighted?.without ?? [],
  }
}

/** Of the files another force grades too: what came from it, what was typed in here and confirmed, and what counts for nothing yet. */
export function byAnother(files: readonly FileRow[]) {
  const given = files.filter((file) => file.peer_graded)
  const graded = given.flatMap((file) => file.gradings.filter((one) => one.peer))
  const typed = graded.filter((one) => one.typed === true).length
  return {
    given: given.length,
    graded: graded.length,
    sent: graded.length - typed,
    typed,
    waiting: given.filter((file) => file.entry_waits).length,
    withThem: given.filter((file) => file.peer_due_at !== null).length,
  }
}

/** Pairs of one force apart from pairs with another's. */
export function agreement(files: readonly FileRow[]) {
  const pairs = (peer: boolean) =>
    files.flatMap(({ gradings: [first, second] }) =>
      first !== undefined && second !== undefined && (first.peer || second.peer) === peer
        ? [[first.grade, second.grade] as const]
        : [],
    )
  const shown = (words: string, given: readonly (readonly [string, string])[]) => {
    const { n, kappa, observed, interval } = cohenKappa(given, grades)
    return {
      words,
      n,
      observed: observed === null ? null : percent(observed),
      kappa: kappa === null ? null : decimal(kappa),
      interval: interval === null ? null : `${decimal(interval.low)} to ${decimal(interval.high)}`,
      without: interval === null ? withoutInterval(kappa, observed) : null,
    }
  }
  return [
    shown('Two people of this force, separately', pairs(false)),
    shown('This force and another', pairs(true)),
  ].filter((one) => one.n > 0)
}

/** Not for want of files: thirty pairs of the one grade say no more. */
function withoutInterval(kappa: number | null, observed: number | null): string {
  if (kappa === null) return 'every grading was the same grade, so agreement beyond chance cannot be worked out'
  return `they ${observed === 0 ? 'differ' : 'agree'} on every file, so the method gives no interval`
}

const decimal = (value: number): string => value.toFixed(2).replace('-', '−')
