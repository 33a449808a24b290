// One recommendation: its words, its status and since when, and what stops it.
import type { Reader } from '../../kernel/database.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { gapWords } from '../../practice/assertion-gap.ts'
import { gapMonths } from '../../practice/gap-over-months.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { namesOfStaff, staffById } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { type Body, bodiesKnown, bodyBehind, succeededWords } from '../bodies-known.ts'
import { filesUnasked } from '../files-unasked.ts'
import { statusWords } from '../status-words.ts'
import { assuredOf } from './assured.ts'
import { figuresFor, type ReadMonths } from './figures.ts'
import { bars, described, type Questions } from './figures-shown.ts'
import { recommendationAnswer } from './one-answer.ts'
import { countsSince, originOf } from './one-page/origin-shown.ts'
import { runsOf } from './one-page/runs.ts'
import {
  mayAgree,
  mayAgreeWords,
  mayConfirm,
  mayConfirmRevisit,
  mayDecidePlace,
  testShown,
} from './one-page/what-the-reader-may.ts'
import { whatToRecord } from './one-page/what-to-record.ts'
import { mayMoveOwnDate } from './own-dates.ts'
import { recommendation } from './procedure.ts'
import { readings } from './queries/readings.ts'
import { recommendationById } from './queries.ts'
import type { RecommendationState } from './state.ts'
import type { ClosureTest } from './test.ts'

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
    const [one, history, folded, bodies] = await Promise.all([
      recommendationById.one(reader, { force, record }),
      readings.all(reader, { force, record, limit: 60 }),
      load(reader, world, recommendation, record),
      bodiesKnown.all(reader, { force }),
    ])
    if (one === null) return { kind: 'not found' }
    const { comments, proposed } = folded.state
    const authors = await namesOfStaff.all(reader, {
      ids: [...new Set([...comments, ...(proposed === null ? [] : [proposed])].map(({ by }) => by))],
    })
    const nameOf = new Map(authors.map((row) => [row.staff_id, row.name]))
    const last = history[0]?.figures.at(-1) ?? null
    const criteria = (one.test?.criteria ?? []).map((criterion, index) =>
      described(criterion, last?.figures[index] ?? null, questions),
    )
    const gaps = one.test === null ? [] : await gapsShown(world, one.test, read)
    return done({
      ...one,
      status: statusWords({ ...one, tested: one.test !== null, askedOf: one.asked_of }),
      assured: await assuredOf(reader, force, record, one.standing),
      criteria,
      gaps,
      unasked: filesUnasked(one.standing, one.test, gaps),
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
      runs: runsOf(history),
      dateChanges: folded.state.dateChanges,
      dateAsked: folded.state.dateAsked,
      proposedBy: proposed === null ? null : (nameOf.get(proposed.by) ?? 'Somebody who has left'),
      comments: comments.map((one) => ({ ...one, by: nameOf.get(one.by) ?? 'Somebody who has left' })),
      mayAgree: mayAgree(world, folded.state),
      mayMoveOwn: mayMoveOwnDate(folded.state, world.who),
      ...originOf(folded.state),
      responsibleLeft: await hasLeft(reader, force, folded.state),
      addresseeSince: addresseeSince(folded.state, bodies, localDate(world.now)),
      mayKeep: may(world.who, 'keep the register'),
      offers: may(world.who, 'keep the register') ? whatToRecord(folded.state) : [],
      mayCertify: may(world.who, 'approve the plan'),
      mayConfirm: mayConfirm(world, folded.state),
      mayDecidePlace: mayDecidePlace(world, folded.state),
      mayConfirmRevisit: mayConfirmRevisit(world, folded.state),
      mayAgreeWords: mayAgreeWords(world, folded.state),
      record,
      ...testShown(world, folded.state),
    })
  })
}

/** What is overdue then goes to every chief officer. */
const hasLeft = async (reader: Reader, force: string, { responsible }: RecommendationState): Promise<boolean> =>
  responsible !== null && (await staffById.one(reader, { force, staff: responsible.staffId })) === null

/** Whom the report names stands as it was; who owes it today stands beside it. */
function addresseeSince({ received }: RecommendationState, bodies: readonly Body[], today: string): string | null {
  if (received === null) return null
  const name = received.addresseeName ?? null
  const since = succeededWords(bodies, name, today)
  if (since !== null || name !== null || received.addressee !== 'local policing body') return since
  return bodyBehind(bodies, "commissioner's office", today)
}

/** On time beside done well, of each timeliness measure that the test asks for. */
async function gapsShown(world: World, test: ClosureTest, read: ReadMonths) {
  const figures = await figuresFor(read, world.who.forceId, [test], world.now)
  return figures.gaps(test).map(({ measure, gap }) => ({
    measure,
    gap,
    over: gap === null ? null : gapMonths(gap),
    words: gap === null ? null : gapWords(gap),
  }))
}
