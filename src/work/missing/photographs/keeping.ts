// A picture is kept beside the fact that says what it may be used for.
import type { PictureRead } from '../../../kernel/picture.ts'
import { type Sql, sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'

/** More than that is an album, and an album is not looked at. */
export const mostPhotographs = 12

type At = { readonly force: string; readonly record: string; readonly position: number }

export const keepPicture = (
  { force, record, position }: At,
  { jpeg, sha256 }: Extract<PictureRead, { readonly kind: 'picture' }>['picture'],
  now: Instant,
): Sql => sql`
  insert into photograph (force_id, record_id, position, added_at, sha256, picture)
  values (${force}, ${record}, ${position}, ${now}, decode(${sha256}, 'hex'), decode(${jpeg.toString('base64')}, 'base64'))`
