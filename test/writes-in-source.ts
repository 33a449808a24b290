// Every insert, update and delete that the product's source holds, each as the pattern of the text that PostgreSQL is sent; and which of them no test had executed.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Write = { readonly place: string; readonly words: string; readonly pattern: RegExp }

/** Those of a folder's files, tests apart. */
export function writesIn(folder: string): readonly Write[] {
  return globSync('**/*.ts', { cwd: folder })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => writesOf(path, readFileSync(join(folder, path), 'utf8')))
}

export const notExecuted = (writes: readonly Write[], executed: readonly string[]): readonly Write[] => {
  const folded = executed.map(fold)
  return writes.filter(({ pattern }) => !folded.some((text) => pattern.test(text)))
}

export function writesOf(path: string, source: string): readonly Write[] {
  return [...source.matchAll(/(?<=[`'"\s])(?:insert into|delete from|update) (?=[a-z$])/g)].flatMap(({ index }) => {
    const line = source.slice(0, index).split('\n').length
    const opened = openedBefore(source, index)
    if (opened === null) return []
    const texts = textsOf(source, index, opened)
    const pattern = new RegExp(texts.map((text) => fold(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*?'))
    return [{ place: `${path}:${line}`, words: fold(texts.join('…')).slice(0, 80), pattern }]
  })
}

/** The quote that the words stand in, which begins with them: none in a comment or in the middle of a sentence. */
function openedBefore(source: string, index: number): string | null {
  const before = source.slice(0, index).trimEnd()
  return /[`'"]$/.test(before) ? before.slice(-1) : null
}

/** What stands between the values, up to the quote that ends it. */
function textsOf(source: string, from: number, quote: string): readonly string[] {
  const texts: string[] = ['']
  for (let at = from; at < source.length && source[at] !== quote; at++) {
    if (quote === '`' && source.startsWith('${', at)) {
      at = endOfValue(source, at + 2)
      texts.push('')
    } else texts.push((texts.pop() ?? '') + (source[at] ?? ''))
  }
  return texts
}

/** Where the brace closes that a value stands in; templates inside it may hold values of their own. */
function endOfValue(source: string, from: number): number {
  let at = from
  for (let depth = 1; at < source.length; at++) {
    if (source[at] === '`') at = endOfTemplate(source, at + 1)
    else if (source[at] === '{') depth++
    else if (source[at] === '}' && --depth === 0) break
  }
  return at
}

function endOfTemplate(source: string, from: number): number {
  let at = from
  for (; at < source.length && source[at] !== '`'; at++)
    if (source.startsWith('${', at)) at = endOfValue(source, at + 2)
  return at
}

const fold = (text: string): string => text.replace(/\s+/g, ' ')
