// The dates that the force set itself where a report gave none: within the fourteen days, a year ago, agreed by a chief officer.
import { recommendations } from '../../accountability/recommendations/queries.ts'
import { dayNumber, localDate } from '../../kernel/time.ts'
import { keeper } from '../action-plan/scene.ts'
import { registeredAt } from '../force.ts'
import type { Acting } from './acting.ts'

/** Where a visitor was quicker theirs stands. */
export async function setDates({ act, day, read, until }: Acting): Promise<void> {
  const rows = await read(async (reader, force) => await recommendations.all(reader, { force, limit: 1000 }))
  const registered = dayNumber(localDate(registeredAt(until))) - dayNumber(localDate(until))
  const dueOn = day(120)
  for (const { record_id, reference, due_on } of rows) {
    if (due_on !== null || !reference.startsWith('NCPI-2021/')) continue
    await act(keeper, [registered + 7, 10], 'recommendation/ask-date', record_id, {
      dueOn,
      because: 'The report’s time limit was not entered. The second year of the improvement programme ends on this day',
    })
    await act('Tess Mowbray', [registered + 8, 10], 'recommendation/agree-date', record_id, {})
  }
}
