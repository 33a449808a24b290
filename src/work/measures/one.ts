// One measure: its figure, its months and the cases behind it.
import Type from 'typebox'
import { done, type Outcome, refusal, refused } from '../../kernel/outcome.ts'
import { addMonths, type Instant, parseLocalDate, startOfLocalDay } from '../../kernel/time.ts'
import { filesOfCases } from '../../practice/gap-over-months.ts'
import type { Counted, MeasureDefinition } from '../../practice/measure.ts'
import {
  type After,
  afterWords,
  casesBehind,
  type Figures,
  type ReadAsked,
  readAfter,
  readMeasures,
  timesOf,
} from '../../registers/measures.ts'
import { may } from '../../registers/permissions.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { besideOf, gapBetween } from './beside.ts'
import { folded } from './cases-listed.ts'
import { changeWords } from './changes.ts'
import { comparesGroups, disparities } from './disparity.ts'
import { lastTwelveMonths, monthsChart, monthsToCompare } from './months.ts'
import { measuresOneAnswer } from './one-answer.ts'
import { partsOf } from './parts.ts'
import { plots, spreadsAsked } from './plots.ts'
import { nothing, shown } from './shown.ts'
import { type Targets, targetShown } from './target.ts'
import { allowedWords, tookWords } from './took.ts'
import { withoutFigure } from './withheld.ts'

const outcomes = ['yes', 'no', 'not evidenced', 'not yet'] as const satisfies readonly Counted[]

export const onePage = (definitions: readonly MeasureDefinition[], targets: Targets) =>
  page({
    path: '/measures/:measure',
    permission: 'see measures',
    template: 'work/measures/views/measure.njk',
    title: (values) => `Measure ${String(values['id'])}`,
    area: '/measures',
    query: Type.Object({
      outcome: { ...Type.Union([Type.String({ maxLength: 20 }), Type.Null()]), title: 'Outcome', input: 'text' },
      after: { ...Type.Union([Type.String({ maxLength: 90 }), Type.Null()]), title: 'After', input: 'text' },
      /** The cases of one month, as a frozen pack names it: 2026-10. */
      month: { ...Type.Union([Type.String({ maxLength: 7 }), Type.Null()]), title: 'Month', input: 'text' },
    }),
    answer: measuresOneAnswer,
    load: async (world, { params, query }) => {
      const definition = definitions.find((one) => one.id === params['measure'])
      if (definition === undefined) return { kind: 'not found' }
      const outcome = outcomes.find((one) => one === query.outcome) ?? null
      const after = query.after === null ? null : readAfter(query.after)
      if (query.outcome !== null && outcome === null)
        return refused(
          refusal('outcome', `You can list cases that count as ${outcomes.join(', ')}, but not as “${query.outcome}”.`),
        )
      if (query.after !== null && after === null)
        return refused(refusal('after', 'There is no such place in the list. Start at the newest case.'))
      const month = query.month === null ? null : monthOf(query.month)
      if (query.month !== null && month === null)
        return refused(refusal('month', `“${query.month}” is not a month. Enter one like 2026-10.`))
      return await readOne(world, definition, { outcome, after, month }, { definitions, targets })
    },
  })

type Month = { readonly name: string; readonly from: Instant; readonly until: Instant }
type Listed = { readonly outcome: Counted | null; readonly after: After | null; readonly month: Month | null }

/** A month of London, from its first moment to the next one's. */
function monthOf(name: string): Month | null {
  const first = /^\d{4}-\d{2}$/.test(name) ? parseLocalDate(`${name}-01`) : null
  return first === null || first > '9000'
    ? null
    : { name, from: startOfLocalDay(first), until: startOfLocalDay(addMonths(first, 1)) }
}

async function readOne(
  world: World,
  definition: MeasureDefinition,
  listed: Listed,
  { definitions, targets }: { readonly definitions: readonly MeasureDefinition[]; readonly targets: Targets },
): Promise<Outcome<Answered<typeof measuresOneAnswer>>> {
  const { id } = definition
  const window = lastTwelveMonths(world.now)
  const asked = { force: world.who.forceId, ...window, now: world.now, measure: id }
  const mayOpen = may(world.who, 'see cases behind a measure')
  return await world.db.read(contextOf(world), async (reader) => {
    const read = async (more: Pick<ReadAsked, 'measures' | 'by'>) => await readMeasures(reader, { ...asked, ...more })
    const other = besideOf(definition, definitions)
    const [whole, beside, gapMonths, months, parts, times, spreads, cases] = await Promise.all([
      read({ measures: [id] }),
      other.length === 0 ? new Map<string, readonly Figures[]>() : read({ measures: other.map((one) => one.id) }),
      read({ measures: [id, ...other.map((one) => one.id), filesOfCases], by: 'month' }),
      readMeasures(reader, { ...asked, ...monthsToCompare(world.now), measures: [id], by: 'month' }),
      read({ measures: [id], by: 'part' }),
      definition.times ? timesOf(reader, asked) : null,
      spreadsAsked(reader, world.who.forceId, definition, { definitions, read }),
      mayOpen
        ? casesBehind(reader, {
            ...asked,
            ...(listed.month === null ? {} : { from: listed.month.from, until: listed.month.until }),
            outcome: listed.outcome,
            after: listed.after,
            limit: 50,
          })
        : null,
    ])
    const figure = whole.get(id)?.[0] ?? nothing(id)
    const byMonth = months.get(id) ?? []
    const byPart = parts.get(id) ?? []
    const hasFigure = !withoutFigure.includes(id)
    const target = targetShown(definition, targets, world.policyAt(world.now))
    return done({
      ...definition,
      ...target,
      ...window,
      figure: hasFigure ? shown(figure) : null,
      times: definition.times ? times : null,
      took: definition.times ? tookWords(figure, times?.taken ?? null) : null,
      allowedWords: allowedWords(id),
      beside: other.map((one) => {
        const figures = beside.get(one.id)?.[0] ?? nothing(one.id)
        const gap = gapBetween(definition, one, (id) => gapMonths.get(id) ?? [], world.now)
        return {
          id: one.id,
          question: one.question,
          ...shown(figures),
          gap: gap?.words ?? null,
          gapInPoints: gap?.inPoints ?? null,
        }
      }),
      chart: hasFigure ? monthsChart(definition, byMonth, target.target, world.now) : null,
      change: hasFigure ? changeWords(definition, byMonth, world.now) : null,
      parts: hasFigure ? partsOf(byPart, figure) : [],
      groups: comparesGroups(id) ? disparities(byPart) : [],
      ...plots(id, spreads),
      outcomes,
      outcome: listed.outcome,
      month: listed.month?.name ?? null,
      ...folded(cases?.cases ?? [], !comparesGroups(id)),
      closed: cases?.closed ?? 0,
      paged: listed.after !== null,
      older: cases?.next ? afterWords(cases.next) : null,
      mayOpen,
    })
  })
}
