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
  const [entries, names, homes] = await Promise.all([
    source.entries(force, about, now),
    source.names(force, [about], now),
    source.homes(force, about, now),
  ])
  if (entries.length === 0) return null
  const known = { names: names.get(about) ?? [], homes }
  return entries.slice(0, 1000).map((one) => ({ ...one, detail: without(one.detail, known).slice(0, 9000) }))
}

/**
 * A number by which a control room finds its incident again, with no word before it that says so. Taken out here alone: the packs of inspectors keep
 * by place what was struck from a text that was freed of the other forms, and would be another text with one more.
 */
const ofAnIncident = /(?<![\p{L}\d-])\d{6,8}(?:-\d{3,6}){1,3}(?![\p{L}\d-])/gu

type Known = { readonly names: readonly string[]; readonly homes: readonly string[] }

const without = (detail: string, { names, homes }: Known): string =>
  redact(withoutHomes(detail, homes), names).text.replaceAll(ofAnIncident, '[reference number]')

/** A home is known by what it is called as much as by its road: the whole of what was said of it, then its name alone. */
const withoutHomes = (detail: string, homes: readonly string[]): string =>
  homes
    .map((one) => one.normalize('NFC').trim())
    .flatMap((one) => [one, one.split(',')[0]?.trim() ?? ''])
    .filter((one) => one !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(formOf(one), '[home]'), detail.normalize('NFC'))

const formOf = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'giu')

export const hashOf = (entries: readonly Entry[]): string =>
  createHash('sha256').update(JSON.stringify(entries)).digest('hex')
