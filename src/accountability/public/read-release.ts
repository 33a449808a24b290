// One release as it was published, or the newest, for papers that are made of it: whoever shows its figures shows what disclosure control left.
import type { Reader } from '../../kernel/database.ts'
import { newestOf, releaseById } from './release-queries.ts'

/** Without `release` the newest; null where nothing is published. */
export async function readRelease(reader: Reader, { force, release }: { force: string; release: string | null }) {
  const row =
    release === null ? await newestOf.one(reader, { force }) : await releaseById.one(reader, { force, release })
  return row === null ? null : { releaseId: row.release_id, ...row.body }
}
