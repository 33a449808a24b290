// A number alone on a line that is the number of what stands under it, as a copied report has its recommendations and paragraphs: put before those words, it is no page’s number.

const plainNumber = /^\d{1,3}$/
/** “4.12”, “4.”, “4)”, “(4)”: no page is numbered so. */
const markedNumber = /^(?:\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,3}[.)]|\(\d{1,3}\))$/
const mayAsk = /\b(?:should|must|recommend)/i
/** A recommendation may be as long; a page is longer. */
const mostLines = 12
const mostEmpty = 2

type Block = { readonly from: number; readonly words: string }

/** `lines` have plain spaces; an empty one is ''. */
export function withNumbersJoined(lines: readonly string[]): readonly string[] {
  const joined = numberings(lines)
  if (joined.size === 0) return lines
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const block = joined.get(at)
    if (block === undefined) kept.push(lines[at] ?? '')
    else {
      const number = lines[at] ?? ''
      kept.push(`${plainNumber.test(number) ? `${number}.` : number} ${lines[block.from] ?? ''}`)
      at = block.from
    }
  }
  return kept
}

/** Each line that is a number of what asks for something, with where that begins. */
function numberings(lines: readonly string[]): ReadonlyMap<number, Block> {
  const found = new Map<number, Block>()
  const plain: number[] = []
  for (const [at, line] of lines.entries()) {
    if (plainNumber.test(line)) plain.push(at)
    else if (markedNumber.test(line)) {
      const block = blockUnder(lines, at)
      if (block !== null && (mayAsk.test(block.words) || isOverList(lines, at))) found.set(at, block)
    }
  }
  for (const [at, block] of oneByOne(lines, plain)) found.set(at, block)
  return found
}

/** From 1, and each number by one more, whatever numbers of pages stand between; each over what asks, or the first under a line that asks and ends with a colon. */
function oneByOne(lines: readonly string[], plain: readonly number[]): readonly (readonly [number, Block])[] {
  const found: (readonly [number, Block])[] = []
  let last = 0
  let inList = false
  for (const at of plain) {
    const number = Number(lines[at])
    if (number !== 1 && number !== last + 1) continue
    const block = blockUnder(lines, at)
    if (block === null) continue
    const overList: boolean = number === 1 ? isOverList(lines, at) : inList
    if (!overList && !mayAsk.test(block.words)) continue
    found.push([at, block])
    last = number
    inList = overList
  }
  return found
}

/** What begins under the number, with a capital or as a point does: not what a page broke, nor a sign of its own. */
function blockUnder(lines: readonly string[], at: number): Block | null {
  let from = at + 1
  while (from - at <= mostEmpty && lines[from] === '') from++
  const first = lines[from]
  if (first === undefined || !/^\p{L}/u.test(first) || breaksOff(lines, at)) return null
  const rest = lines.slice(from, from + mostLines)
  const end = rest.findIndex((line) => line === '' || plainNumber.test(line) || markedNumber.test(line))
  return { from, words: (end === -1 ? rest : rest.slice(0, end)).join(' ') }
}

/** The line above had not come to its end, and the one below goes on with it: the number between is a page’s. */
function breaksOff(lines: readonly string[], at: number): boolean {
  const [above, below] = [
    lines[at - 1] ?? '',
    lines.slice(at + 1, at + 2 + mostEmpty).find((line) => line !== '') ?? '',
  ]
  return above !== '' && !/[.!?:;]["”’)]?$|; (?:and|or)$/i.test(above) && /^\p{Ll}/u.test(below)
}

function isOverList(lines: readonly string[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - mostEmpty - 1), at).findLast((line) => line !== '') ?? ''
  return above.endsWith(':')
}
