// What one measure says on a day, for standing beside an answer: through the same disclosure control, and the same as was published of those months.
import type { Reader } from '../../kernel/database.ts'
import type { Instant } from '../../kernel/time.ts'
import { filesOfCases } from '../../practice/gap-over-months.ts'
import { keptFrom, keptKey } from './counted-once.ts'
import { publishedBefore } from './counted-queries.ts'
import type { FigureThen } from './facts.ts'
import { filesAsked, filesShown, gapBeside } from './gaps.ts'
import { windowOf } from './months-read.ts'
import { type Measured, shownMeasure } from './shown-measure.ts'

/** Null for a measure nobody knows. */
export const figureThen =
  ({ read, definitions }: Measured) =>
  async (reader: Reader, force: string, measure: string, now: Instant): Promise<FigureThen | null> => {
    const definition = definitions.get(measure)
    if (definition === undefined) return null
    const asked = { measure, part: null }
    const window = windowOf(now)
    const before = await publishedBefore(reader, force, window, measure)
    const kept = keptFrom(before.measures).get(keptKey(asked, definition.version))?.one
    const beside = definition.kind === 'timeliness' ? [filesAsked(null)] : []
    const figures =
      kept && beside.length === 0
        ? new Map()
        : await read({ force, measures: [asked, ...beside], from: window.readFrom, until: window.until, now })
    const counting = { force, now, window, figures }
    const one = kept ?? shownMeasure(asked, 'nothing', definition, { ...counting, together: 1 })
    const version = definitions.get(filesOfCases)?.version ?? 0
    const { question, year } = one
    const whole = kept === undefined ? one : null
    const figure = { measure, question, year, last: window.names.at(-1) ?? '', whole }
    const files = () => filesShown(null, version, { ...counting, before: before.gaps })
    return beside.length === 0 ? figure : { ...figure, gap: gapBeside(one, definition.better, figures, files()) }
  }
