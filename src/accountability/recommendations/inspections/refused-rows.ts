// What the register has against rows of a file: the same that the forms refuse, by row and column.
import type { Register } from './items.ts'
import type { Known } from './known.ts'
import type { Check } from './refused-rows/named.ts'
import { ofFindings } from './refused-rows/on-findings.ts'
import { ofCounts, ofInspections } from './refused-rows/on-inspections.ts'
import { ofMonitoring } from './refused-rows/on-monitoring.ts'
import { ofRecommendations, ofRevisits } from './refused-rows/on-recommendations.ts'
import type { RowError } from './row-reader.ts'

export function refusedRows(
  register: Register,
  known: Known,
  asked: Pick<Check, 'definitions' | 'policy' | 'today'>,
): readonly RowError[] {
  const check = { register, known, ...asked }
  return [
    ...ofInspections(check),
    ...ofFindings(check),
    ...ofRecommendations(check),
    ...ofCounts(check),
    ...ofRevisits(check),
    ...ofMonitoring(check),
  ].sort((a, b) => a.row - b.row)
}
