// The workspace, one fieldwork, and its pack.
import Type from 'typebox'
import { isId } from '../../kernel/identity.ts'
import { done } from '../../kernel/outcome.ts'
import { dateWords } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { entriesOf, isSameHuman } from '../../registers/same-human.ts'
import { Line, Maybe } from '../../registers/schemas.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { byStanding } from '../by-standing.ts'
import { goodFilesWords } from '../good-files.ts'
import { fieldworkAnswer, inspectorAnswer } from './answers.ts'
import { grades } from './facts.ts'
import { goodShare } from './good-share.ts'
import { type Inspectable, namesFor } from './inspectable.ts'
import { hashOf, packOf, written } from './pack.ts'
import { type FieldworkState, fieldwork } from './procedure.ts'
import { audits, beside, mine } from './queries.ts'
import { figuresOf, type Questions, type ReadGaps } from './register.ts'
import { stageSaid } from './stage-said.ts'
import { isOnTeam, isOpener } from './team.ts'
import type { Gone } from './words-out.ts'

export const workspace = (questions: Questions, gaps: ReadGaps) =>
  page({
    path: '/inspector',
    permission: 'inspect',
    template: 'accountability/inspectors/views/workspace.njk',
    title: 'Inspectors’ workspace',
    answer: inspectorAnswer,
    query: Type.Object({ of: { ...Maybe(Line(300)), title: 'Report' } }),
    load: async (world, { query }) => {
      const force = world.who.forceId
      const gapsOf = await gaps(world)
      return await world.db.read(contextOf(world), async (reader) => {
        const all = await beside.all(reader, { force })
        const reports = reportsOf(all)
        const of = reports.find((one) => one.of === query.of) ?? null
        const asked = of === null ? all : of.rows
        return done({
          of: of?.of ?? null,
          title: of?.title ?? null,
          reports: reports.map(({ rows, ...one }) => ({ ...one, n: rows.length })),
          fieldworks: await mine.all(reader, { force, by: [...entriesOf(world.who)] }),
          groups: byStanding(asked.map((row) => ({ ...row, tested: row.test !== null, askedOf: row.asked_of }))),
          recommendations: asked.map(({ inspection_id: _, ...row }) => ({
            ...row,
            said: stageSaid(row.stage),
            test: row.test === null ? null : { criteria: row.test.criteria.map(named) },
            figures: figuresOf(row, questions).map((one) => {
              const said = gapsOf.get(row.record_id)?.find(({ measure }) => measure === one.measure)
              return { ...one, gap: said?.gap ?? null, unasked: said?.unasked ?? false }
            }),
          })),
          audits: (await audits.all(reader, { force })).map(({ graded, strata, ...one }) => ({
            ...one,
            share: goodFilesWords({
              graded,
              strata: strata === null ? null : new Map(Object.entries(strata)),
              drawn: one.drawn,
            }),
          })),
        })
      })
    },
  })

type Reported = {
  readonly inspection: string
  readonly inspection_id: string | null
  readonly published: string | null
}

/** A re-inspection looks back on one report: each that recommended anything. Two of one title are told apart by their days. */
function reportsOf<Row extends Reported>(all: readonly Row[]) {
  const reports = [...Map.groupBy(all, reportOf)]
  const called = (title: string) => reports.filter(([, [first]]) => first?.inspection === title).length
  return reports.map(([of, rows]) => {
    const { inspection = '', published = null } = rows[0] ?? {}
    const on = published === null ? 'day of publication not known' : `published ${dateWords(published)}`
    return {
      of,
      title: called(inspection) === 1 ? inspection : `${inspection}, ${on}`,
      rows,
      href: `/inspector?${new URLSearchParams({ of })}`,
    }
  })
}

/** Where it was not entered as a report of its own, its title and its day. */
const reportOf = ({ inspection, inspection_id, published }: Reported): string =>
  inspection_id ?? `${inspection}${published === null ? '' : `, ${published}`}`.slice(-300)

/** Of a criterion what it measures: the whole test is on the recommendation's own page. */
const named = ({ measure, part }: { readonly measure: string; readonly part: string | null }) => ({ measure, part })

