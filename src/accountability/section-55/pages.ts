// Comments under section 55: all of them with their last lawful day, and one as it would be printed, gap included.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { type Duty, isOpen } from '../../practice/duty.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { type Human, isSameHuman } from '../../registers/same-human.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { noClosureTest, statusWords } from '../status-words.ts'
import { section55Answer, section55sAnswer } from './answers.ts'
import { lastDay } from './duties.ts'
import { sayBy } from './entered-late.ts'
import type { Section55Fact } from './facts.ts'
import { knownAnswer } from './known-answer.ts'
import { answeredSince, leftOut } from './left-out.ts'
import { mayBeAnswered, mayDo } from './may-do.ts'
import { section55 } from './procedure.ts'
import { unopened } from './queries/reports.ts'
import { all, statusOf } from './queries.ts'
import { recommendationsNow } from './register.ts'
import { addedSince, addendumOwed, gapOf, type Section55State, withAdded } from './state.ts'

export const listPage = page({
  path: '/section-55s',
  permission: 'see recommendations',
  template: 'accountability/section-55/views/list.njk',
  title: 'Comments under section 55',
  area: '/scrutiny',
  answer: section55sAnswer,
  load: async (world) =>
    await world.db.read(contextOf(world), async (reader) => {
      const force = world.who.forceId
      return done({
        rows: await all.all(reader, { force }),
        unopened: (await unopened.all(reader, { force })).map((one) => ({ ...one, due_on: lastDay(one.published_on) })),
        mayOpen: may(world.who, 'scrutinise'),
        today: localDate(world.now),
      })
    }),
})

export const onePage = page({
  path: '/section-55/:record',
  permission: 'see recommendations',
  template: 'accountability/section-55/views/one.njk',
  title: (values) => `Section 55: ${String(values['report'])}`,
  area: '/scrutiny',
  answer: section55Answer,
  load: async (world, { params }) => await readOne(world, params['record'] ?? ''),
})

async function readOne(world: World, record: string): Promise<Outcome<Answered<typeof section55Answer>>> {
  return await world.db.read(contextOf(world), async (reader) => {
    const { state: recorded, duties, steps } = await load(reader, world, section55, record)
    const { opened } = recorded
    if (opened === null) return { kind: 'not found' }
    // What the report asks today: a recommendation confirmed since is shown, and counts as a gap, before anybody acts.
    const added = addedSince(recorded, await recommendationsNow(reader, world, opened))
    const state = withAdded(recorded, added)
    const records = state.recommendations.map(({ recordId }) => recordId)
    const figures = await statusOf.all(reader, { force: world.who.forceId, records })
    return done({
      record,
      report: opened.report,
      publishedOn: opened.publishedOn,
      lastDay: lastDay(opened.publishedOn),
      sayBy: sayBy(recorded),
      saidNone: recorded.saidNone,
      owed: duties
        .filter(isOpen)
        .map((duty) => ({ name: owedName(duty, steps), dueAt: duty.dueAt, owner: duty.owner, source: duty.source })),
      inspection: opened.inspectionId ?? null,
      publicAt: state.published === null ? null : `/${world.who.forceId}/section-55/${record}`,
      notOwed: state.notOwed,
      corrections: state.corrections,
      ...shown(world, state, figures),
      may: mayDo(world, state),
      mayRead: may(world.who, 'answer in writing') && isAnothers(state, world.who),
      maySay: may(world.who, 'scrutinise') && state.published === null && state.covered === null,
    })
  })
}

/** A copy is owed of the comments, and of each addendum to them. */
const owedName = (
  { name, startingPosition }: Duty,
  steps: readonly { readonly fact: Pick<Section55Fact, 'kind' | 'position'> }[],
): string => {
  const isOfAddendum = steps.some(
    ({ fact: { kind, position } }) => position === startingPosition && kind === 'section-55.addendum-published/1',
  )
  return isOfAddendum && name.startsWith('copy to ') ? `${name}, of the addendum` : name
}

type Status = Awaited<ReturnType<typeof statusOf.all>>[number]

function shown(world: World, state: Section55State, figures: readonly Status[]) {
  const statuses = new Map(figures.map((one) => [one.record_id, one]))
  return {
    chief: state.chief,
    replyBy: state.replyBy,
    own: state.own,
    gap: gapOf(state),
    leftOut: leftOut(state).map(({ reference }) => reference),
    answeredSince: answeredSince(state).map(({ reference }) => reference),
    printedGap: state.published?.gap ?? [],
    completedAt: state.completedAt,
    published: state.published,
    copies: state.copies,
    later: state.later,
    addenda: state.addenda,
    addendumOwed: addendumOwed(state),
    earlierOffered: earlierWords(state),
    earlier: state.earlier === null ? null : { document: state.earlier.document, on: state.earlier.on },
    covered: state.covered,
    recommendations: state.recommendations.map((one) => {
      const status = statuses.get(one.recordId)
      const answer = state.answers.get(one.recordId) ?? null
      return {
        ...one,
        answer,
        known: answer === null && status !== undefined ? knownAnswer(status) : null,
        standing: status?.standing ?? null,
        status: status === undefined ? noClosureTest : statusWords({ ...status, askedOf: status.asked_of }),
        stage: status?.stage ?? null,
      }
    }),
    mayAnswer: may(world.who, 'scrutinise') && mayBeAnswered(state),
  }
}

const isAnothers = ({ earlierOffered }: Section55State, who: Human): boolean =>
  earlierOffered !== null && !isSameHuman(who, earlierOffered.staffId)

const earlierWords = ({ earlierOffered: offered }: Section55State) =>
  offered === null ? null : { document: offered.document, on: offered.on }
