// What an inspector takes away: the register with its figures, the sample so that it can be drawn again, files by number, notes without names.
import { createHash } from 'node:crypto'
import { canonical } from '../../kernel/canonical.ts'
import { redact, redacted } from '../../practice/redaction.ts'
import type { RegisterEntry } from './facts.ts'
import type { FieldworkState } from './procedure.ts'

/** The pack's own numbering: identities stay in the force. */
export function packOf(
  state: Pick<FieldworkState, 'opened' | 'sample' | 'judged'>,
  names: ReadonlyMap<string, readonly string[]>,
  register: readonly RegisterEntry[],
) {
  const redactions: { file: number; what: string; times: number }[] = []
  const files = (state.sample?.files ?? []).map((one, index) => {
    const judged = state.judged.get(one.recordId)
    const { text, taken } = redact(judged?.note ?? '', names.get(one.recordId) ?? [])
    for (const what of redacted) if (taken[what] > 0) redactions.push({ file: index + 1, what, times: taken[what] })
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
              drawnBy:
                'SHA-256 of the seed, a stroke and the identity of each case, in hexadecimal; of each stratum the lowest, in proportion to its cases. The rank beside a file is that hash.',
            },
      register,
      files,
      redactions,
    },
    redactions,
  }
}

export const hashOf = (pack: unknown): string => createHash('sha256').update(written(pack)).digest('hex')
/** In the order of RFC 8785, so that what was stored and read again is the same to the byte. */
export const written = (pack: unknown): string => `${JSON.stringify(JSON.parse(canonical(pack)), null, 1)}\n`
