// Drawing a sample by a seed fixed before the period and a root signed after it: each case's rank, who grades which, and who grades twice.
import { createHash } from 'node:crypto'
import { type Drawn, stratified } from '../../practice/audit.ts'
import { type Human, isSameHuman } from '../../registers/same-human.ts'
import { caseHash } from '../case-name.ts'
import type { Case } from './cases.ts'

/** Before the phrase, so that its hash is nothing that the same phrase was hashed for elsewhere. Said wherever the hash is shown. */
export const seedPrefix = 'vigil audit seed/'

/** SHA-256 of prefix and phrase, in hexadecimal: what is recorded when the audit is planned. */
export const seedHash = (seed: string): string => createHash('sha256').update(`${seedPrefix}${seed}`).digest('hex')

export type Lot = { readonly seed: string; readonly root: string; readonly auditId: string }

/**
 * Every case's rank: SHA-256 of seed, root and the case's name in this audit. The seed was fixed before the period, the root came after
 * it: whoever knew the one could not know the other. Anyone can compute it from the list of the population.
 */
export const rankBy =
  ({ seed, root, auditId }: Lot) =>
  (recordId: string): string =>
    createHash('sha256')
      .update(`${seed}/${root}/${caseHash(auditId, recordId)}`)
      .digest('hex')

/** As ranks were before the root was mixed in. */
export const rankBySeed =
  (seed: string) =>
  (recordId: string): string =>
    createHash('sha256').update(`${seed}/${recordId}`).digest('hex')

/** An answer is ranked by itself: two of one case are two places. */
export const itemName = (recordId: string, question?: string): string =>
  question === undefined ? recordId : `${recordId}/${question}`

export const drawFiles = <Of extends Case>(population: readonly Of[], size: number, lot: Lot): readonly Drawn<Of>[] =>
  stratified(population, size, rankBy(lot))

export type Share = { readonly doubleShare: number; readonly peerShare: number }
export type Allotted<Of extends Case> = Drawn<Of> & {
  readonly double: boolean
  readonly peer: boolean
  readonly first: string | null
  readonly second: string | null
}

export type Auditor = Human & { readonly unit: string | null }

export const auditorOf = (row: {
  readonly staff_id: string
  readonly unit_id: string | null
  readonly also: NonNullable<Human['also']>
}): Auditor => ({ staffId: row.staff_id, unit: row.unit_id, also: row.also })

/**
 * In order of rank: the first share is graded twice, the next by another force as well, so that one file is not both. Two grade what two
 * may, before a file that only one may. Auditors take turns; whoever had a hand in the case, or works in its unit, does not grade it.
 * Null where nobody is left who may.
 */
export function allot<Of extends Case>(
  files: readonly Drawn<Of>[],
  share: Share,
  auditors: readonly Auditor[],
): readonly Allotted<Of>[] {
  const mayGrade = files.map((file) => auditors.filter((auditor) => isOutside(auditor, file)))
  const places = files.map((_, index) => index)
  const isForTwo = (place: number) => areTwo(mayGrade[place] ?? [])
  const inTurn = [...places.filter(isForTwo), ...places.filter((place) => !isForTwo(place))]
  const doubles = new Set(inTurn.slice(0, Math.ceil(files.length * share.doubleShare)))
  const rest = places.filter((place) => !doubles.has(place))
  const peers = new Set(rest.slice(0, Math.ceil(files.length * share.peerShare)))
  return files.map((file, index) => {
    const double = doubles.has(index)
    const may = mayGrade[index] ?? []
    const [first, ...others] = fromTurn(may, index)
    return {
      ...file,
      double,
      peer: peers.has(index),
      first: first?.staffId ?? null,
      second: double ? secondTo(first, others) : null,
    }
  })
}

const areTwo = ([first, ...others]: readonly Auditor[]): boolean => secondTo(first, others) !== null

/** Two entries of one human are no two auditors. */
const secondTo = (first: Auditor | undefined, others: readonly Auditor[]): string | null =>
  first === undefined ? null : (others.find((one) => !isSameHuman(first, one.staffId))?.staffId ?? null)

/** Whose turn it is, and who comes after them. */
const fromTurn = (auditors: readonly Auditor[], turn: number): readonly Auditor[] => {
  const at = auditors.length === 0 ? 0 : turn % auditors.length
  return [...auditors.slice(at), ...auditors.slice(0, at)]
}

/** Outside the line of command, and no hand in the case (accountability.md R24). */
export const isOutside = (auditor: Auditor, file: Pick<Case, 'unit' | 'involved'>): boolean =>
  !file.involved.some((one) => isSameHuman(auditor, one)) && (auditor.unit === null || auditor.unit !== file.unit)
