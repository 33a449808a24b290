// What audited files say of a recommendation.
import { percent } from '../../../kernel/words.ts'
import type { AuditRule, ClosureTest } from '../test.ts'
import type { AuditFigure, Judged } from './judged.ts'

export const noFiles: AuditFigure = { drawn: 0, graded: 0, good: 0, inadequate: 0 }

/** In proportion to the files asked: thirty of forty asked is sixty of eighty graded. Whoever leaves the hard ones ungraded says nothing. */
export function auditOf({ audit: rule = null, mostNotEvidenced }: ClosureTest, figure: AuditFigure): Judged['audit'] {
  if (rule === null) return null
  if (figure.graded < rule.files) return { ...figure, verdict: 'too few' }
  if (figure.drawn - figure.graded > mostNotEvidenced * figure.drawn)
    return { ...figure, verdict: 'too little evidence' }
  const passes =
    figure.good * rule.files >= rule.leastGood * figure.graded &&
    figure.inadequate * rule.files <= rule.mostInadequate * figure.graded
  return { ...figure, verdict: passes ? 'passes' : 'fails' }
}

export function auditStops(
  rule: AuditRule,
  audit: NonNullable<Judged['audit']>,
  mostNotEvidenced: number,
): readonly string[] {
  const months = rule.windowMonths === 1 ? 'the last whole month' : `the last ${rule.windowMonths} whole months`
  const asked = `at least ${rule.leastGood} good and at most ${rule.mostInadequate} inadequate of ${rule.files}`
  const open = audit.drawn - audit.graded
  switch (audit.verdict) {
    case 'passes':
      return []
    case 'too few':
      return [
        `Audited files on ${rule.topic}: ${audit.graded} graded of ${audit.drawn} sampled in ${months}; ${rule.files} needed.`,
      ]
    case 'too little evidence':
      return [
        `Audited files on ${rule.topic}: ${open} of ${audit.drawn} sampled in ${months} have no final grade, because they are not graded or in dispute. At most ${percent(mostNotEvidenced)} may have none.`,
      ]
    case 'fails':
      return [
        `Audited files on ${rule.topic}: ${audit.good} good and ${audit.inadequate} inadequate of ${audit.graded} graded, sampled in ${months}; the test asks for ${asked}.`,
      ]
  }
}

export const openConcerns = ({ noOpenConcern = false }: ClosureTest, open: number): readonly string[] =>
  noOpenConcern && open > 0
    ? [
        open === 1
          ? 'A case that an auditor or inspector returned for a child’s safety has no answer yet.'
          : `${open} cases that auditors or inspectors returned for a child’s safety have no answer yet.`,
      ]
    : []
