// The judge: computes the standing of every recommendation with a test, daily and on demand. The only writer of standing.
import { setTimeout } from 'node:timers/promises'
import { DatabaseAway, isAtOnce } from '../../kernel/database/failures.ts'
import { newId } from '../../kernel/identity.ts'
import type { Instant } from '../../kernel/time.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { SYSTEM, type World } from '../../registers/world.ts'
import { approvedTests } from './approved-tests.ts'
import { figuresFor } from './figures.ts'
import { type Judging, writeReading } from './judge/reading-written.ts'
import type { Judged } from './standing/judged.ts'

type Judgement = {
  readonly recordId: string
  readonly reference: string
  readonly judged: Judged
  readonly changed: boolean
}

/**
 * All recommendations of a force that have a test. The fall of one is recorded in the transaction of the reading that says so. One that
 * cannot be judged holds up none behind it; it is told of at the end.
 */
export async function judge(judging: Judging, force: string, now: Instant): Promise<readonly Judgement[]> {
  const { db } = judging
  const context = { force, who: SYSTEM, now }
  const world: World = {
    db,
    now,
    who: systemPerson(force),
    policyAt: await judging.policyOf(force, now),
    reactions: judging.reactions,
  }
  const tested = await db.read(context, async (reader) => await approvedTests(reader, world))
  const figures = await figuresFor(
    judging.read,
    force,
    tested.map(({ test }) => test),
    now,
  )
  const judgements = new Map<string, Judgement>()
  const failed = new Map<string, unknown>()
  const waiting = tested.values()
  const judgeThose = async () => {
    for (const one of waiting) {
      try {
        const outcome = await untilAlone(
          async () =>
            await db.write(
              context,
              async (writer) =>
                await writeReading(judging, { writer, world, commandId: newId(now) }, { ...one, force, now, figures }),
            ),
        )
        if (outcome !== null)
          judgements.set(one.recordId, { recordId: one.recordId, reference: one.reference, ...outcome })
      } catch (error) {
        if (error instanceof DatabaseAway) throw error
        failed.set(one.recordId, error)
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: judgedAtOnce }, judgeThose))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  if (failed.size > 0)
    throw new AggregateError(
      failed.values(),
      `the status of ${failed.size} recommendations could not be computed: ${[...failed.keys()].join(', ')}`,
    )
  // In the order of the register.
  return tested.flatMap(({ recordId }) => judgements.get(recordId) ?? [])
}

/** While the database writes one down, the next are worked out: by itself each waits twice for its answer and once for its disk. */
export const judgedAtOnce = 3

/** Somebody wrote to the recommendation at the same moment: looked at again, three times. */
const mostTries = 3

async function untilAlone<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (!isAtOnce(error) || attempt >= mostTries) throw error
      await setTimeout(20 * attempt)
    }
  }
}
