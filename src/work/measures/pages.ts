// The pages of the measures: the list of all with figure, n, interval and change, one of them, and one as it was known.
import { done } from '../../kernel/outcome.ts'
import { percent } from '../../kernel/words.ts'
import type { MeasureDefinition } from '../../practice/measure.ts'
import { interruptionWords } from '../../registers/interruptions.ts'
import { readCounts } from '../../registers/measures.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { gapInList } from './beside.ts'
import { changesWords, isWorse, shortChangeWords } from './changes.ts'
import { byKind, isShort } from './grouped.ts'
import { asKnownPage, type ReadKnown } from './known.ts'
import { measuresAnswer } from './list-answer.ts'
import { lastTwelveMonths, monthsToCompare, ofTwelve, together } from './months.ts'
import { onePage } from './one.ts'
import { shown } from './shown.ts'
import { type Targets, targetShown } from './target.ts'
import { elsewhereWords, withoutFigure } from './withheld.ts'

export const pagesOf = (definitions: readonly MeasureDefinition[], targets: Targets, readKnown: ReadKnown) => [
  listPage(definitions, targets),
  onePage(definitions, targets),
  asKnownPage(definitions, targets, (id) => !withoutFigure.includes(id), readKnown),
]

const nothingHere = { figure: null, change: null, gap: null, asked: null, short: false, worse: false } as const

const listPage = (definitions: readonly MeasureDefinition[], targets: Targets) =>
  page({
    path: '/measures',
    permission: 'see measures',
    template: 'work/measures/views/list.njk',
    title: 'Measures',
    answer: measuresAnswer,
    load: async (world) => {
      const window = lastTwelveMonths(world.now)
      const compared = monthsToCompare(world.now)
      const asked = { force: world.who.forceId, ...compared, now: world.now, measures: definitions.map(({ id }) => id) }
      const [read, interruptions] = await world.db.read(
        contextOf(world),
        async (reader) =>
          await Promise.all([readCounts(reader, asked), interruptionWords(reader, asked.force, world.now)]),
      )
      const figureOf = (id: string) => together(ofTwelve(read.get(id) ?? [], world.now), id)
      const rows = definitions.map((definition) => {
        const months = read.get(definition.id) ?? []
        const described = { ...definition, ...targetShown(definition, targets, world.policyAt(world.now)) }
        if (withoutFigure.includes(definition.id))
          return { ...described, ...nothingHere, elsewhere: elsewhereWords(definition.id) }
        const figure = shown(figureOf(definition.id))
        return {
          ...described,
          elsewhere: null,
          figure,
          asked: described.target === null ? null : percent(described.target),
          short: isShort({ ...described, figure }),
          worse: isWorse(definition, months, world.now),
          gap: gapInList(definition, definitions, (id) => read.get(id) ?? [], world.now),
          change: shortChangeWords(definition, months, world.now),
        }
      })
      const tested = definitions.filter(({ id }) => !withoutFigure.includes(id))
      return done({
        ...window,
        rows,
        kinds: byKind(rows),
        look: rows.filter((row) => row.short || row.worse).length,
        changes: changesWords(tested, read, world.now),
        interruptions,
      })
    },
  })