export const fieldworkPage = (inspectable: readonly Inspectable[]) =>
  page({
    path: '/fieldwork/:record',
    permission: 'inspect',
    template: 'accountability/inspectors/views/fieldwork.njk',
    title: 'Fieldwork',
    area: '/inspector',
    answer: fieldworkAnswer,
    load: async (world, { params }) => {
      const state = await stateOf(world, params['record'] ?? '')
      if (state === null) return { kind: 'not found' }
      const { sample } = state
      const found = inspectable.find((one) => one.topic === sample?.topic)
      const drawn = sample?.files ?? []
      const returned = await found?.returned(
        world.who.forceId,
        drawn.map((one) => one.recordId),
        world.now,
      )
      const counts = grades.map((grade) => ({
        grade,
        n: [...state.judged.values()].filter((one) => one.grade === grade).length,
      }))
      const names = await namesOf(world, state)
      return done({
        record: params['record'] ?? '',
        ...state.opened,
        team: [state.opened?.by ?? '', ...state.team].flatMap((one) =>
          isSameHuman(world.who, one) ? [] : (names.get(one) ?? []),
        ),
        mayName: isOpener(state, world.who),
        // The pack lists the cases; the page counts them.
        sample: sample === null ? null : { ...sample, cases: undefined },
        files: drawn.map((one, index) => ({
          number: index + 1,
          ...one,
          address: found?.address(one.recordId) ?? null,
          returning: found?.returning(one.recordId) ?? null,
          returned: returned?.get(one.recordId) ?? null,
          judged: state.judged.get(one.recordId) ?? null,
          judgedBy: state.team.length === 0 ? null : (names.get(state.judgedBy.get(one.recordId) ?? '') ?? null),
        })),
        counts,
        judged: state.judged.size,
        share: await goodShare(world, state),
        // The words that a pack of before keeps are nobody’s to read.
        packs: state.packs.map(({ likely, struck, judged, ...pack }) => pack),
      })
    },
  })

async function namesOf(world: World, { opened, team, judgedBy }: FieldworkState): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set([opened?.by ?? [], ...team, ...judgedBy.values()].flat())]
  const rows = await world.db.read(contextOf(world), async (reader) => await namesOfStaff.all(reader, { ids }))
  return new Map(rows.map((row) => [row.staff_id, row.name]))
}

/** Only its team's: to everybody else there is no such page. */
async function stateOf(world: World, record: string): Promise<FieldworkState | null> {
  if (!isId(record)) return null
  const { state } = await world.db.read(
    contextOf(world),
    async (reader) => await load(reader, world, fieldwork, record),
  )
  return isOnTeam(state, world.who) ? state : null
}

/** A pack of before there were likely names has neither. */
const goneFrom = ({ struck, left, likely }: FieldworkState['packs'][number]): Gone | null => {
  if (struck !== undefined) return { by: 'place', struck, left: left ?? [] }
  return likely === undefined ? null : { by: 'words', likely }
}

export const packPage = (inspectable: readonly Inspectable[]) =>
  page({
    path: '/fieldwork/:record/pack',
    permission: 'inspect',
    template: 'accountability/inspectors/views/fieldwork.njk',
    title: 'The pack',
    area: '/inspector',
    api: false,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      const state = await stateOf(world, record)
      // Nothing leaves before it is on record what leaves.
      if (state === null || state.packs.length === 0) return { kind: 'not found' }
      const last = state.packs.at(-1)
      if (last === undefined) return { kind: 'not found' }
      const { opened, sample } = state
      const names = await namesFor(inspectable, state, world)
      const then = { opened, sample, judged: last.judged }
      const { pack } = packOf(record, then, names, last.register ?? [], goneFrom(last))
      // What leaves is what is on record, to the byte.
      return hashOf(pack) === last.sha256
        ? done({ content: written(pack) })
        : {
            kind: 'conflict',
            sentence: 'The cases have changed since this pack was put on record. Take the pack away again first.',
          }
    },
    file: (values) => ({
      name: 'inspection-pack.json',
      type: 'application/json; charset=utf-8',
      content: String(values['content']),
    }),
  })
