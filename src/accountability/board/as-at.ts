// A pack as at the end of the last month, for whoever could not freeze it on the day: from what had been recorded by then, and nothing that came since.
import Type, { type Static } from 'typebox'
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
import type { Measuring } from './measuring.ts'
import type { ReadPack } from './pack.ts'

/** A program may leave it out: then it is now. */
export const asAt = Type.Optional(
  choice('As at when?', 'Choose when', ['now', 'end of last month'], {
    now: 'Now',
    'end of last month': 'The end of last month',
  }),
)

const endOfLastMonth = (now: Instant): Instant => endOfLocalDay(addDays(dayOf(`${localDate(now).slice(0, 7)}-01`), -1))

type When = Static<typeof asAt>

/** A reader and a world of one moment; `then` where it has passed. */
type Stood = {
  readonly reader: Reader
  readonly world: World
  readonly then?: { readonly ledgerSize: number; readonly recordedUntil: Instant }
}

/** What `read` reads, of now or as it stood at the end of last month. */
export async function readAsAt<T>(
  reader: Reader,
  world: World,
  { asRecorded }: Pick<Measuring, 'asRecorded'>,
  when: When | undefined,
  read: (stood: Stood) => Promise<T>,
): Promise<T> {
  if (when !== 'end of last month') return await read({ reader, world })
  const now = endOfLastMonth(world.now)
  const then = { ledgerSize: (await ledgerSize.one(reader, {}))?.size ?? 0, recordedUntil: now }
  return await asRecorded(
    { force: world.who.forceId, now, ...then },
    async (stood) => await read({ reader: stood, world: { ...world, now }, then }),
  )
}

/** The form's choices, the day of the second by name. */
export const asAtChoices = (now: Instant) => [
  { value: 'now', text: 'Now' },
  { value: 'end of last month', text: `The end of ${dateWords(localDate(endOfLastMonth(now)))}` },
]

/** What the form says of it. */
export const asAtSaid =
  'If nobody could freeze it at the end of last month, it can be made as at that day: from what had been recorded by then, with the statuses computed that day. The pack says both when it was frozen and as at when.'

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
