// What leaves the force for another to grade: the file's entries in words, without what could name anybody in the case.
import { createHash } from 'node:crypto'
import type { Instant } from '../../../kernel/time.ts'
import { redact } from '../../../practice/redaction.ts'
import type { Auditable, Entry } from '../cases.ts'

/** Null where nobody keeps such a case. */
export async function copyOf(
  auditable: readonly Auditable[],
  {
    force,
    topic,
    about,
    now,
  }: { readonly force: string; readonly topic: string; readonly about: string; readonly now: Instant },
): Promise<readonly Entry[] | null> {
  const source = auditable.find((one) => one.topic === topic)
  if (source === undefined) return null
  const [entries, names] = await Promise.all([source.entries(force, about, now), source.names(force, [about], now)])
  if (entries.length === 0) return null
  const known = names.get(about) ?? []
  return entries.slice(0, 1000).map((one) => ({ ...one, detail: without(one.detail, known).slice(0, 9000) }))
}

/**
 * A number by which a control room finds its incident again, with no word before it that says so. Taken out here alone: the packs of inspectors keep
 * by place what was struck from a text that was freed of the other forms, and would be another text with one more.
 */
const ofAnIncident = /(?<![\p{L}\d-])\d{6,8}(?:-\d{3,6}){1,3}(?![\p{L}\d-])/gu

const without = (detail: string, names: readonly string[]): string =>
  redact(detail, names).text.replaceAll(ofAnIncident, '[reference number]')

export const hashOf = (entries: readonly Entry[]): string =>
  createHash('sha256').update(JSON.stringify(entries)).digest('hex')
