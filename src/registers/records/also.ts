// What a decision causes beside its own facts, in the same transaction: facts on other records, and a word to somebody.
import { sql } from '../../kernel/sql.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import { type Folded, fold, type Procedure } from '../../practice/procedure.ts'
import { queue } from '../outbox.ts'
import { SYSTEM, type Writing } from '../world.ts'
import { append, appendTo } from './append.ts'
import type { Also } from './command.ts'

/** Facts on another record as part of a decision; `decide` sees that record as it stands. */
export function alsoOn<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  decide: (folded: Folded<State, F>) => readonly NewFact[],
): Also {
  return { recordId, append: async (writing) => await appendTo(writing, procedure, recordId, decide) }
}

/**
 * As `alsoOn`, recorded by Vigil itself: on a record that is closed to whoever caused it, who neither sees it nor learns what it holds. For the
 * length of the append the transaction runs on Vigil's behalf.
 */
export function alsoAsVigil<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  decide: (folded: Folded<State, F>) => readonly NewFact[],
): Also {
  return {
    recordId,
    append: async (writing) => {
      const { world } = writing
      const asVigil = {
        ...writing,
        world: { ...world, who: { ...world.who, staffId: SYSTEM, name: 'Vigil', roles: [] } },
      }
      await onVigilsBehalf(writing, async () => {
        await appendTo(asVigil, procedure, recordId, decide)
      })
    },
  }
}

/** What is read or written meanwhile may be closed to whoever caused it: nothing of it is to reach them. */
export async function onVigilsBehalf<Found>({ writer, world }: Writing, what: () => Promise<Found>): Promise<Found> {
  writer.send(sql`select set_config('vigil.who', ${SYSTEM}, true)`)
  const found = await what()
  writer.send(sql`select set_config('vigil.who', ${world.who.staffId}, true)`)
  return found
}

/** Facts that open another record, as part of a decision: nothing to read first, since its identity was just made. */
export function alsoOpening<State, F extends Fact>(
  procedure: Procedure<State, F>,
  recordId: string,
  facts: readonly NewFact[],
): Also {
  return {
    recordId,
    opens: procedure.record,
    append: async (writing) => {
      const { who, policyAt } = writing.world
      await append(writing, procedure, fold(procedure, who.forceId, recordId, [], policyAt), facts)
    },
  }
}

/** Somebody, or a job, is told on the screen, interrupting nobody. */
export const alsoTold = (recordId: string, to: string, words: string): Also => ({
  recordId,
  append: async ({ writer, world: { who, now } }) => {
    const message = {
      forceId: who.forceId,
      recordId,
      to,
      words,
      channel: 'screen',
      interrupts: false,
      duty: null,
    } as const
    await Promise.resolve(writer.send(queue(message, now)))
  },
})
