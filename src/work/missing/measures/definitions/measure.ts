// One definition: what is the same for most measures of missing children, and what each says for itself.
import type { MeasureDefinition } from '../../../../practice/measure.ts'

type Given = Pick<MeasureDefinition, 'question' | 'numerator' | 'denominator' | 'finding'> & Partial<MeasureDefinition>

/** Most are read from each episode’s own facts, and owned by the same person. */
export const measure = (
  id: string,
  kind: MeasureDefinition['kind'],
  better: MeasureDefinition['better'],
  given: Given,
): MeasureDefinition => ({
  id,
  version: 1,
  source: 'Facts of each episode; children only',
  kind,
  better,
  target: null,
  threeValued: kind === 'timeliness',
  times: false,
  gaming: 'Recording later what should have been done earlier',
  resists:
    'A record made beyond the tolerance is no evidence, whatever time it names; corrections that help need a second person and are counted',
  owner: 'Head of public protection',
  ...given,
})
