// The grade as it stands: who gave it, how it came about, and the lower one that is proposed.
import type { Instant } from '../../../kernel/time.ts'
import type { Bodies, RiskLevel } from '../facts.ts'

export type Graded = {
  readonly level: RiskLevel | null
  readonly grading: Bodies['missing.graded/1'] | null
  readonly gradedBy: string | null
  readonly grades: readonly Grade[]
  readonly endorsedAt: Instant | null
  /** On the lowering that is proposed now. */
  readonly deskAdvice: (Bodies['missing.desk-advised/1'] & { readonly by: string }) | null
  readonly loweringProposed:
    | (Bodies['missing.lowering-proposed/1'] & { readonly position: number; readonly by: string })
    | null
}

export const notGraded: Graded = {
  level: null,
  grading: null,
  gradedBy: null,
  grades: [],
  endorsedAt: null,
  deskAdvice: null,
  loweringProposed: null,
}

export type Grade = {
  readonly position: number
  readonly at: Instant
  readonly by: string
  readonly level: RiskLevel
  readonly how: 'graded' | 'endorsed' | 'raised' | 'lowered' | 'reviewed'
}
