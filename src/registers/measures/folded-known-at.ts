// Every record of one kind, folded from the facts that the ledger held at a size: for lists that are counted again.
import type { Database } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import { type Folded, fold, type Procedure } from '../../practice/procedure.ts'
import type { Policies } from '../policies.ts'
import { SYSTEM } from '../world.ts'
import { recordsKnown } from './records-known.ts'

type Asked = {
  readonly force: string
  readonly now: Instant
  readonly knownAt: number
  readonly recordedUntil?: Instant | null
}

/** Every record of one kind. All of them are held at once: for registers of hundreds, never for the work. */
type FoldAll = <State, F extends Fact>(procedure: Procedure<State, F>) => Promise<readonly Folded<State, F>[]>

export type FoldKnownAt = <T>(asked: Asked, work: (all: FoldAll) => Promise<T>) => Promise<T>

/** All that `work` asks for, in one reading. */
export async function foldKnownAt<T>(
  db: Database,
  policies: Pick<Policies, 'of'>,
  { force, now, knownAt, recordedUntil = null }: Asked,
  work: (all: FoldAll) => Promise<T>,
): Promise<T> {
  const policyAt = await policies.of(force, now)
  const known = { ledgerSize: knownAt, recordedUntil }
  return await db.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await work(async (procedure) => {
        const folded = []
        for await (const facts of recordsKnown(reader, procedure.record, { force, known }))
          folded.push(fold(procedure, force, facts[0]?.recordId ?? '', facts.map(procedure.read), policyAt))
        return folded
      }),
  )
}
