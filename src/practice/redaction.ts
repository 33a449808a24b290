// Taking out of a text what could name a person, and counting what was taken out by what it is: never saying what it was.
import { forms, type Redacted, redacted } from './redaction-forms.ts'

export { redacted }

type Redaction = { readonly text: string; readonly taken: Readonly<Record<Redacted, number>> }

/** Names are those of the case, whole and in parts; everything else is recognised by its form. */
export function redact(text: string, names: readonly string[]): Redaction {
  const taken: Record<Redacted, number> = {
    name: 0,
    'telephone number': 0,
    'email address': 0,
    postcode: 0,
    'date of birth': 0,
    'street address': 0,
    handle: 0,
    'reference number': 0,
  }
  const out = (kind: Redacted, before = '') => {
    taken[kind]++
    return `${before}[${kind}]`
  }
  let words = text.normalize('NFC')
  for (const { kind, form } of forms) words = words.replaceAll(form, (...found) => out(kind, beforeOf(found.at(-1))))
  const { text: without, times } = takeNames(words, names)
  taken.name = times
  return { text: without, taken }
}

/** Names alone, whole and in parts: once more over a text that was freed of everything else. */
export function takeNames(text: string, names: readonly string[]): { readonly text: string; readonly times: number } {
  let [words, times] = [text.normalize('NFC'), 0]
  for (const part of partsOf(names)) {
    words = outside(words, (piece) =>
      piece.replaceAll(formOf(part), () => {
        times++
        return '[name]'
      }),
    )
  }
  return { text: words, times }
}

export type Place = { readonly at: number; readonly length: number }

/** Where `takeNames` takes something out of a text, in its order: for whoever keeps where it stood, and must not keep what it was. */
export function placesOfNames(text: string, names: readonly string[]): readonly Place[] {
  const places: Place[] = []
  const blank = (words: string) => '\u0000'.repeat(words.length)
  let left = text.normalize('NFC').replaceAll(new RegExp(placeholder, 'g'), blank)
  for (const part of partsOf(names))
    left = left.replaceAll(formOf(part), (words: string, at: number) => {
      places.push({ at, length: words.length })
      return blank(words)
    })
  return places.sort((a, b) => a.at - b.at)
}

/** The same text as `takeNames` gives, from the places alone. */
export function withoutPlaces(text: string, places: readonly Place[]): string {
  const words = text.normalize('NFC')
  const kept = places.map(({ at }, index) => {
    const before = places[index - 1]
    return words.slice(before === undefined ? 0 : before.at + before.length, at)
  })
  const last = places.at(-1)
  return [...kept, words.slice(last === undefined ? 0 : last.at + last.length)].join('[name]')
}

const formOf = (part: string): RegExp => new RegExp(`(?<![\\p{L}])${escaped(part)}(?:['’]s)?(?![\\p{L}])`, 'giu')

/** Somebody called Street leaves the words of what was taken out alone. */
const outside = (text: string, change: (piece: string) => string): string =>
  text
    .split(placeholder)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('')
const placeholder = new RegExp(`(\\[(?:${redacted.join('|')})\\])`)

/** The word that gave it away stays; a form without one gives the whole text here. */
const beforeOf = (groups: unknown): string => {
  if (typeof groups !== 'object' || groups === null || !('before' in groups)) return ''
  return typeof groups.before === 'string' ? groups.before : ''
}

/** Whole names first, then each of their words of two letters or more. */
const partsOf = (names: readonly string[]): readonly string[] => {
  const whole = names.map((name) => name.normalize('NFC').trim()).filter((name) => name !== '')
  const parts = whole.flatMap((name) => name.split(/[\s-]+/).filter((part) => part.length >= 2))
  return [...new Set([...whole, ...parts])].sort((a, b) => b.length - a.length)
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
