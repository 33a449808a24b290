// What a row may name: what stands in the same file, or in the register already.
import { parseLocalDate } from '../../../../kernel/time.ts'
import type { Policy } from '../../../../practice/policy.ts'
import type { Definitions } from '../../soundness.ts'
import type { Report } from '../generations.ts'
import type { Register } from '../items.ts'
import type { Known } from '../known.ts'

export type Check = {
  readonly register: Register
  readonly known: Known
  readonly definitions: Definitions
  readonly policy: Pick<Policy, 'tables'>
  readonly today: string
}

export const inspectionsOf = ({ register, known }: Check): ReadonlySet<string> =>
  new Set([...known.inspections.keys(), ...register.inspections.map((one) => one.reference)])

export const recommendationsOf = ({ register, known }: Check): ReadonlySet<string> =>
  new Set([...known.recommendations.keys(), ...register.recommendations.map((one) => one.reference)])

export const findingsOf = ({ register, known }: Check): ReadonlySet<string> =>
  new Set([...known.findings.keys(), ...register.findings.map((one) => one.reference)])

export const programmeOf = ({ register, known }: Check, reference: string): string =>
  known.inspections.get(reference)?.programme ??
  register.inspections.find((one) => one.reference === reference)?.programme ??
  ''

/** As its generation is found: a draft is of today. */
export const reportOf = (check: Check, reference: string): Report => ({
  programme: programmeOf(check, reference),
  on: publishedOf(check, reference) ?? check.today,
})

/** Null also where its day cannot be read: that is said of its own row, and of no other. */
export function publishedOf(check: Check, reference: string): string | null {
  const written = writtenOf(check, reference)
  return written === null || parseLocalDate(written) === null ? null : written
}

export const isUnpublished = (check: Check, reference: string): boolean => writtenOf(check, reference) === null

const writtenOf = ({ register, known }: Check, reference: string): string | null =>
  known.inspections.get(reference)?.publishedOn ??
  register.inspections.find((one) => one.reference === reference)?.published ??
  null

/** The reference of the inspection that asks it. */
export function inspectionOfRecommendation({ register, known }: Check, reference: string): string | null {
  const inFile = register.recommendations.find((one) => one.reference === reference)
  if (inFile !== undefined) return inFile.inspection
  const id = known.recommendations.get(reference)?.inspectionId ?? null
  return id === null ? null : ([...known.inspections].find(([, one]) => one.recordId === id)?.[0] ?? null)
}

/** The reference of the inspection that made a finding. */
export function inspectionOfFinding({ register, known }: Check, finding: string): string | null {
  const inFile = register.findings.find((one) => one.reference === finding)
  if (inFile !== undefined) return inFile.inspection
  const id = known.findings.get(finding)?.inspectionId
  return [...known.inspections].find(([, one]) => one.recordId === id)?.[0] ?? null
}
