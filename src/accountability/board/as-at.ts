// A pack as at the end of the last month, for whoever could not freeze it on the day: from what had been recorded by then, and nothing that came since.
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { ledgerSize } from '../../kernel/ledger-size.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import {
  addDays,
  dateWords,
  dayOf,
  endOfLocalDay,
  type Instant,
  localDate,
  startOfLocalDay,
} from '../../kernel/time.ts'
import type { World } from '../../registers/world.ts'
import { choice } from '../../web/fields.ts'
import { olderThanTheirTest } from '../judged.ts'
import type { Measuring } from './measuring.ts'
import { type ReadPack, readPack } from './pack.ts'

/** A program may leave it out: then it is now. */
export const asAt = Type.Optional(
  choice('As at when?', 'Choose when', ['now', 'end of last month'], {
    now: 'Now',
    'end of last month': 'The end of last month',
  }),
)

export const endOfLastMonth = (now: Instant): Instant =>
  endOfLocalDay(addDays(dayOf(`${localDate(now).slice(0, 7)}-01`), -1))

/** `older`: statuses that were computed before their test was set, as the pack would have them. */
export type PackRead = { readonly pack: ReadPack; readonly older: readonly string[] }

export async function readPackAsAt(
  reader: Reader,
  world: World,
  measuring: Measuring,
  when: 'now' | 'end of last month' = 'now',
): Promise<PackRead> {
  const force = world.who.forceId
  if (when === 'now')
    return { pack: await readPack(reader, world, measuring), older: await olderThanTheirTest(reader, force) }
  const then = {
    ledgerSize: (await ledgerSize.one(reader, {}))?.size ?? 0,
    recordedUntil: endOfLastMonth(world.now),
  }
  const now = then.recordedUntil
  return await measuring.asRecorded({ force, now, ...then }, async (stood) => ({
    pack: await readPack(stood, { ...world, now }, measuring, { then }),
    older: await olderThanTheirTest(stood, force),
  }))
}

/** Nothing frozen shows a status of one day beside figures of another; what was not computed then is not computed for a day that has passed. */
export function computedThatDay({ asAt: at, recommendations }: ReadPack): readonly Refusal[] {
  if (at === undefined) return []
  const day = localDate(at)
  const [first] = recommendations.filter(
    ({ judgedBy, judgedAt = null }) => judgedBy != null && (judgedAt === null || judgedAt < startOfLocalDay(day)),
  )
  return first === undefined
    ? []
    : [
        refusal(
          'asAt',
          `The status of ${first.reference} was not computed on ${dateWords(day)}, so a pack as at that day would show the status of another. Freeze it as things are now.`,
        ),
      ]
}
