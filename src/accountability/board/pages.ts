// The board's pages: its meetings, one pack as frozen or as it would be now, the same numbers computed again, and what was said in public.
import { isId } from '../../kernel/identity.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { type Instant, localDate } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { computedAgainAnswer } from './again-answer.ts'
import { meetingAnswer, meetingsAnswer, publicStatementsAnswer } from './answers.ts'
import { casesPage } from './cases.ts'
import type { Pack } from './facts.ts'
import { auditsSince, goodFiles, type Measuring } from './pack.ts'
import { meeting } from './procedure.ts'
import { meetings, statementsMade } from './queries.ts'
import { auditedMonths, auditShown, computedAgain, figuresOf, type Questions } from './shown.ts'
import { sentence } from './words.ts'
import { worseFirst } from './worse-first.ts'

export const pagesOf = (measuring: Measuring, questions: Questions) => [
  listPage,
  meetingPage(questions),
  againPage(measuring),
  casesPage(
    measuring,
    questions,
    'meeting',
    async (reader, world, record) => (await load(reader, world, meeting, record)).state.pack,
  ),
  statementsPage,
]

const listPage = page({
  path: '/meetings',
  permission: 'read packs',
  template: 'accountability/board/views/meetings.njk',
  title: 'Child protection board',
  answer: meetingsAnswer,
  load: async (world) =>
    done({
      rows: await world.db.read(
        contextOf(world),
        async (reader) => await meetings.all(reader, { force: world.who.forceId, limit: 50 }),
      ),
      mayKeep: may(world.who, 'keep the board'),
      today: localDate(world.now),
    }),
})

const meetingPage = (questions: Questions) =>
  page({
    path: '/meeting/:record',
    permission: 'read packs',
    template: 'accountability/board/views/meeting.njk',
    title: (values) => String(values['title']),
    area: '/meetings',
    answer: meetingAnswer,
    load: async (world, { params }) => await readMeeting(world, params['record'] ?? '', questions),
  })

async function readMeeting(
  world: World,
  record: string,
  questions: Questions,
): Promise<Outcome<Answered<typeof meetingAnswer>>> {
  if (!isId(record)) return { kind: 'not found' }
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, meeting, record)
    const { called, pack } = state
    if (called === null) return { kind: 'not found' }
    const keeps = may(world.who, 'keep the board')
    const today = localDate(world.now)
    return done({
      record,
      title: called.title,
      meets: called.heldOn < today ? 'Met on' : 'Meets on',
      called,
      pack: pack === null ? null : shownPack(pack, pack.at, questions),
      frozenAt: pack?.at ?? null,
      decisions: state.decisions,
      challenges: state.challenges.map((one) => ({
        ...one,
        late: one.answered === null && one.owedBy < today,
      })),
      mayAnswer: keeps,
      claims: state.claims,
      approvedAt: state.approvedAt,
      mayFreeze: keeps && pack === null,
      mayMinute: keeps && state.approvedAt === null,
      mayApprove:
        pack !== null && state.approvedAt === null && called.heldOn <= today && may(world.who, 'approve the plan'),
    })
  })
}

/** In the order of screens.md: what is worse comes first, and nothing green before it. */
function shownPack(pack: Pack, at: Instant, questions: Questions) {
  const day = localDate(at)
  const { recommendations } = pack
  const shown = (one: (typeof recommendations)[number]) => ({
    ...one,
    figures: figuresOf(pack.figures, one.measures, questions),
  })
  const noLongerMet = recommendations.filter((one) => one.standing === 'no longer met').map(shown)
  const worse = worseFirst(pack, day)
  return {
    ledgerSize: pack.ledgerSize,
    policyVersion: pack.policyVersion,
    headline: [
      { words: 'No longer met', at: 'no-longer-met', n: noLongerMet.length },
      {
        words: 'Overdue',
        at: 'overdue',
        n: worse.overdue.length + worse.overdueActions.length + worse.overdueDuties.length,
      },
      { words: 'Unallocated actions', at: 'unallocated', n: worse.unallocated.length },
      { words: 'Dates moved twice or more', at: 'moved-twice', n: worse.movedTwice.length },
      { words: 'Challenges not answered', at: 'challenges', n: (pack.challenges ?? []).length },
      { words: 'Decisions asked', at: 'decisions-asked', n: pack.decisionsAsked.length },
      { words: 'What children said', at: 'children-said', n: pack.childrenSaid.length },
    ],
    noLongerMet,
    ...worse,
    dateChanges: pack.dateChanges ?? [],
    challenges: (pack.challenges ?? []).map((one) => ({ ...one, late: one.answerBy < day })),
    unavailable: pack.unavailable ?? [],
    decisionsAsked: pack.decisionsAsked,
    childrenSaid: pack.childrenSaid,
    auditedMonths: auditedMonths(pack.figures),
    goodFiles: goodFiles.measure,
    audits: pack.audits.map(auditShown),
    auditsFrom: localDate(auditsSince(at)),
    all: recommendations.map(shown),
    counts: ['no longer met', 'not met', 'insufficient data', 'met'].map((standing) => ({
      standing,
      n: recommendations.filter((one) => one.standing === standing).length,
    })),
    untested: recommendations.filter((one) => !one.tested).length,
  }
}

/** Every number of a frozen pack computed again from the facts that the ledger held then. */
const againPage = (measuring: Measuring) =>
  page({
    path: '/meeting/:record/computed-again',
    permission: 'read packs',
    template: 'accountability/board/views/again.njk',
    title: 'The numbers computed again',
    area: '/meetings',
    answer: computedAgainAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      if (!isId(record)) return { kind: 'not found' }
      const { state } = await world.db.read(
        contextOf(world),
        async (reader) => await load(reader, world, meeting, record),
      )
      const { pack, called } = state
      if (pack === null || called === null) return { kind: 'not found' }
      return done({
        back: `/meeting/${record}`,
        title: called.title,
        ...(await computedAgain(measuring, world.who.forceId, pack)),
      })
    },
  })

const statementsPage = page({
  path: '/public-statements',
  permission: 'see recommendations',
  template: 'accountability/board/views/statements.njk',
  title: 'What was said in public',
  answer: publicStatementsAnswer,
  load: async (world) => {
    const rows = await world.db.read(
      contextOf(world),
      async (reader) => await statementsMade.all(reader, { force: world.who.forceId, limit: 100 }),
    )
    return done({
      rows: rows.map((row) => ({
        ...row,
        figures: row.figures.map((figure) => sentence({ ...figure, part: figure.part })),
      })),
      mayKeep: may(world.who, 'keep the board'),
    })
  },
})
