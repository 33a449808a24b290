// What is said where a record is not as its sender saw it: who changed what and when, or that it never was so.
import type { Reader } from '../../kernel/database.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { clockTime } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { namesOfStaff } from '../staff/reach.ts'
import type { Done } from './command.ts'

export async function sinceThen<State, F extends Fact>(
  reader: Reader,
  procedure: Procedure<State, F>,
  newer: readonly F[],
): Promise<{ readonly sentence: string; readonly toPrograms: string }> {
  const names = new Map(
    (await namesOfStaff.all(reader, { ids: [...new Set(newer.map((fact) => fact.recordedBy))] })).map((row) => [
      row.staff_id,
      row.name,
    ]),
  )
  const changes = newer
    .slice(-3)
    .map(
      (fact) =>
        `${names.get(fact.recordedBy) ?? 'The system'} ${procedure.words(fact.kind)} at ${clockTime(fact.recordedAt)}`,
    )
  const what = changes.join('; ')
  return {
    sentence: `This record changed after you opened the page: ${what}. What you typed is kept below; look at the change, then send again.`,
    toPrograms: `The record changed after the position you had seen: ${what}. Nothing was recorded: read it again and, if this is still right, send it with the record’s position now.`,
  }
}

export const neverThere = (seen: number, head: number) => ({
  sentence: `You had seen ${seen} entries of this record, and it has ${head}. What you typed is kept below; look at the record, then send again.`,
  toPrograms: `You gave position ${seen}, but the record is at ${head}. Nothing was recorded: read it again and, if this is still right, send it with the record’s position now.`,
})

/** It had been accepted, and then somebody else came first: what is refused now is refused because of them. */
export const saidAfterOthers = (outcome: Outcome<Done>): Outcome<Done> =>
  outcome.kind === 'refused'
    ? {
        kind: 'conflict',
        sentence: `Somebody else changed this at the same moment, so nothing was recorded. ${outcome.refusals.map((one) => one.sentence).join(' ')}`,
      }
    : outcome
