// A status and the figures beside it are of one moment: judged before whatever freezes them and when a test is approved, and refused where it is older than its test.
import Type from 'typebox'
import { type Reader, statement } from '../kernel/database.ts'
import { type Refusal, refusal } from '../kernel/outcome.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { Maybe } from '../registers/schemas.ts'
import type { BoundCommand } from '../web/slice.ts'

/** Computes every standing of a force, in the judge's own role. */
export type JudgeForce = (force: string, now: Instant) => Promise<void>

/** The standing is computed before the command looks at it: yesterday's status never stands beside today's figures. */
export const judgedBefore = (judge: JudgeForce, command: BoundCommand): BoundCommand => ({
  ...command,
  run: async (world, asked) => {
    await judge(world.who.forceId, world.now)
    return await command.run(world, asked)
  },
})

/**
 * The standing is computed by what the command has just set. What was recorded is recorded, whatever the judge meets afterwards: the daily
 * judgement computes it, and what would freeze it until then is refused by `notJudged`.
 */
export const judgedAfter = (judge: JudgeForce, command: BoundCommand): BoundCommand => ({
  ...command,
  run: async (world, asked) => {
    const outcome = await command.run(world, asked)
    if (outcome.kind === 'done')
      await judge(world.who.forceId, world.now).catch((error: unknown) => process.emitWarning(unjudged(error)))
    return outcome
  },
})

const unjudged = (error: unknown): string => `After a closure test was approved: ${whatFailed(error)}`

function whatFailed(error: unknown): string {
  if (error instanceof AggregateError) return error.message
  return error instanceof Error ? error.name : typeof error
}

/** Recommendations whose status was computed before their test was set, or never. */
export async function olderThanTheirTest(reader: Reader, force: string): Promise<readonly string[]> {
  return (await olderStatuses.all(reader, { force })).map(({ reference }) => reference)
}

/** A test was approved at this very moment: what is frozen waits for its status. */
export const notJudged = (references: readonly string[]): readonly Refusal[] =>
  references.length === 0
    ? []
    : [
        refusal(
          '',
          `The status of ${references.join(', ')} has not been computed since its closure test was approved. Compute the status again on the recommendations page, then freeze.`,
        ),
      ]

const olderStatuses = statement({
  name: 'recommendations whose status is older than their test',
  row: Type.Object({ reference: Type.String(), judged_at: Maybe(Type.String()) }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select reference, judged_at
    from standing_now
    where force_id = ${p.force}
      and (judged_at is null or judged_at < test_set_at)
    order by reference
    limit 20`,
})
