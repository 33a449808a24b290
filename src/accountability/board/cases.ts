// The cases behind one number of a frozen pack: the page from a figure to the records that made it.
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { done } from '../../kernel/outcome.ts'
import { addMonths, dateWords, dayOf, type Instant, startOfLocalDay } from '../../kernel/time.ts'
import { together } from '../../practice/assertion-gap.ts'
import { pairsAmong } from '../../practice/statistics.ts'
import { may } from '../../registers/permissions.ts'
import { Line, Maybe } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { casesBehindAnswer } from './cases-answer.ts'
import type { FrozenFigure } from './frozen-pack.ts'
import type { Measuring } from './measuring.ts'
import { mayBeOpened } from './queries.ts'
import type { Questions } from './shown.ts'
import { sentence } from './words.ts'

/** The pack of a record as it was frozen; null where it is not. */
type ReadFrozen = (
  reader: Reader,
  world: World,
  record: string,
) => Promise<{
  readonly figures: readonly FrozenFigure[]
  readonly ledgerSize: number
  readonly at: Instant
  readonly frozenAt?: Instant
  readonly asAt?: Instant
} | null>

/** The cases behind one frozen number, as the ledger held them then: not those of today. */
export const casesPage = (measuring: Measuring, questions: Questions, kind: string, read: ReadFrozen) =>
  page({
    path: `/${kind}/:record/figures/:measure/:month`,
    permission: 'read packs',
    template: 'accountability/board/views/cases.njk',
    title: 'The cases behind a frozen number',
    area: '/meetings',
    query: Type.Object({
      part: { ...Maybe(Line(100)), title: 'Part', input: 'text' },
      months: { ...Maybe(Type.Integer({ minimum: 1, maximum: 12 })), title: 'Months up to this one', input: 'number' },
    }),
    answer: casesBehindAnswer,
    load: async (world, { params, query }) => {
      const record = params['record'] ?? ''
      return await world.db.read(contextOf(world), async (reader) => {
        const pack = await read(reader, world, record)
        const figures = (pack?.figures ?? [])
          .filter((one) => one.measure === params['measure'] && one.part === query.part)
          .filter((one) => one.month <= (params['month'] ?? ''))
          .slice(-(query.months ?? 1))
        const [earliest, figure] = [figures[0], figures.at(-1)]
        if (pack === null || earliest === undefined || figure === undefined || figure.month !== params['month'])
          return { kind: 'not found' }
        const first = dayOf(`${earliest.month}-01`)
        const last = dayOf(`${figure.month}-01`)
        const cases = await measuring.casesKnownAt({
          force: world.who.forceId,
          measure: figure.measure,
          part: figure.part,
          from: startOfLocalDay(first),
          until: startOfLocalDay(addMonths(last, 1)),
          now: pack.at,
          knownAt: pack.ledgerSize,
          recordedUntil: pack.asAt ?? null,
        })
        const counting = cases.filter(({ how }) => how !== 'not yet')
        const opens = may(world.who, 'see cases behind a measure')
        const records = [...new Set(counting.map(({ recordId }) => recordId))]
        const open = opens
          ? new Set((await mayBeOpened.all(reader, { records })).map((row) => row.record_id))
          : new Set<string>()
        return done({
          back: `/${kind}/${record}`,
          figure,
          months:
            figures.length === 1
              ? dateWords(figure.month)
              : `${dateWords(earliest.month)} to ${dateWords(figure.month)}`,
          words: sentence(
            { ...figure, ...together(figures), alike: [pairsAmong(figures)] },
            figures.length === 1 ? null : earliest.month,
          ),
          question: questions.get(figure.measure)?.question ?? figure.measure,
          frozenAt: pack.frozenAt ?? pack.at,
          asAt: pack.asAt ?? null,
          ledgerSize: pack.ledgerSize,
          cases: counting
            .filter(({ recordId }) => open.has(recordId))
            .map((one) => ({ ...one, address: addressOf(questions.get(figure.measure)?.kind, one.recordId) })),
          closed: records.length - open.size,
          counts: ['yes', 'no', 'not evidenced'].map((how) => ({
            how,
            n: counting.filter((one) => one.how === how).length,
          })),
        })
      })
    },
  })

/** A file for what audits measure, and otherwise the episode. */
const addressOf = (kind: string | undefined, recordId: string): string =>
  kind === 'audited quality' ? `/audited-file/${recordId}` : `/missing/${recordId}`
