// What differs is put right, and that it was is a record of its own.
import type { Database } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import type { Fact } from '../../practice/fact.ts'
import { fold, owesNothing, type Procedure } from '../../practice/procedure.ts'
import { systemPerson } from '../alarms.ts'
import { append } from '../records.ts'
import { type Found, keepsWhatWasKnown, type Rebuilding } from './comparing.ts'
import { putRight } from './putting-right.ts'

export async function apply(rebuilding: Rebuilding, db: Database, found: Found, reason: string): Promise<void> {
  const { writer, asked, policyAt } = rebuilding
  const rows = Object.fromEntries([...found].map(([table, different]) => [table.name, different.length]))
  if ([...found.values()].every((different) => different.length === 0)) return
  for (const [table, different] of found) {
    const records = [...new Set(different.map((row) => row.record_id))]
    if (records.length > 0) {
      const keep = keepsWhatWasKnown.has(table.name)
      for (const change of putRight(table, asked.force, records, keep)) writer.send(change)
    }
  }
  const recordId = newId(asked.now)
  const records = new Set([...found.values()].flat().map((row) => row.record_id)).size
  const body: Applied = { reason, rows, records }
  await append(
    {
      writer,
      world: { db, now: asked.now, who: systemPerson(asked.force), policyAt, reactions: [] },
      commandId: newId(asked.now),
    },
    rebuildProcedure,
    fold(rebuildProcedure, asked.force, recordId, [], policyAt),
    [{ kind: 'rebuild.applied/1', happenedAt: asked.now, body }],
  )
}

type Applied = {
  readonly reason: string
  readonly rows: Readonly<Record<string, number>>
  readonly records: number
}

/** A rebuild that changed anything is a record of its own: nothing is owed because of it and it has no row. */
export const rebuildProcedure: Procedure<null, Fact> = {
  record: 'rebuild',
  begin: null,
  evolve: () => null,
  read: (fact) => fact,
  project: () => [],
  tables: [],
  ...owesNothing,
  words: () => 'rebuilt what is computed from the facts',
}
