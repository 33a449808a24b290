// What the force that offered a child had learned by the time we accepted: kept with the offer, and told to our episode as far as it is new.
import { canonical } from '../../../kernel/canonical.ts'
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import type { ForceMessage } from '../../../registers/force-messages.ts'
import { append, appendTo, load } from '../../../registers/records.ts'
import type { Writing } from '../../../registers/world.ts'
import type { NewMissingFact } from '../facts.ts'
import { levelWords } from '../grade/levels.ts'
import { questions } from '../grade/questions.ts'
import { missing } from '../procedure.ts'
import { type EpisodeState, isElsewhere } from '../state.ts'
import { Addition } from './facts.ts'
import { newTo } from './joining.ts'
import { notedFacts, type Received, ruledFacts } from './opening.ts'
import { transfer } from './procedure.ts'
import { parse, tell } from './received.ts'

type Package = Received['package']

/** Come twice it is come once. What we refused, or was withdrawn, is not ours to know. Accepted by telephone, it may come before our own answer. */
export async function receiveAddition(writing: Writing, message: ForceMessage): Promise<void> {
  const { writer, world } = writing
  const { transferId, package: given } = parse(Addition, message.body)
  const offer = await load(writer, world, transfer, transferId)
  // It overtook the offer: at the next turn both are there.
  if (offer.facts.length === 0) throw new Error(`the offer ${transferId} has not come yet`)
  const { received, answer } = offer.state
  if (received?.fromForce !== message.fromForce || canonical(received.package) === canonical(given)) return
  if (answer?.answer === 'refused' || answer?.answer === 'withdrawn') return
  await append(writing, transfer, offer, [
    { kind: 'transfer.added/1', happenedAt: world.now, body: { package: given } },
  ])
  if (answer === null || answer.episodeId === null) return
  await appendTo(writing, missing, answer.episodeId, ({ state }) =>
    isElsewhere(state) ? [] : addedFacts(received, given, state, world.now),
  )
  // By the offer, where all of it is read, also by whoever has passed the child on since.
  tell(writing, transferId, false, 'Another force has sent what it learned before we took over its child: read it')
}

function addedFacts(received: Received, given: Package, ours: EpisodeState, now: Instant): readonly NewMissingFact[] {
  const added = addedTo(received.package, given)
  const { fromForce, fromName } = received
  return [
    ...ruledFacts({ fromForce, fromName, package: newTo(ours, added) }, now),
    ...notedFacts(
      [
        `Learned by ${fromName} after it had offered the child, and sent after our acceptance.`,
        ...wordsOf(received.package, added),
      ].join('\n'),
      added,
      now,
    ),
  ]
}

/** Only what is not in the other. */
function addedTo(before: Package, given: Package): Package {
  const isNew = <One>(those: readonly One[] = []) => {
    const were = new Set(those.map(canonical))
    return (one: One): boolean => !were.has(canonical(one))
  }
  const { history, ...rest } = given
  return {
    ...rest,
    ...(history === undefined || canonical(history) === canonical(before.history ?? null) ? {} : { history }),
    answers: given.answers.filter(isNew(before.answers)),
    known: (given.known ?? []).filter(isNew(before.known)),
    done: given.done.filter(isNew(before.done)),
  }
}

/** What no rule of ours reads from there: put right, graded anew, answered. */
function wordsOf(before: Package, added: Package): readonly string[] {
  const { child, lastSeen, caller } = added
  const changed = (was: unknown, is: unknown, words: string): readonly string[] =>
    canonical(was) === canonical(is) ? [] : [words]
  return [
    ...changed(before.lastSeen, lastSeen, `Last seen, put right: ${dateAndTime(lastSeen.at)}, ${lastSeen.place}.`),
    ...changed(before.caller, caller, `Caller, put right: ${caller.name ?? 'name not given'}, ${caller.phone}.`),
    ...changed(
      before.child,
      child,
      `The child, put right: ${[child.name, child.age, child.dateOfBirth, child.sex, child.description].filter((one) => one !== null).join(', ')}.`,
    ),
    ...changed(
      [before.level, before.gradingBecause],
      [added.level, added.gradingBecause],
      `They graded it ${levelWords[added.level]} by then: ${added.gradingBecause}`,
    ),
    ...added.answers.map(
      ({ question, answer, saidBy }) => `${questionWords.get(question) ?? question} ${answer} (${saidBy})`,
    ),
  ]
}

const questionWords = new Map(questions.map(({ id, words }) => [id, words]))
