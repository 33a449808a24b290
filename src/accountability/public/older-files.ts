// The files of one release, by its identity: read from the database once, so many kept at a time. A release never changes.
import type { Database } from '../../kernel/database.ts'
import { isId } from '../../kernel/identity.ts'
import type { Clock } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { jsonOf, type Kept, keep } from './kept.ts'
import { csvOf, dataOf } from './open-data.ts'
import { proofOf, releaseById } from './release-queries.ts'

const files = ['data.json', 'data.csv', 'proof.json']

type Given = { readonly database: Database; readonly clock: Clock }

export function olderFiles(given: Given): (path: string) => Promise<Kept | null> {
  const kept = new Map<string, Kept>()
  const most = 60
  return async (path) => {
    const [, force = '', releases = '', release = '', file = '', ...more] = path.split('/')
    if (releases !== 'releases' || !isId(release) || !files.includes(file) || more.length > 0) return null
    const known = kept.get(path)
    if (known !== undefined) return known
    const made = await given.database.read({ force, who: SYSTEM, now: given.clock() }, async (reader) => {
      const row = await releaseById.one(reader, { force, release })
      if (row === null) return null
      if (file === 'data.csv') return keep('text/csv; charset=utf-8', csvOf(row.body))
      if (file === 'data.json') return jsonOf(dataOf(row.body, release))
      const proof = (await proofOf.one(reader, { release }))?.proof ?? null
      return proof === null ? null : jsonOf(proof)
    })
    if (made !== null) {
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(path, made)
    }
    return made
  }
}
