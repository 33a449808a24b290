// The board’s commands as forms: each with its choices and what is said when it is done.
import { load } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type JudgeForce, judgedBefore } from '../judged.ts'
import { asAtChoices, asAtSaid } from './as-at.ts'
import { call, cancel, enterHeld, freeze } from './calling.ts'
import { minuteClaim, usualDay } from './claiming.ts'
import type { DutyWords } from './falls-due.ts'
import type { Measuring } from './measuring.ts'
import type { MeetingState } from './meeting-state.ts'
import { answerChallenge, approveMinutes, minuteChallenge, minuteDecision } from './minuting.ts'
import { meeting, publicStatement } from './procedure.ts'
import { recommendationsNow } from './queries/pack.ts'
import { recordStatement } from './said-in-public.ts'
import type { Questions } from './shown.ts'

export const boardCommands = (
  measuring: Measuring,
  questions: Questions,
  judge: JudgeForce,
  words: DutyWords,
): readonly BoundCommand[] => [
  bind(meeting, call, {
    says: 'Called. Its papers are owed five working days before it meets',
    after: ({ recordId }) => `/meeting/${recordId}`,
  }),
  bind(meeting, enterHeld, {
    says: 'Entered as held: minute what was decided, asked and said',
    after: ({ recordId }) => `/meeting/${recordId}`,
  }),
  judgedBefore(
    judge,
    bind(meeting, freeze(measuring, words), {
      says: 'Frozen. These numbers can no longer change',
      button: 'Freeze the pack',
      initial: async () => await Promise.resolve({ asAt: 'now' }),
      choices: async (world) => await Promise.resolve({ asAt: asAtChoices(world.now) }),
      load: async () =>
        await Promise.resolve({
          about: [
            'The pack is made from the records as they are now. The size of the ledger is kept with it, so that every number can be computed again.',
            'Every status is computed first, from every record of the force. This takes a few seconds.',
            asAtSaid,
          ],
        }),
    }),
  ),
  bind(meeting, cancel, { says: 'Cancelled. The reason is shown, and no pack is owed' }),
  bind(meeting, minuteDecision, { says: 'Minuted', choices: async (world) => ({ about: await aboutChoices(world) }) }),
  bind(meeting, minuteChallenge, { says: 'Minuted', choices: async (world) => ({ about: await aboutChoices(world) }) }),
  bind(meeting, answerChallenge, {
    says: 'Answered',
    choices: async (world, recordId) => ({ position: await openChallengesOf(world, recordId) }),
    initial: async (_, __, query) => await Promise.resolve({ position: query['challenge'] }),
  }),
  judgedBefore(
    judge,
    bind(meeting, minuteClaim(measuring), {
      says: 'Minuted, with what the figures said on the day',
      initial: async (world, recordId) => ({ saidOn: usualDay(await stateOf(world, recordId), world.now) }),
      choices: async (world) => ({ about: await aboutChoices(world) }),
    }),
  ),
  bind(meeting, approveMinutes, {
    says: 'Minutes approved',
    load: async (world, recordId) => ({ about: minutesOf(await stateOf(world, recordId)) }),
  }),
  bind(publicStatement, recordStatement(measuring, questions), {
    says: 'Recorded, with what the figures said',
    after: () => '/public-statements',
    choices: async () =>
      await Promise.resolve({ measures: [...questions.keys()].map((value) => ({ value, text: value })) }),
  }),
]

async function aboutChoices(world: World) {
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await recommendationsNow.all(reader, { force: world.who.forceId }),
  )
  return rows.map((row) => ({ value: row.record_id, text: `${row.reference}: ${row.theme}` }))
}

const stateOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, meeting, recordId))).state

/** Nobody approves what they do not see. */
function minutesOf({ decisions, challenges, claims }: MeetingState): readonly string[] {
  const minuted = [
    ...decisions.map((one) => `Decided by ${one.decidedBy}: “${one.decision}”`),
    ...challenges.map((one) => `Asked by ${one.by}: “${one.challenge}” ${answerWords(one)}`),
    ...claims.map((one) => `Said by ${one.by}: “${one.claim}” Beside it stands: ${one.beside.join('; ')}`),
  ]
  return minuted.length === 0 ? ['Nothing has been minuted of this meeting.'] : minuted
}

const answerWords = ({ answered, answerOwed }: MeetingState['challenges'][number]): string =>
  answered === null ? `Owes the answer: ${answerOwed}` : `Answered by ${answered.by}: “${answered.answer}”`

const openChallengesOf = async (world: World, recordId: string) => {
  const state = await stateOf(world, recordId)
  return state.challenges
    .filter((one) => one.answered === null)
    .map((one) => ({ value: String(one.position), text: `${one.challenge} (${one.answerOwed})`.slice(0, 200) }))
}
