// What goes out of an inspector’s notes besides the names of the record itself: asked about, struck where it stands, counted.
import { likelyNames } from '../../practice/names-in-text.ts'
import { type Place, placesOfNames, redact, takeNames, withoutPlaces } from '../../practice/redaction.ts'
import type { FieldworkState } from './procedure.ts'

/** A word of a note that seems to be a name, and whether it goes. */
type Likely = { readonly file: number; readonly words: string; readonly struck: boolean }
/** Where a word that was struck stood in a note that was freed of its own record’s names; never the word. */
type Struck = Place & { readonly file: number }
/** How many words that may be names were looked at and left in a file. */
type Left = { readonly file: number; readonly times: number }
/** What else than the names of its own record goes: by place, or in a pack of before by the words themselves. */
export type Gone =
  | { readonly by: 'place'; readonly struck: readonly Struck[]; readonly left: readonly Left[] }
  | { readonly by: 'words'; readonly likely: readonly Likely[] }

export type Names = ReadonlyMap<string, readonly string[]>
type Judged = Pick<FieldworkState, 'sample' | 'judged'>

/** What of each note is left when the names of its own record are out and may be a name still: of somebody else, or misspelt. */
export function likelyIn(state: Judged, names: Names): readonly { file: number; words: string; around: string }[] {
  const known = [...names.values()].flat()
  return (state.sample?.files ?? []).flatMap(({ recordId }, index) => {
    const { text } = redact(state.judged.get(recordId)?.note ?? '', names.get(recordId) ?? [])
    return likelyNames(text, known).map((words) => ({
      file: index + 1,
      words: words.slice(0, 100),
      around: around(text, words),
    }))
  })
}

/** From the words that go to where they stand: what is kept on record says nothing of them. */
export function goneBy(state: Judged, names: Names, likely: readonly Likely[]): Gone & { readonly by: 'place' } {
  const files = (state.sample?.files ?? []).map(({ recordId }, index) => {
    const here = likely.filter(({ file }) => file === index + 1)
    const { text } = redact(state.judged.get(recordId)?.note ?? '', names.get(recordId) ?? [])
    const words = here.filter(({ struck }) => struck).map((one) => one.words)
    return {
      file: index + 1,
      places: placesOfNames(text, words),
      times: here.filter(({ struck }) => !struck).length,
    }
  })
  return {
    by: 'place',
    struck: files.flatMap(({ file, places }) => places.map((place) => ({ file, ...place }))),
    left: files.flatMap(({ file, times }) => (times > 0 ? [{ file, times }] : [])),
  }
}

const around = (text: string, words: string): string => {
  const at = text.indexOf(words)
  return text.slice(Math.max(0, at - 80), at + words.length + 80).trim()
}

export const leftIn = (likely: readonly Likely[]): Left[] =>
  [
    ...Map.groupBy(
      likely.filter(({ struck }) => !struck),
      ({ file }) => file,
    ),
  ]
    .map(([file, words]) => ({ file, times: words.length }))
    .sort((a, b) => a.file - b.file)

/** Whole and in parts, as the names of the record; what is marked already is left alone. */
export function strike(text: string, file: number, gone: Gone | null) {
  if (gone?.by === 'place') {
    const places = gone.struck.filter((one) => one.file === file)
    return { text: withoutPlaces(text, places), times: places.length }
  }
  const words = (gone?.likely ?? []).filter((one) => one.file === file && one.struck).map((one) => one.words)
  return words.length === 0 ? { text, times: 0 } : takeNames(text, words)
}
