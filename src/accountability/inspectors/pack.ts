// What an inspector takes away: the register with its figures, the sample so that it can be drawn again, files by number, notes without names.
import { createHash } from 'node:crypto'
import { canonical } from '../../kernel/canonical.ts'
import { likelyNames } from '../../practice/names-in-text.ts'
import { type Place, placesOfNames, redact, redacted, takeNames, withoutPlaces } from '../../practice/redaction.ts'
import { caseHash } from '../case-name.ts'
import type { RegisterEntry } from './facts.ts'
import type { FieldworkState } from './procedure.ts'
import { rankBy } from './sample.ts'

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

type Names = ReadonlyMap<string, readonly string[]>
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

/** What the log of a pack calls it; a name of the record is a name. */
const struckName = 'likely name, struck'

/** The pack's own numbering: identities stay in the force. */
export function packOf(
  fieldworkId: string,
  state: Pick<FieldworkState, 'opened' | 'sample' | 'judged'>,
  names: Names,
  register: readonly RegisterEntry[],
  /** Null for a pack of before there were any. */
  gone: Gone | null,
) {
  const redactions: { file: number; what: string; times: number }[] = []
  const left = gone?.by === 'place' ? [...gone.left] : leftIn(gone?.likely ?? [])
  const files = (state.sample?.files ?? []).map((one, index) => {
    const judged = state.judged.get(one.recordId)
    const { text: own, taken } = redact(judged?.note ?? '', names.get(one.recordId) ?? [])
    const { text, times } = strike(own, index + 1, gone)
    for (const what of redacted) if (taken[what] > 0) redactions.push({ file: index + 1, what, times: taken[what] })
    if (times > 0) redactions.push({ file: index + 1, what: struckName, times })
    return {
      file: index + 1,
      stratum: one.stratum,
      rank: one.rank,
      grade: judged?.grade ?? null,
      note: text === '' ? null : text,
    }
  })
  const { sample } = state
  return {
    pack: {
      title: state.opened?.title ?? '',
      sample:
        sample === null
          ? null
          : {
              topic: sample.topic,
              from: sample.from,
              until: sample.until,
              population: sample.population,
              drawn: files.length,
              seed: sample.seed,
              ...drawnFrom(fieldworkId, sample),
            },
      register,
      files,
      redactions,
      // Looked at by the inspector and left: how many words that may be names the pack still holds.
      ...(gone === null ? {} : { left }),
    },
    redactions,
    left,
  }
}

/** What the sample was drawn from: every case by its name in this fieldwork, so that whoever holds the pack draws the same again. */
function drawnFrom(fieldworkId: string, sample: NonNullable<FieldworkState['sample']>) {
  const { cases, root, since } = sample
  if (cases === undefined || root === undefined)
    return {
      drawnBy:
        'SHA-256 of the seed, a stroke and the identity of each case, in hexadecimal; of each stratum the lowest, in proportion to its cases. The rank beside a file is that hash.',
    }
  const rank = rankBy(sample.seed, fieldworkId)
  return {
    drawnBy:
      'SHA-256 of the seed, a slash and the name of each case below, in hexadecimal; of each stratum the lowest, in proportion to its cases. The rank beside a file is that hash.',
    ledger: root,
    since,
    cases: cases
      .map(({ recordId, stratum }) => ({ name: caseHash(fieldworkId, recordId), stratum, rank: rank(recordId) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1)),
  }
}

const leftIn = (likely: readonly Likely[]): Left[] =>
  [
    ...Map.groupBy(
      likely.filter(({ struck }) => !struck),
      ({ file }) => file,
    ),
  ]
    .map(([file, words]) => ({ file, times: words.length }))
    .sort((a, b) => a.file - b.file)

/** Whole and in parts, as the names of the record; what is marked already is left alone. */
function strike(text: string, file: number, gone: Gone | null) {
  if (gone?.by === 'place') {
    const places = gone.struck.filter((one) => one.file === file)
    return { text: withoutPlaces(text, places), times: places.length }
  }
  const words = (gone?.likely ?? []).filter((one) => one.file === file && one.struck).map((one) => one.words)
  return words.length === 0 ? { text, times: 0 } : takeNames(text, words)
}

export const hashOf = (pack: unknown): string => createHash('sha256').update(written(pack)).digest('hex')
/** In the order of RFC 8785, so that what was stored and read again is the same to the byte. */
export const written = (pack: unknown): string => `${JSON.stringify(JSON.parse(canonical(pack)), null, 1)}\n`
