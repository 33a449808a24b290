// What the figures have met was submitted a week later, beside the figures of that day; what they have not was not.
import { recommendations } from '../../accountability/recommendations/queries.ts'
import { dayNumber, instant, localDate } from '../../kernel/time.ts'
import { keeper } from '../action-plan/scene.ts'
import type { Acting } from './acting.ts'
import { audited } from './invented.ts'

export async function submitWhatIsMet({ act, read, until }: Acting): Promise<void> {
  const rows = await read(async (reader, force) => await recommendations.all(reader, { force, limit: 1000 }))
  const asked = audited.recommendations.map(({ reference }) => String(reference))
  for (const { record_id, reference, standing, since } of rows) {
    if (standing !== 'met' || since === null || !asked.includes(reference)) continue
    const days = dayNumber(localDate(instant(since))) - dayNumber(localDate(until)) + 7
    await act(keeper, [days, 10], 'recommendation/submit', record_id, {
      to: 'The audit committee (demonstration)',
      says: 'The closure test has been passed for three whole months. We ask the auditors to come and see.',
    })
  }
}
