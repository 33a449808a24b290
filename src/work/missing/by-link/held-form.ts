// When the standing part of the child form was sent last, with any episode of the child: what is held is not asked for again.
import type { Reader } from '../../../kernel/database.ts'
import { type Instant, instant, later } from '../../../kernel/time.ts'
import { childForm } from '../queries/episode.ts'
import type { EpisodeState } from '../state.ts'

export async function heldSince(
  reader: Reader,
  force: string,
  record: string,
  { report, carerForms }: EpisodeState,
): Promise<Instant | null> {
  const own = carerForms.findLast((one) => one.standing !== null)?.at ?? null
  if (report === null) return own
  const other = await childForm.one(reader, { force, person: report.child.personId, but: record })
  if (other === null) return own
  return own === null ? instant(other.sent_at) : later(own, instant(other.sent_at))
}
