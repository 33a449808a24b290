// One recommendation: its words, its status and since when, and what stops it.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { gapWords } from '../../practice/assertion-gap.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { namesOfStaff } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { askedBy } from './asked-by.ts'
import { assuredOf } from './assured.ts'
import { firstMonthSince } from './counts-from.ts'
import { figuresFor, type ReadMonths } from './figures.ts'
import { bars, described, type Questions } from './figures-shown.ts'
import { recommendationAnswer } from './one-answer.ts'
import { foundAgainOf, type RecommendationState, recommendation } from './procedure.ts'
import { readings, recommendationById } from './queries.ts'
import { hasEnded, timesMoved } from './state.ts'
import type { ClosureTest } from './test.ts'
import { answersInWriting, ruleWords, sourceOf } from './time-scales.ts'

export const onePage = (questions: Questions, read: ReadMonths) =>
  page({
    path: '/recommendation/:record',
    permission: 'see recommendations',
    template: 'accountability/recommendations/views/recommendation.njk',
    title: (values) => `Recommendation ${String(values['reference'])}`,
    area: '/recommendations',
    answer: recommendationAnswer,
    load: async (world, { params }) => await readOne(world, params['record'] ?? '', { questions, read }),
  })

type Knowing = { readonly questions: Questions; readonly read: ReadMonths }

async function readOne(
  world: World,
  record: string,
  { questions, read }: Knowing,
): Promise<Outcome<Answered<typeof recommendationAnswer>>> {
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
      assured: await assuredOf(reader, force, record, one.standing),
      criteria,
      gaps,
      month: last?.month ?? null,
      bars: criteria.length === 0 || last === null ? null : bars(criteria, last.month),
      countsSince: countsSince(folded.state, history[0]?.figures[0]?.month ?? null),
      months: (history[0]?.figures ?? []).map((month) => ({
        month: month.month,
        cells: month.figures.map(({ yes, no, notEvidenced }, index) => ({
          yes,
          no,
          notEvidenced,
          n: yes + no + notEvidenced,
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
      mayDecidePlace: mayDecidePlace(world, folded.state),
      mayConfirmRevisit: mayConfirmRevisit(world, folded.state),
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
  const { timeScale } = state
  return {
    rule:
      timeScale === 'none' || answersInWriting(timeScale)
        ? null
        : { words: ruleWords(timeScale, state.baseOn), source: sourceOf(timeScale) },
    ruled: ruledOf(state),
    origin: state.received,
    scaleWords: ruleWords(timeScale, null),
    baseChanges: state.baseChanges,
    submitted: state.submitted,
    verified: state.verified,
    supersedingAsked: state.supersedingAsked,
    supersededBy: state.supersededBy,
    superseded: state.superseded,
    supersedes: state.supersedes,
    revisits: state.revisits,
    revisitOffered: state.revisitOffered,
    foundAgain: state.foundAgain,
    closed: state.closed,
    endedBefore: state.endedBefore,
    reopenings: state.reopenings,
    scopeChanges: state.scopeChanges,
    rejected: state.rejected,
    rejectionAsked: state.rejectionAsked,
    offered: state.offered,
    dateSet: state.dateSet,
    responsible: state.responsible,
    updates: state.updates,
    atOnce: timeScale === 'immediately',
    answer: answerOf(state),
    ended: hasEnded(state),
    movedBefore: timesMoved(state) - state.dateChanges.length,
    found: foundAgainOf(state),
  }
}

/** The date that its rule gave, with the rule, where it was moved since: a date that moved does not lose where it is from. */
function ruledOf({ timeScale, received, dateChanges, dateSet }: RecommendationState) {
  const [first] = dateChanges
  if (first === undefined || dateSet !== null || timeScale === 'none' || answersInWriting(timeScale)) return null
  return { on: first.from, words: ruleWords(timeScale, received?.baseOn ?? null), source: sourceOf(timeScale) }
}

/** From when on months count, where some that are shown came before the report was published. */
function countsSince(state: RecommendationState, shown: string | null): string | null {
  const first = firstMonthSince(state)
  return first === null || shown === null || shown >= first ? null : first
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

/** Whoever asked for another to take its place does not decide on it. */
const mayDecidePlace = (world: World, { supersedingAsked }: RecommendationState): boolean =>
  supersedingAsked !== null && supersedingAsked.staffId !== world.who.staffId && may(world.who, 'approve the plan')

const mayConfirmRevisit = (world: World, { revisitOffered }: RecommendationState): boolean =>
  revisitOffered !== null && revisitOffered.staffId !== world.who.staffId && may(world.who, 'check actions')

/** The test in words, and what this reader may do about it. */
const testShown = (world: World, { test, proposed }: RecommendationState) => ({
  asks: test === null ? [] : askedBy(test),
  mayPropose: may(world.who, 'propose policy'),
  mayApprove: proposed !== null && proposed.by !== world.who.staffId && may(world.who, 'approve policy'),
})
