// What one measure says on a day, for standing beside an answer: through the same disclosure control, and the same as was published of those months.
import type { Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import { keptFrom, keptKey } from './counted-once.ts'
import type { FigureThen } from './facts.ts'
import { windowOf } from './months-read.ts'
import { newestOf } from './release-queries.ts'
import { type Measured, shownMeasure } from './shown-measure.ts'

/** Null for a measure nobody knows. */
export const figureThen =
  ({ read, definitions }: Measured) =>
  async (reader: Reader, force: string, measure: string, now: Instant): Promise<FigureThen | null> => {
    const definition = definitions.get(measure)
    if (definition === undefined) return null
    const asked = { measure, part: null }
    const window = windowOf(now)
    const newest = await newestOf.one(reader, { force })
    const kept = keptFrom(newest?.body ?? null, window).get(keptKey(asked, definition.version))?.one
    const figures = kept
      ? new Map()
      : await read({ force, measures: [asked], from: window.readFrom, until: window.until, now })
    const { question, year } =
      kept ?? shownMeasure(asked, 'nothing', definition, { force, now, window, figures, together: 1 })
    return { measure, question, year, last: window.names.at(-1) ?? '' }
  }
