// What a page prints at its top or foot and a copied report brings along: page numbers, and the lines that stand beside them on page after page.

/** “Page 14 of 38”, “14 of 38”, “Page 14”. */
const pageLine = /^(?:[–—-] ?)?(?:page \d{1,4}(?: ?(?:of|\/) ?\d{1,4})?|\d{1,4} (?:of|\/) \d{1,4})(?: ?[–—-])?$/i
/** “14”, “– 14 –”: also a figure of a table, unless the numbers go on one by one. */
const bareNumber = /^(?:[–—-] ?)?(\d{1,4})(?: ?[–—-])?$/
/** A line that may ask for something is never taken out, however often it stands there. */
const mayAsk = /\b(?:should|must|recommend)/i
const fewestPages = 3
/** “– Page 1000 of 1000 –” */
const longestNumber = 24

/** Without them a sentence that the page broke goes on. `lines` have plain spaces; an empty one is ''. */
export function withoutRunningLines(lines: readonly string[]): readonly string[] {
  const taken = numbersOfPages(lines)
  for (const at of beside(lines, taken)) taken.add(at)
  if (taken.size === 0) return lines
  const kept: string[] = []
  let at = 0
  while (at < lines.length) {
    const gap = gapFrom(lines, taken, at)
    if (gap.taken === 0) {
      const until = Math.max(gap.until, at + 1)
      for (; at < until; at++) kept.push(lines[at] ?? '')
    } else {
      if (gap.empty > 0 && !goesOnOver(kept.at(-1) ?? '', lines[gap.until] ?? '')) kept.push('')
      at = gap.until
    }
  }
  return kept
}

function numbersOfPages(lines: readonly string[]): Set<number> {
  const pages: number[] = []
  const bare: { readonly at: number; readonly number: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (line.length > longestNumber || !/\d/.test(line)) continue
    const [, number] = bareNumber.exec(line) ?? []
    if (number !== undefined) bare.push({ at, number: Number(number) })
    else if (pageLine.test(line)) pages.push(at)
  }
  const oneByOne = bare.every((one, place) => place === 0 || one.number === (bare[place - 1]?.number ?? 0) + 1)
  return new Set([...pages, ...(bare.length >= fewestPages && oneByOne ? bare.map(({ at }) => at) : [])])
}

/** Next to the numbers of at least two pages, empty lines apart, and the same but for its own numbers. */
function beside(lines: readonly string[], pages: ReadonlySet<number>): readonly number[] {
  const near = [...pages].flatMap((at) => [next(lines, at, -1), next(lines, at, 1)]).filter((at) => at !== null)
  const bySame = Map.groupBy([...new Set(near)], (at) => (lines[at] ?? '').replaceAll(/\d+/g, '#'))
  return [...bySame].flatMap(([same, those]) => (those.length > 1 && !mayAsk.test(same) ? those : []))
}

/** Page numbers stand a page apart: of more empty lines than these none is looked past. */
const mostEmpty = 5

function next(lines: readonly string[], from: number, step: 1 | -1): number | null {
  for (let count = 1; count <= mostEmpty; count++) {
    const line = lines[from + step * count]
    if (line === undefined) return null
    if (line !== '') return from + step * count
  }
  return null
}

/** From here the lines that are empty or taken out. */
function gapFrom(lines: readonly string[], taken: ReadonlySet<number>, from: number) {
  let [until, gone, empty] = [from, 0, 0]
  while (until < lines.length && (taken.has(until) || lines[until] === '')) {
    if (taken.has(until)) gone++
    else empty++
    until++
  }
  return { until, taken: gone, empty }
}

const goesOnOver = (before: string, after: string): boolean =>
  before !== '' && !/[.!?:;]["”’)]?$/.test(before) && /^[\p{Ll}(]/u.test(after)
