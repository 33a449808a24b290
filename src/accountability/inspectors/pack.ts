// What an inspector takes away: the register with its figures, the sample so that it can be drawn again, files by number, notes without names.
import { createHash } from 'node:crypto'
import { canonical } from '../../kernel/canonical.ts'
import { redact, redacted } from '../../practice/redaction.ts'
import { caseHash } from '../case-name.ts'
import type { RegisterEntry } from './facts.ts'
import type { FieldworkState } from './procedure.ts'
import { rankBy } from './sample.ts'
import { type Gone, leftIn, type Names, strike } from './words-out.ts'

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

export const hashOf = (pack: unknown): string => createHash('sha256').update(written(pack)).digest('hex')
/** In the order of RFC 8785, so that what was stored and read again is the same to the byte. */
export const written = (pack: unknown): string => `${JSON.stringify(JSON.parse(canonical(pack)), null, 1)}\n`
