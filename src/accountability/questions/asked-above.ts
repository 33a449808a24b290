// What stands above each form about a public question: nobody decides on, answers or publishes what they do not see.
import { dateAndTime, dateWords, longDate } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { forumOf, gateOf } from './forums.ts'
import { nextMeeting, ruleOf } from './notice.ts'
import { question } from './procedure.ts'
import { calledMeetings } from './queries.ts'
import { tieWords } from './tie.ts'
import { notRead, readsWords } from './who-reads.ts'

export async function askedAbove(world: World, recordId: string) {
  const [{ state }, called] = await world.db.read(
    contextOf(world),
    async (reader) =>
      await Promise.all([load(reader, world, question, recordId), calledMeetings(reader, world.who.forceId)]),
  )
  const { received, supplementary, answers, stage } = state
  const policy = world.policyAt(world.now)
  const forum = forumOf(policy, received?.forum ?? '')
  if (received === null) return { state, about: [], meetingOn: null, tie: null }
  const next = forum === null ? null : nextMeeting(forum, policy.holidays, called, world.now, received.receivedAt)
  const words = readsWords(world.who, stage, gateOf(forum)) ? `“${received.question}”` : `${notRead}.`
  const asked = [words, ...supplementary.map((one) => `“${one}”`)]
  return {
    state,
    /** For those who decide alone. */
    tie: tieWords(forum, received.tie),
    /** For which it came in time. */
    meetingOn: next?.meetingOn ?? null,
    about: [
      ...asked.flatMap((quoted, to) => [
        `${to === 0 ? '' : 'Supplementary question: '}${quoted}`,
        ...answers
          .filter((one) => one.to === to)
          .map(
            (one) =>
              `Answered ${longDate(one.at)} by ${one.by}: “${one.answer}”${one.figures === null ? '' : ` ${one.figures}`}`,
          ),
      ]),
      `For: ${forum?.words ?? received.forum}. It came in ${dateAndTime(received.receivedAt)}.${forum === null ? '' : ` ${ruleOf(forum)}.`}`,
      ...(stage === 'received' && next !== null
        ? [`In time for the meeting on ${dateWords(next.meetingOn)}: the deadline is ${dateAndTime(next.latest)}.`]
        : []),
    ],
  }
}
