// Drawing a sample by a seed that was fixed before: the seed's hash, each file's rank, who grades which, and who grades twice.
import { createHash } from 'node:crypto'
import { type Drawn, stratified } from '../../practice/audit.ts'
import type { Case } from './cases.ts'

/** SHA-256 of the phrase, in hexadecimal: what is recorded when the audit is planned. */
export const seedHash = (seed: string): string => createHash('sha256').update(`vigil audit seed/${seed}`).digest('hex')

/** Every file's rank: SHA-256 of seed and identity. Nobody could choose it, and anyone can compute it. */
export const rankBy =
  (seed: string) =>
  (recordId: string): string =>
    createHash('sha256').update(`${seed}/${recordId}`).digest('hex')

export const drawFiles = (population: readonly Case[], size: number, seed: string): readonly Drawn<Case>[] =>
  stratified(population, size, rankBy(seed))

export type Share = { readonly doubleShare: number; readonly peerShare: number }
export type Allotted = Drawn<Case> & {
  readonly double: boolean
  readonly peer: boolean
  readonly first: string | null
  readonly second: string | null
}

export type Auditor = { readonly staffId: string; readonly unit: string | null }

/**
 * In order of rank: the first share is graded twice, the next by another force as well, so that one file is not both. Auditors take turns;
 * whoever had a hand in the case, or works in its unit, does not grade it. Null where nobody is left who may.
 */
export function allot(files: readonly Drawn<Case>[], share: Share, auditors: readonly Auditor[]): readonly Allotted[] {
  const doubles = Math.ceil(files.length * share.doubleShare)
  const peers = Math.ceil(files.length * share.peerShare)
  return files.map((file, index) => {
    const double = index < doubles
    const may = auditors.filter((auditor) => isOutside(auditor, file))
    const turn = may.length === 0 ? 0 : index % may.length
    return {
      ...file,
      double,
      peer: !double && index < doubles + peers,
      first: may[turn]?.staffId ?? null,
      second: double && may.length > 1 ? (may[(turn + 1) % may.length]?.staffId ?? null) : null,
    }
  })
}

/** Outside the line of command, and no hand in the case (accountability.md R24). */
export const isOutside = (auditor: Auditor, file: Pick<Case, 'unit' | 'involved'>): boolean =>
  !file.involved.includes(auditor.staffId) && (auditor.unit === null || auditor.unit !== file.unit)
