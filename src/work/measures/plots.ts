// The plots of one measure: units by their names, each plot with what its measure asks, those apart from their like first.
import type { Reader } from '../../kernel/database.ts'
import { parted } from '../../kernel/parted.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { listUnits } from '../../registers/staff.ts'
import { comparesOthers, spreadsOf } from './spread.ts'

type Spreading = {
  readonly definitions: readonly MeasureDefinition[]
  readonly read: Parameters<typeof spreadsOf>[1]
}

/** Units by their names, and each plot with what its measure asks. */
export async function spreadsAsked(
  reader: Reader,
  force: string,
  { id }: MeasureDefinition,
  { definitions, read }: Spreading,
) {
  const names = new Map((await listUnits.all(reader, { force })).map((one) => [one.unit_id, one.name]))
  return (await spreadsOf(id, read, names)).map((one) => ({
    ...one,
    question: definitions.find((other) => other.id === one.measure)?.question ?? one.measure,
  }))
}

export function plots(id: string, spreads: Awaited<ReturnType<typeof spreadsAsked>>) {
  const [apart, alike] = parted(spreads, (one) => one.apart)
  return { spreads, comparesOthers: comparesOthers(id), apart, alike }
}
