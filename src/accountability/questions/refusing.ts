// A question is refused with its reason; where many come at once that are refused for the same one, all that are ticked with it. Each keeps its own decision, and whoever asked it reads the reason.
import Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { dateAndTime, instant } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { when } from '../../registers/deciding.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { type Also, append, load } from '../../registers/records.ts'
import { Id } from '../../registers/schemas.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { text } from '../../web/fields.ts'
import type { NewQuestionFact } from './facts.ts'
import { forumOf, gateOf } from './forums.ts'
import { question } from './procedure.ts'
import { undecided } from './queries.ts'
import { command, notTheirs, unless } from './question-command.ts'
import type { QuestionState } from './state.ts'
import { readsWords } from './who-reads.ts'

/** As many as are shown to tick: a day's (intake.ts). More are refused with the next form. */
const mostAtOnce = 200

export const reject = command({
  name: 'reject',
  title: 'Refuse the question',
  path: 'rejection',
  permission: 'see public questions and figures',
  body: Type.Object({
    because: text('Why', 'Say why. The person who asked can read this', {
      description: 'The person who asked reads this on the page of their question. Nobody else outside does',
      most: 1000,
    }),
    others: Type.Optional({
      ...Type.Array(Id, { maxItems: mostAtOnce, uniqueItems: true }),
      title: 'Which other questions do you refuse for the same reason?',
      description:
        'Tick only those you have read. Each person who asked reads the reason on the page of their own question',
      input: 'checkboxes',
    }),
  }),
  evidence: async (reader, { body, folded, world }) =>
    await othersRead(reader, world, body.others ?? [], folded.recordId),
  decide: ({ body: { because }, state, evidence, by, policy, now }) => {
    const fact: NewQuestionFact = { kind: 'question.rejected/1', happenedAt: now, body: { because } }
    const wrong = (one: QuestionState) => [
      ...notTheirs(one, by, policy),
      ...when(one.stage !== 'received', '', 'This question has already been decided.'),
    ]
    const ofOthers = evidence.flatMap(({ folded: { state: other } }): readonly Refusal[] =>
      other.received === null
        ? [refusal('others', noSuch)]
        : wrong(other).map(({ sentence }) => refusal('others', `${shortly(other, by, policy)}: ${sentence}`)),
    )
    const decision = unless([...wrong(state), ...ofOthers], fact)
    return decision.kind === 'refused' ? decision : { ...decision, also: evidence.map((one) => alsoRefused(one, fact)) }
  },
})

const noSuch = 'One of the questions that you ticked does not exist. Load the page again and choose from its list.'

type Read = Awaited<ReturnType<typeof othersRead>>[number]

const othersRead = async (reader: Reader, world: World, others: readonly string[], itself: string) =>
  await Promise.all(
    others
      .filter((one) => one !== itself)
      .map(async (recordId) => ({ recordId, folded: await load(reader, world, question, recordId) })),
  )

/** At the place that was looked at: what others wrote there meanwhile is a conflict, and all of it is looked at again. */
const alsoRefused = ({ recordId, folded }: Read, fact: NewQuestionFact): Also => ({
  recordId,
  append: async (writing) => await append(writing, question, folded, [fact]),
})

/** Those that wait for the same person's decision, each with all its words: nobody refuses what they have not read. */
export async function othersToRefuse(world: World, itself: string) {
  const policy = world.policyAt(world.now)
  const rows = await world.db.read(
    contextOf(world),
    async (reader) => await undecided.all(reader, { force: world.who.forceId, most: mostAtOnce + 1 }),
  )
  return rows
    .filter(({ record_id, forum }) => record_id !== itself && may(world.who, gateOf(forumOf(policy, forum))))
    .slice(0, mostAtOnce)
    .map((one) => ({
      value: one.record_id,
      text: one.words ?? 'Its words have been erased',
      hint: `${forumOf(policy, one.forum)?.words ?? one.forum}, came in ${dateAndTime(instant(one.received_at))}`,
    }))
}

/** By its words; one that is not theirs to read, by when it came. */
function shortly({ received, stage }: QuestionState, by: Person, policy: Policy): string {
  if (received === null) return ''
  if (!readsWords(by, stage, gateOf(forumOf(policy, received.forum))))
    return `The one that came in ${dateAndTime(received.receivedAt)}`
  const { question: words } = received
  return `“${words.length > 60 ? `${words.slice(0, 59)}…` : words}”`
}
