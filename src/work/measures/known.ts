// A measure as it was known on a day, beside the same twelve months with what has been recorded since.
import Type from 'typebox'
import { done, refusal, refused } from '../../kernel/outcome.ts'
import { dayOf, endOfLocalDay, type Instant, localDate } from '../../kernel/time.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import type { Figures, readFigureKnownAt } from '../../registers/measures.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { page } from '../../web/slice.ts'
import { measuresAsKnownAnswer } from './known-answer.ts'
import { lastTwelveMonths } from './months.ts'
import { nothing, shown } from './shown.ts'
import { type Targets, targetShown } from './target.ts'

export type ReadKnown = (asked: Parameters<typeof readFigureKnownAt>[3]) => Promise<Figures | null>

export const asKnownPage = (
  definitions: readonly MeasureDefinition[],
  targets: Targets,
  withFigure: (id: string) => boolean,
  read: ReadKnown,
) =>
  page({
    path: '/measures/:measure/as-known',
    permission: 'see measures',
    template: 'work/measures/views/as-known.njk',
    title: (values) => `Measure ${String(values['id'])} as known`,
    area: '/measures',
    query: Type.Object({ on: { ...Maybe(LocalDate), title: 'On which day?', input: 'date' } }),
    answer: measuresAsKnownAnswer,
    load: async (world, { params, query }) => {
      const definition = definitions.find((one) => one.id === params['measure'])
      if (definition === undefined || !withFigure(definition.id)) return { kind: 'not found' }
      const today = localDate(world.now)
      const on = query.on ?? today
      if (on > today) return refused(refusal('on', 'This date is in the future. Choose today or an earlier day.'))
      const then: Instant = on === today ? world.now : endOfLocalDay(dayOf(on))
      // Both are judged at the end of that day, so that only what was recorded since can make them differ.
      const window = { force: world.who.forceId, ...lastTwelveMonths(then), now: then, measure: definition.id }
      // One after the other, as everybody's are.
      const known = await read({ ...window, recordedUntil: then })
      const since = on === today ? known : await read({ ...window, recordedUntil: world.now })
      const rows = [
        { words: 'As it was known then', ...shown(known ?? nothing(definition.id)) },
        { words: 'The same months, including what was recorded since', ...shown(since ?? nothing(definition.id)) },
      ]
      return done({
        id: definition.id,
        question: definition.question,
        threeValued: definition.threeValued,
        ...targetShown(definition, targets, world.policyAt(then)),
        on,
        today,
        from: window.from,
        until: window.until,
        rows,
        same: JSON.stringify(known) === JSON.stringify(since),
      })
    },
  })
