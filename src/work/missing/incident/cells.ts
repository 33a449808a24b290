// One line of a log may hold several labelled values side by side, in columns, or a label and its value in two cells of a table.
import { labelled } from './label.ts'
import { answerIn } from './questions.ts'

/** No log writes a longer line of columns; longer ones are words, and no pattern looks for columns in them. */
const longestRow = 1_000

/** The labelled values of a line, each as a line of its own; the line as it stands where it holds no more than one. */
export function cells(line: string): readonly string[] {
  if (line.length > longestRow) return [line]
  const table = partsOf(line, /[\t|]/)
  const [label = '', value = ''] = table
  if (table.length === 2 && /^[A-Za-z ./-]+$/.test(label) && isKnown(`${label}: ${value}`))
    return [`${label}: ${value}`]
  const row: string[] = []
  for (const part of partsOf(line, /[\t|]| {2,}/)) {
    const before = row.at(-1)
    // A label that is padded out to its column stands with what follows it.
    if (before === undefined || (isLabelled(part) && !/[:=]$/.test(before))) row.push(part)
    else row.splice(-1, 1, `${before} ${part}`)
  }
  return row.length > 1 && row.some(isKnown) ? row : [line]
}

const partsOf = (line: string, between: RegExp): readonly string[] =>
  line
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const isKnown = (cell: string): boolean => labelled(cell) !== null || answerIn(cell) !== null

/** Also one that Vigil has no field for: it ends the value before it. */
const isLabelled = (cell: string): boolean => /^[A-Za-z][A-Za-z ./-]{0,40}[:=]/.test(cell) || isKnown(cell)
