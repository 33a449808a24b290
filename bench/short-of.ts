// By how much a measured figure misses its target, where both say one number in the same unit.
import type { Row } from './statistics.ts'

/** Of the target's number and the first with its unit in what was measured; null where the words hold no such pair. */
export function shortOf({ target, measured }: Pick<Row, 'target' | 'measured'>): string | null {
  const asked = /([≤≥]) ([\d.,]+) ?(\/s|ms|MB|%|s)/.exec(target)
  if (asked === null) return null
  const [, sign, most = '', unit = ''] = asked
  const named = /^(p\d+) /.exec(target)?.[1]
  const from = named === undefined ? 0 : measured.indexOf(`${named} `)
  const found = [...measured.slice(Math.max(0, from)).matchAll(/([\d.,]+) ?(\/s|ms|MB|%|s)(?![a-z])/g)].find(
    (one) => one[2] === unit,
  )
  const [wanted, is] = [numberOf(most), numberOf(found?.[1] ?? '')]
  if (!(wanted > 0) || Number.isNaN(is)) return null
  const by = Math.round(Math.abs(is / wanted - 1) * 100)
  return sign === '≤' ? `${by}% over` : `${by}% under`
}

const numberOf = (words: string): number => (words === '' ? Number.NaN : Number(words.replaceAll(',', '')))
