// A row of a table that was pasted: its cells stand apart, and it is no part of the line before it.

/** What stands between two cells, as the words of a row show it. */
const between = ' | '

export const isRow = (line: string): boolean => line.includes(between)

/** Of a line as it was pasted, its spaces made plain; a tab between words is the edge of a cell, one after a number or a sign is none. */
export function withCells(line: string): string {
  if (!/[\t|]/.test(line)) return line.replaceAll(/\s+/g, ' ').trim()
  const edged = line
    .trim()
    .replace(/^\|(.*)\|$/, '$1')
    .trim()
    .replace(/^(recommendation \d{1,3}[:.]?|\S{1,6})[^\S\t]*\t/i, '$1 ')
    .replaceAll(/\t+/g, between)
    .replaceAll(/\s+/g, ' ')
  return edged.replace(/^(recommendation \d{1,3}[:.]?|\d{1,3}(?:\.\d{1,3})*[.)]?) \| /i, '$1 ')
}
