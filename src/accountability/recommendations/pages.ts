// The register of recommendations, and each one: its words, its status and since when, and what stops it.

import Type from 'typebox'
import { isId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { dateWords } from '../../kernel/time.ts'
import { gapWords } from '../../practice/assertion-gap.ts'
import { endedStages } from '../../practice/stages.ts'
import { wilson } from '../../practice/statistics.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { intervalBars } from '../../web/charts.ts'
import { page, type Values } from '../../web/slice.ts'
import { askedBy } from './asked-by.ts'
import { figuresFor, type ReadMonths } from './figures.ts'
import { foundAgainOf, type RecommendationState, recommendation } from './procedure.ts'
import { readings, recommendationById, recommendationKinds, recommendationsListed } from './queries.ts'
import type { Definitions } from './soundness.ts'
import { hasEnded, timesMoved } from './state.ts'
import type { ClosureTest, Criterion } from './test.ts'
import { answersInWriting, ruleWords, sourceOf } from './time-scales.ts'

/** The question of a measure, by its name: handed in by app.ts, so that a page need not know which slice answers. */
export type Questions = Definitions

export const pagesOf = (questions: Questions, read: ReadMonths) => [registerPage, onePage(questions, read)]

const registerPage = page({
  path: '/recommendations',
  permission: 'see recommendations',
  template: 'accountability/recommendations/views/register.njk',
  title: 'Recommendations',
  query: Type.Object({
    source: Type.Optional(Type.String({ maxLength: 100 })),
    stage: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ maxLength: 36 })),
  }),
  load: async (world, { query }) => {
    const force = world.who.forceId
    const [source, stage] = [query.source || null, query.stage || null]
    const after = query.after !== undefined && isId(query.after) ? query.after : null
    const [found, kinds] = await world.db.read(
      contextOf(world),
      async (reader) =>
        await Promise.all([
          recommendationsListed.all(reader, { force, source, stage, after, limit: most + 1 }),
          recommendationKinds.all(reader, { force }),
        ]),
    )
    const rows = found.slice(0, most).map((one) => ({ ...one, ended: endedStages.includes(one.stage) }))
    const next = found.length > most ? (rows.at(-1)?.record_id ?? null) : null
    return done({
      rows,
      source,
      stage,
      sources: [...new Set(kinds.map((one) => one.source))],
      stages: [...new Set(kinds.map((one) => one.stage))].sort(),
      after,
      next:
        next === null
          ? null
          : new URLSearchParams({ source: source ?? '', stage: stage ?? '', after: next }).toString(),
    })
  },
})

/** As many as are read on one page. */
const most = 100

const onePage = (questions: Questions, read: ReadMonths) =>
  page({
    path: '/recommendation/:record',
    permission: 'see recommendations',
    template: 'accountability/recommendations/views/recommendation.njk',
    title: (values) => `Recommendation ${String(values['reference'])}`,
    area: '/recommendations',
    load: async (world, { params }) => await readOne(world, params['record'] ?? '', { questions, read }),
  })

type Knowing = { readonly questions: Questions; readonly read: ReadMonths }

async function readOne(world: World, record: string, { questions, read }: Knowing): Promise<Outcome<Values>> {
  if (!/^[0-9a-f-]{36}$/.test(record)) return { kind: 'not found' }
  return await world.db.read(contextOf(world), async (reader) => {
    const force = world.who.forceId
    const [one, history, folded] = await Promise.all([
      recommendationById.one(reader, { force, record }),
      readings.all(reader, { force, record, limit: 60 }),
      load(reader, world, recommendation, record),
    ])
    if (one === null) return { kind: 'not found' }
    const authors = await namesOfStaff.all(reader, { ids: [...new Set(folded.state.comments.map(({ by }) => by))] })
    const nameOf = new Map(authors.map((row) => [row.staff_id, row.name]))
    const last = history[0]?.figures.at(-1) ?? null
    const criteria = (one.test?.criteria ?? []).map((criterion, index) =>
      described(criterion, last?.figures[index] ?? null, questions),
    )
    const gaps = one.test === null ? [] : await gapsShown(world, one.test, read)
    return done({
      ...one,
      criteria,
      gaps,
      month: last?.month ?? null,
      bars: criteria.length === 0 || last === null ? null : bars(criteria, last.month),
      months: (history[0]?.figures ?? []).map((month) => ({
        month: month.month,
        cells: month.figures.map((figure, index) => ({
          ...figure,
          n: figure.yes + figure.no + figure.notEvidenced,
          verdict: month.verdicts[index] ?? '',
        })),
      })),
      history: history.map(({ at, standing, since, ledger_size }) => ({ at, standing, since, ledger_size })),
      dateChanges: folded.state.dateChanges,
      dateAsked: folded.state.dateAsked,
      comments: folded.state.comments.map((one) => ({ ...one, by: nameOf.get(one.by) ?? 'Somebody who has left' })),
      mayAgree: mayAgree(world, folded.state),
      ...originOf(folded.state),
      mayKeep: may(world.who, 'keep the register'),
      mayCertify: may(world.who, 'approve the plan'),
      mayConfirm: mayConfirm(world, folded.state),
      record,
      ...testShown(world, folded.state),
    })
  })
}

