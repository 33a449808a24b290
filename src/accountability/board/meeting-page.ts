// One meeting of the board: its pack as frozen, what is worse first, and what was minuted beside it.
import type { Reader } from '../../kernel/database.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { dateWords, dayOf, type Instant, localDate } from '../../kernel/time.ts'
import { may } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type Answered, page } from '../../web/slice.ts'
import { byStanding } from '../by-standing.ts'
import { noClosureTest, noMeasureCan, notComputed, ofOthers, statusWords } from '../status-words.ts'
import { meetingAnswer } from './answers.ts'
import { mayCancel } from './calling.ts'
import type { Pack } from './frozen-pack.ts'
import { namedMeasures } from './named-measures.ts'
import { auditsSince, goodFiles } from './pack.ts'
import { meeting } from './procedure.ts'
import { packBefore } from './queries.ts'
import { allowsForChildren, auditedMonths, auditShown, type Questions, recommendationShown } from './shown.ts'
import { sinceBefore } from './since-before.ts'
import { worseFirst } from './worse-first.ts'

export const meetingPage = (questions: Questions) =>
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
  return await world.db.read(contextOf(world), async (reader) => {
    const { state } = await load(reader, world, meeting, record)
    const { called, pack } = state
    if (called === null) return { kind: 'not found' }
    const keeps = may(world.who, 'keep the board')
    const today = localDate(world.now)
    const stands = state.cancelled === null
    return done({
      record,
      title: called.title,
      meets: called.heldOn < today || state.enteredAt !== null ? 'Met on' : 'Meets on',
      called,
      enteredAt: state.enteredAt,
      pack: pack === null ? null : shownPack(pack, pack.at, questions),
      since: pack === null ? null : await sincePackBefore(reader, world, pack),
      frozenAt: pack?.frozenAt ?? null,
      asAt: pack?.asAt ?? null,
      decisions: state.decisions,
      challenges: state.challenges.map((one) => ({
        ...one,
        late: one.answered === null && one.owedBy < today,
      })),
      mayAnswer: keeps,
      claims: state.claims,
      measures: namedMeasures(
        state.claims.flatMap(({ beside }) => beside),
        questions,
      ),
      approvedAt: state.approvedAt,
      cancelled: state.cancelled?.because ?? null,
      mayCancel: keeps && mayCancel(state),
      mayFreeze: keeps && pack === null && stands && state.enteredAt === null,
      mayMinute: keeps && state.approvedAt === null && stands,
      mayMinuteDecisions: keeps && state.approvedAt === null && stands && called.heldOn <= today,
      mayApprove:
        (pack !== null || state.enteredAt !== null) &&
        stands &&
        state.approvedAt === null &&
        called.heldOn <= today &&
        may(world.who, 'approve the plan'),
    })
  })
}

type FrozenAt = Pack & { readonly at: Instant }

/** Null of the first pack. */
async function sincePackBefore(reader: Reader, world: World, pack: FrozenAt) {
  const row = await packBefore.one(reader, { force: world.who.forceId, before: pack.at })
  if (row === null) return null
  const then = (await load(reader, world, meeting, row.record_id)).state.pack
  if (then === null) return null
  const frozen = (one: FrozenAt) => ({ pack: one, headline: headlineOf(one, localDate(one.at)) })
  return { record: row.record_id, title: row.title, heldOn: row.held_on, ...sinceBefore(frozen(pack), frozen(then)) }
}

function headlineOf(pack: Pack, day: string) {
  const worse = worseFirst(pack, day)
  const overdue = worse.overdue.length + worse.overdueActions.length + worse.overdueDuties.length
  const noLongerMet = pack.recommendations.filter((one) => one.standing === 'no longer met').length
  return [
    { words: 'No longer met', at: 'no-longer-met', n: noLongerMet },
    { words: 'Overdue', at: 'overdue', n: overdue },
    { words: 'Unallocated actions', at: 'unallocated', n: worse.unallocated.length },
    { words: 'Dates moved twice or more', at: 'moved-twice', n: worse.movedTwice.length },
    { words: 'Decisions asked', at: 'decisions-asked', n: pack.decisionsAsked.length },
    { words: 'What children said', at: 'children-said', n: pack.childrenSaid.length },
    { words: 'Challenges not answered', at: 'challenges', n: (pack.challenges ?? []).length },
  ]
}

/** Last, and not compared with the pack before: what falls due in another month is neither better nor worse. */
const ahead = ({ fallsDue }: Pack) =>
  fallsDue === undefined
    ? []
    : [
        {
          words: `Falls due until ${dateWords(dayOf(fallsDue.until))}`,
          at: 'falls-due',
          n: fallsDue.duties.length + fallsDue.left,
        },
      ]

/** In the order of screens.md: what is worse comes first, and nothing green before it. */
function shownPack(pack: Pack, at: Instant, questions: Questions) {
  const day = localDate(at)
  const { recommendations } = pack
  const shown = (one: (typeof recommendations)[number]) => recommendationShown(one, pack.figures, questions)
  const noLongerMet = recommendations.filter((one) => one.standing === 'no longer met').map(shown)
  const worse = worseFirst(pack, day)
  return {
    ledgerSize: pack.ledgerSize,
    policyVersion: pack.policyVersion,
    headline: [...headlineOf(pack, day), ...ahead(pack)],
    noLongerMet,
    ...worse,
    fallsDue: pack.fallsDue ?? null,
    dateChanges: pack.dateChanges ?? [],
    challenges: (pack.challenges ?? []).map((one) => ({ ...one, late: one.answerBy < day })),
    unavailable: pack.unavailable ?? [],
    decisionsAsked: pack.decisionsAsked,
    childrenSaid: pack.childrenSaid,
    auditedMonths: auditedMonths(pack),
    goodFiles: goodFiles.measure,
    audits: pack.audits.map(auditShown),
    allowsForChildren: allowsForChildren(pack.figures),
    auditsFrom: localDate(auditsSince(at)),
    all: recommendations.map(shown),
    groups: byStanding(recommendations),
    counts: ['no longer met', 'not met', 'insufficient data', 'met'].map((standing) => ({
      standing,
      n: recommendations.filter((one) => one.standing === standing).length,
    })),
    without: [notComputed, noMeasureCan, noClosureTest, ofOthers].flatMap((status) => {
      const n = recommendations.filter((one) => statusWords(one) === status).length
      return n === 0 ? [] : [{ status, n }]
    }),
  }
}
