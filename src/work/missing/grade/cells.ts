// One cell of the table: a FEEL unary test, what it says of a value, and what makes it unfit to stand in its column.
import { parseUnaryTests, unaryTest } from 'feelin'
import { type Column, columnOf, type Value } from './columns.ts'

/** What a cell says of a value never changes, and there are few of both; bounded, since minutes vary. */
const known = new Map<string, Map<Value, boolean>>()
const mostCells = 500
const mostValues = 1_000

export function holds(cell: string, value: Value): boolean {
  const values = known.get(cell) ?? new Map<Value, boolean>()
  const before = values.get(value)
  if (before !== undefined) return before
  const said = unaryTest(cell, { '?': value }).value === true
  if (known.size < mostCells) known.set(cell, values)
  if (values.size < mostValues) values.set(value, said)
  return said
}

/** What is wrong with a cell, ending a sentence that names it; null for a sound one. */
export function cellProblem(name: string, cell: string): string | null {
  const column = columnOf(name)
  const nodes = nodesOf(cell)
  if (column === null) return null
  if (nodes === null) return unreadable
  // Before it is worked out for the first time: `for a in 1..999999999 return a` would fill the memory.
  if (nodes.some((node) => !isPlain(node, column)))
    return `may only compare with ${column.kind === 'words' ? 'words in quotes' : column.kind}: no names, no functions, no times.`
  if (numbersIn(cell).length > mostNumbers)
    return `names more than ${mostNumbers} numbers: say it as a range, like [1..5], or in several rows.`
  if (!canBeAsked(cell)) return unreadable
  const values = column.values(numbersIn(cell))
  if (!values.some((value) => holds(cell, value))) return `never holds: the column is ${column.says}.`
  return falls(cell, column, values)
}

/** Time never enters a cell (FEEL gets the 72-hour limit wrong over a clock change), and nothing that differs between two runs. */
const plain = new Set(
  'UnaryTests PositiveUnaryTests PositiveUnaryTest SimplePositiveUnaryTest Wildcard ArithOp CompareOp Comparison Interval null not ( ) [ ] .. ?'.split(
    ' ',
  ),
)
const literalOf = { words: 'StringLiteral', numbers: 'NumericLiteral', 'true or false': 'BooleanLiteral' } as const

/** FEEL compares across types without complaint: `[0..12]` holds of the word "yes". */
const isPlain = (node: string, column: Column) => plain.has(node) || node === literalOf[column.kind]

/** Each is tried, with its neighbours, before a table stands: a hundred rows full of numbers held everything else up for eight seconds. */
const mostNumbers = 12

const unreadable = 'is not a FEEL unary test.'

/** The names of everything the cell is made of, which works nothing out; null where it cannot be read. */
function nodesOf(cell: string): readonly string[] | null {
  try {
    const names: string[] = []
    let sound = true
    parseUnaryTests(cell, {}, undefined).iterate({
      enter: (node) => {
        if (node.type.isError) sound = false
        names.push(node.name)
      },
    })
    return sound ? names : null
  } catch {
    return null
  }
}

function canBeAsked(cell: string): boolean {
  try {
    unaryTest(cell, { '?': 1 })
    return true
  } catch {
    return false
  }
}

const numbersIn = (cell: string): readonly number[] => (cell.match(/\d+(\.\d+)?/g) ?? []).map(Number)

/** More feared or less known must never mean a lower minimum. */
function falls(cell: string, column: Column, values: readonly Value[]): string | null {
  if (column.grows === null) return null
  const on = (value: Value) => holds(cell, value)
  if (column.grows === 'from no')
    return on('no') && !(on('yes') && on('not known'))
      ? 'holds for “no” but not for “yes” and “not known”: the minimum would fall as more is feared or less is known.'
      : null
  return values.some((value, index) => on(value) && values.slice(index + 1).some((more) => !on(more)))
    ? 'stops holding as more is not known: the minimum would fall.'
    : null
}