/** On time beside done well, of each timeliness measure that the test asks for. */
async function gapsShown(world: World, test: ClosureTest, read: ReadMonths) {
  const figures = await figuresFor(read, world.who.forceId, [test], world.now)
  return figures.gaps(test).map(({ measure, gap }) => ({ measure, gap, words: gap === null ? null : gapWords(gap) }))
}

/** Where it comes from and what became of it, with the rule beside the date. */
function originOf(state: RecommendationState) {
  const {
    received,
    timeScale,
    baseOn,
    baseChanges,
    submitted,
    verified,
    supersededBy,
    supersedes,
    revisits,
    foundAgain,
    closed,
    endedBefore,
    rejected,
    rejectionAsked,
    offered,
    dateSet,
    responsible,
    updates,
  } = state
  return {
    rule:
      timeScale === 'none' || answersInWriting(timeScale)
        ? null
        : { words: ruleWords(timeScale, baseOn), source: sourceOf(timeScale) },
    origin: received,
    baseChanges,
    submitted,
    verified,
    supersededBy,
    supersedes,
    revisits,
    foundAgain,
    closed,
    endedBefore,
    rejected,
    rejectionAsked,
    offered,
    dateSet,
    responsible,
    updates,
    atOnce: timeScale === 'immediately',
    answer: answerOf(state),
    ended: hasEnded(state),
    movedBefore: timesMoved(state) - state.dateChanges.length,
    found: foundAgainOf(state),
  }
}

/** The written answer that is owed, with its rule, and what became of it; null where none is. */
function answerOf({ answerBy, answered, answerPublished, extension, timeScale, baseOn }: RecommendationState) {
  if (answerBy === null) return null
  const { applied, answered: said = null } = extension ?? { applied: null }
  return {
    by: answerBy,
    rule: ruleWords(timeScale, baseOn),
    source: sourceOf(timeScale),
    done: answered,
    published: answerPublished,
    applied,
    waits: applied !== null && said === null,
    given: said?.until ?? null,
    document: said?.document ?? null,
  }
}

/** Whoever asked does not agree; the form says who may. */
const mayAgree = (world: World, { dateAsked }: RecommendationState): boolean =>
  dateAsked !== null && dateAsked.by !== world.who.staffId && may(world.who, 'check actions')

/** Whoever offered a document does not confirm it. */
const mayConfirm = (world: World, { offered }: RecommendationState): boolean =>
  offered !== null && offered.staffId !== world.who.staffId && may(world.who, 'check actions')

/** The test in words, and what this reader may do about it. */
const testShown = (world: World, { test, proposed }: RecommendationState) => ({
  asks: test === null ? [] : askedBy(test),
  mayPropose: may(world.who, 'propose policy'),
  mayApprove: proposed !== null && proposed.by !== world.who.staffId && may(world.who, 'approve policy'),
})

type Figure = { readonly yes: number; readonly no: number; readonly notEvidenced: number }

function described(criterion: Criterion, figure: Figure | null, questions: Questions) {
  const n = figure === null ? 0 : figure.yes + figure.no + figure.notEvidenced
  const { low, high } = wilson(figure?.yes ?? 0, n)
  return {
    measure: criterion.measure,
    question: questions.get(criterion.measure)?.question ?? criterion.measure,
    label: criterion.kind === 'timeliness' ? 'On time' : criterion.kind === 'completeness' ? 'Recorded' : 'Done well',
    kind: criterion.kind,
    threshold: criterion.threshold,
    better: criterion.better,
    asks: `${criterion.better === 'higher' ? 'at least' : 'at most'} ${percent(criterion.threshold)}, n at least ${criterion.minimumN}`,
    n,
    yes: figure?.yes ?? 0,
    notEvidenced: figure?.notEvidenced ?? 0,
    share: n === 0 ? null : percent((figure?.yes ?? 0) / n),
    value: n === 0 ? null : (figure?.yes ?? 0) / n,
    low,
    high,
    interval: `${percent(low)} to ${percent(high)}`,
  }
}

/** Being on time and doing it well are two things, side by side: each with its question, what is asked, and which way is better. */
function bars(criteria: readonly ReturnType<typeof described>[], month: string) {
  const groups = ['On time', 'Recorded', 'Done well'] as const
  const shown = groups.flatMap((group) =>
    criteria
      .filter(({ label }) => label === group)
      .map((one) => ({
        label: `${one.measure} ${one.question}${one.better === 'lower' ? ' (lower is better)' : ''}`,
        group,
        value: one.value,
        low: one.low,
        high: one.high,
        n: one.n,
        asked: { at: one.threshold, better: one.better },
      })),
  )
  return intervalBars({ title: `On time and done well, ${dateWords(month)}`, bars: shown })
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
