// The questions, those that wait first, and one with what became of it.
import { done } from '../../kernel/outcome.ts'
import { instant, localDate, minutes, plus } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { may, rolesThatMay } from '../../registers/permissions.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { withoutWhole } from '../figure-then.ts'
import { questionAnswer, questionsAnswer } from './answers.ts'
import { forumOf, gateOf } from './forums.ts'
import { mostADay } from './intake.ts'
import { mayMove } from './moving.ts'
import { eachNamed } from './named-in-lists.ts'
import { lookedAt } from './names-somebody.ts'
import { isOf, nextMeeting, ruleOf } from './notice.ts'
import { question } from './procedure.ts'
import { calledMeetings, cancelledMeetings, panelMeetings, questions, waitingInBox } from './queries.ts'
import { tieWords } from './tie.ts'
import { readsWords } from './who-reads.ts'

export const listPage = page({
  path: '/questions',
  permission: 'see public questions and figures',
  template: 'accountability/questions/views/list.njk',
  title: 'Public questions',
  area: '/recommendations',
  answer: questionsAnswer,
  load: async (world) => {
    const force = world.who.forceId
    const [rows, box, called, entered, cancelled] = await world.db.read(
      contextOf(world),
      async (reader) =>
        await Promise.all([
          questions.all(reader, { force }),
          waitingInBox.one(reader, { force }),
          calledMeetings(reader, force),
          panelMeetings.all(reader, { force }),
          cancelledMeetings(reader, force),
        ]),
    )
    const policy = world.policyAt(world.now)
    const today = localDate(world.now)
    const meetings = entered.map((one) => ({ ...one, forumWords: forumOf(policy, one.forum)?.words ?? one.forum }))
    // A question is in the box for seconds: what waits longer waits for the next day.
    const overfull = box?.since != null && instant(box.since) < plus(world.now, minutes(-5))
    return done({
      questions: eachNamed(
        rows.map((row) => {
          const forum = forumOf(policy, row.forum)
          const next =
            forum === null ? null : nextMeeting(forum, policy.holidays, called, world.now, instant(row.received_at))
          const withheld = !readsWords(world.who, row.stage, gateOf(forum))
          return {
            ...row,
            words: withheld ? null : row.words,
            withheld,
            forumWords: forum?.words ?? row.forum,
            hasMeetings: forum !== null && forum.kind !== 'at any time',
            next: row.stage === 'received' ? (next?.meetingOn ?? null) : null,
            cancelled:
              isOpenStage(row.stage) &&
              cancelled.some(
                (one) => one.heldOn === row.meeting_on && isOf(forum ?? { id: row.forum, kind: 'panel' }, one),
              ),
          }
        }),
      ),
      panelMeetings: meetings.filter(({ held_on }) => held_on >= today).toReversed(),
      pastMeetings: meetings.filter(({ held_on }) => held_on < today),
      mayEnter: may(world.who, 'decide on questions'),
      waiting: overfull ? box : null,
      mostADay,
    })
  },
})

const isOpenStage = (stage: string): boolean => stage !== 'published' && stage !== 'rejected'

export const onePage = page({
  path: '/question/:record',
  permission: 'see public questions and figures',
  template: 'accountability/questions/views/one.njk',
  title: 'A public question',
  area: '/recommendations',
  answer: questionAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    return await world.db.read(contextOf(world), async (reader) => {
      const { state, duties } = await load(reader, world, question, record)
      if (state.received === null) return { kind: 'not found' }
      const forum = forumOf(world.policyAt(world.now), state.received.forum)
      const decides = may(world.who, gateOf(forum))
      const mayAnswer = state.allocated?.staffId === world.who.staffId && may(world.who, 'answer questions')
      const { name: _, email: __, tie, ...received } = state.received
      const withheld = !readsWords(world.who, state.stage, gateOf(forum))
      return done({
        record,
        ...state,
        // Who asked is seen only by those who decide on the question.
        received: { ...received, question: withheld ? null : received.question },
        withheld,
        answers: state.answers.map((one) => (one.figure ? { ...one, figure: withoutWhole(one.figure) } : one)),
        asker: decides ? state.asker : null,
        tie: decides ? tieWords(forum, tie) : null,
        forum: forum === null ? null : { ...forum, rule: ruleOf(forum) },
        lookAt: (decides || mayAnswer) && state.publishedAt === null ? lookedAt(state) : [],
        decides,
        /** Which jobs decide whether it is put, and what becomes of it. */
        deciders: rolesThatMay(gateOf(forum)),
        mayAnswer,
        mayMove: decides && mayMove(state),
        mayFollow: may(world.who, 'answer questions') || may(world.who, 'decide on questions'),
        owed: duties.filter(isOpen).map((one) => ({ name: one.name, dueAt: one.dueAt })),
      })
    })
  },
})
