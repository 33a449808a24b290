// Whether a child is looked for here already, asked by whoever would open a search: one after the other, so that two at one moment open one.
import type { Reader } from '../../kernel/database.ts'
import { oneSearchAtATime, openEpisodeOf } from './queries/report.ts'

/** Sent together and answered in their order: the second is read when whoever was first has opened theirs. */
export async function openSearchOf(reader: Reader, asked: { readonly force: string; readonly person: string }) {
  const [, open] = await Promise.all([oneSearchAtATime.one(reader, asked), openEpisodeOf.one(reader, asked)])
  return open
}
