// What an inspector takes away: files by number, notes without names, and what was taken out of which.
import { createHash } from 'node:crypto'
import { redact, redacted } from '../../practice/redaction.ts'
import type { FieldworkState } from './procedure.ts'

/** The pack's own numbering: identities stay in the force. */
export function packOf(state: FieldworkState, names: ReadonlyMap<string, readonly string[]>) {
  const redactions: { file: number; what: string; times: number }[] = []
  const files = (state.sample?.files ?? []).map((one, index) => {
    const judged = state.judged.get(one.recordId)
    const { text, taken } = redact(judged?.note ?? '', names.get(one.recordId) ?? [])
    for (const what of redacted) if (taken[what] > 0) redactions.push({ file: index + 1, what, times: taken[what] })
    return { file: index + 1, stratum: one.stratum, grade: judged?.grade ?? null, note: text === '' ? null : text }
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
            },
      files,
      redactions,
    },
    redactions,
  }
}

export const hashOf = (pack: unknown): string => createHash('sha256').update(written(pack)).digest('hex')
export const written = (pack: unknown): string => `${JSON.stringify(pack, null, 1)}\n`
