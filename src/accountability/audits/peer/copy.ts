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
  return entries.slice(0, 1000).map((one) => ({ ...one, detail: redact(one.detail, known).text.slice(0, 9000) }))
}

export const hashOf = (entries: readonly Entry[]): string =>
  createHash('sha256').update(JSON.stringify(entries)).digest('hex')
