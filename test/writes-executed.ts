// Every insert, update and delete that this process’s tests had executed, kept for the end of the run: a write is no named statement, so that is how one knows that each was.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { roles } from '../src/kernel/roles.ts'
import { folderFor } from './left-behind.ts'

/** Where a run's processes write what was executed; none where one file is run by itself. */
const folder = 'TEST_WRITES_EXECUTED'
const executed = new Set<string>()

/** Only what PostgreSQL took, and from a role of the application: the owner may write everything, and proves nothing but that it migrates. */
export function keepWrites(): void {
  const into = process.env[folder]
  if (into === undefined) return
  pg.Client.prototype.query = new Proxy(pg.Client.prototype.query, {
    apply: (query, client: pg.Client, given: readonly unknown[]) => {
      const answer: unknown = Reflect.apply(query, client, given)
      const words = textOf(given[0])
      const itsOwn = words.startsWith('insert into migration') || roles.some((role) => role === client.user)
      if (answer instanceof Promise && isWrite(words) && itsOwn)
        answer.then(
          () => executed.add(words),
          () => undefined,
        )
      return answer
    },
  })
  // Not by the number of the process: within a long run a machine gives the same one again.
  process.on('exit', () => writeFileSync(join(into, `${randomUUID()}.json`), JSON.stringify([...executed])))
}

const textOf = (query: unknown): string =>
  typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)

const isWrite = (words: string): boolean => /\b(?:insert into|update|delete from)\b/.test(words)

/** For a whole run, before its tests. */
export function keepWritesOfRun(): void {
  process.env[folder] = folderFor('writes')
}

/** For a whole run, after its tests: each text once. */
export function writesOfRun(): readonly string[] {
  const from = process.env[folder]
  if (from === undefined) return []
  const texts = readdirSync(from).flatMap((name): unknown[] => JSON.parse(readFileSync(join(from, name), 'utf8')))
  rmSync(from, { recursive: true })
  return [...new Set(texts.map(String))]
}
