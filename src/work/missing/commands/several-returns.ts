// One return interview may cover several returns of a child: whoever reports it ticks the others, and each episode gets an outcome of its own.
import Type from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { type Instant, instant, localDate, longDate } from '../../../kernel/time.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { type Also, append, load } from '../../../registers/records.ts'
import { Line } from '../../../registers/schemas.ts'
import type { World } from '../../../registers/world.ts'
import type { MissingFact, NewMissingFact } from '../facts.ts'
import { missing } from '../procedure.ts'
import { mostReturns, otherReturns } from '../queries/other-returns.ts'
import type { EpisodeState } from '../state.ts'

const words = {
  title: 'Which other returns of the same child did this cover?',
  description: 'Tick each: the same is then recorded for it',
  input: 'checkboxes',
}

/** On the police's form, where the choices come with it. */
export const alsoReturns = Type.Optional({ ...Type.Array(Line(40), { maxItems: mostReturns }), ...words })

export type OtherReturn = { readonly recordId: string; readonly value: string; readonly text: string }
export type Covered = readonly { readonly recordId: string; readonly folded: Folded<EpisodeState, MissingFact> }[]

/** What may be ticked, by the day of the return alone. `link`: for whoever is outside the force. */
export async function returnsToTick(
  reader: Reader,
  force: string,
  record: string,
  link: boolean,
): Promise<readonly OtherReturn[]> {
  const rows = await otherReturns.all(reader, { force, record, open: link })
  const days = rows.map((row) => localDate(instant(row.returned_at)))
  return rows.map((row, index) => {
    const before = days.slice(0, index).filter((one) => one === days[index]).length
    return {
      recordId: row.record_id,
      value: link ? withoutItsTime(row.record_id) : row.record_id,
      text: `Returned on ${longDate(instant(row.returned_at))}${before === 0 ? '' : ` (return ${before + 1} of that day)`}`,
    }
  })
}

/** An identity begins with when the child was reported: outside the force its end stands for it. */
const withoutItsTime = (recordId: string): string => recordId.slice(-12)

/** The episodes ticked, as they stand in this transaction; null where one of them cannot be ticked any more. */
export async function coveredBy(
  reader: Reader,
  given: {
    readonly body: { readonly alsoReturns?: readonly string[] }
    readonly folded: { readonly recordId: string }
    readonly world: World
  },
  link: boolean,
): Promise<Covered | null> {
  const { body, folded, world } = given
  const ticked = new Set(body.alsoReturns ?? [])
  if (ticked.size === 0) return []
  const chosen = (await returnsToTick(reader, world.who.forceId, folded.recordId, link)).filter(({ value }) =>
    ticked.has(value),
  )
  if (chosen.length < ticked.size) return null
  return await Promise.all(
    chosen.map(async ({ recordId }) => ({ recordId, folded: await load(reader, world, missing, recordId) })),
  )
}

/** What is wrong with the report for one of the others, each in a sentence that says for which. */
export function coveredRefusals(
  covered: Covered | null,
  refusalsOf: (folded: Folded<EpisodeState, MissingFact>) => readonly Refusal[],
): readonly Refusal[] {
  if (covered === null)
    return [refusal('alsoReturns', 'A return that you ticked is settled by now: open the form again.')]
  return covered.flatMap(({ folded }) =>
    refusalsOf(folded).map((one) =>
      refusal('alsoReturns', `For the return on ${returnDay(folded.state.returnedAt)}: ${one.sentence}`),
    ),
  )
}

const returnDay = (at: Instant | null): string => (at === null ? 'another day' : longDate(at))

/** At the place that was looked at: what others wrote there meanwhile is a conflict, and all of it is looked at again. */
export const alsoFor = (covered: Covered | null, fact: NewMissingFact): readonly Also[] =>
  (covered ?? []).map(({ recordId, folded }) => ({
    recordId,
    append: async (writing) => await append(writing, missing, folded, [fact]),
  }))
