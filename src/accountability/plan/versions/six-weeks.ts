// By when a plan usually goes to the inspectorate.
import { parseLocalDate } from '../../../kernel/time.ts'
import { deadline } from '../../../practice/deadline.ts'
import type { World } from '../../../registers/world.ts'

/** “Usually” six weeks from publication: HMICFRS’s own words, not a statute. */
export function sixWeeks(world: World, publishedOn: string | null, submitted: boolean) {
  const published = publishedOn === null ? null : parseLocalDate(publishedOn)
  if (published === null) return { due: null, late: false }
  const found = deadline({ kind: 'weeks', weeks: 6 }, published, world.policyAt(world.now).holidays)
  if (found.kind === 'refused') return { due: null, late: false }
  return { due: found.localDate, late: !submitted && found.due < world.now }
}
