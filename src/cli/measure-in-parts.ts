// What stands for a measure that has no figure of its own: the groups of M24 beside the largest, the spreads of M27.
import type { Reader } from '../kernel/database.ts'
import { type ReadAsked, readMeasures } from '../registers/measures.ts'
import { disparities } from '../work/measures/disparity.ts'
import { spreadsOf } from '../work/measures/spread.ts'

type Asked = Pick<ReadAsked, 'force' | 'from' | 'until' | 'now'>

/** As the measure's page has it, without its drawings. */
export async function inParts(reader: Reader, id: string, asked: Asked) {
  const read = async (more: Pick<ReadAsked, 'measures' | 'by'>) => await readMeasures(reader, { ...asked, ...more })
  const parts = id === 'M24' ? ((await read({ measures: [id], by: 'part' })).get(id) ?? []) : []
  const spreads = id === 'M27' ? await spreadsOf(id, read) : []
  return {
    groups: disparities(parts),
    spreads: spreads.map(({ chart: _, ...spread }) => spread),
  }
}

export type InParts = Awaited<ReturnType<typeof inParts>>

export function partsInWords({ groups, spreads }: InParts): readonly string[] {
  return [
    ...groups.flatMap(({ outcome, rows, hidden }) => [
      `  ${outcome}:`,
      ...rows.map(
        ({ group, share, interval, n, ratio }) =>
          `    ${group}: ${share} (${interval}), n = ${n}${ratio === null ? '' : `, ratio ${ratio}`}`,
      ),
      ...(hidden > 0 ? [`    ${hidden} groups of fewer than twenty children are not shown`] : []),
    ]),
    ...spreads.map(
      ({ measure, by, compared, n, worth, words }) =>
        `  ${measure} by ${by}: ${compared} compared, n = ${n}${worth < n ? `, worth ${worth} independent cases` : ''}${n === 0 ? '' : `. ${words}`}`,
    ),
  ]
}
