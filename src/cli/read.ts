// Reads what stands after a command's name: its options by name, and whatever is not understood refused in words.
import { type Asked, type CommandLine, common, Misused, type Option } from './command.ts'

/** `--rule elapsed-72h` and `--rule=elapsed-72h` are the same. Everything wrong is said at once. */
export function readOptions(command: CommandLine, given: readonly string[]): Asked {
  const texts = new Map<string, string>()
  const switches = new Set<string>()
  const words: string[] = []
  const wrong: string[] = []
  const options = [...command.options, ...common]
  for (let index = 0; index < given.length; index++) {
    const part = given[index] ?? ''
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(part) ?? []
    if (name === undefined) {
      if (command.words === undefined) wrong.push(`“${part}” is not understood. Options begin with two hyphens.`)
      else words.push(part)
      continue
    }
    const option = options.find((one) => one.name === name)
    if (option === undefined) {
      wrong.push(unknown(command, name, options))
      // What follows was meant as its value: one mistake, one sentence.
      if (attached === undefined && following(given[index + 1]) !== null) index++
    } else if (option.value === undefined) {
      if (attached !== undefined) wrong.push(`--${name} takes no value.`)
      switches.add(name)
    } else {
      const value = attached ?? following(given[index + 1])
      if (attached === undefined && value !== null) index++
      if (value === null || value === '') wrong.push(`--${name} needs a value: --${name} ${option.value}.`)
      else if (texts.has(name)) wrong.push(`--${name} is given twice.`)
      else texts.set(name, value)
    }
  }
  if (wrong.length > 0) throw new Misused(wrong.join('\n'))
  return { texts, switches, words, json: switches.has('json') }
}

/** The next word is this option's value unless it is an option itself. */
const following = (next: string | undefined): string | null =>
  next === undefined || next.startsWith('--') ? null : next

function unknown(command: CommandLine, name: string, options: readonly Option[]): string {
  const meant = nearest(
    name,
    options.map((option) => option.name),
  )
  return `vigil ${command.name} has no option --${name}.${meant === null ? '' : ` Did you mean --${meant}?`}`
}

/** The known word at most two letters away, if there is one. */
export function nearest(word: string, known: readonly string[]): string | null {
  const [best] = known
    .map((one) => ({ one, away: distance(word.toLowerCase(), one) }))
    .filter(({ away }) => away <= 2)
    .sort((a, b) => a.away - b.away)
  return best?.one ?? null
}

/** Letters to change, add or take away (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}
