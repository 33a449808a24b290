// What refuses a correction: who decided stays as it was, and no time that cannot have been.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { outOfOrder } from '../correction-order.ts'
import { isCorrectable } from '../corrections.ts'
import type { MissingFact } from '../facts.ts'
import type { EpisodeState } from '../state.ts'
import { timeRefusals } from './deciding.ts'

export function refusalsOf(
  asked: { readonly state: EpisodeState; readonly now: Instant },
  { fact, standing }: Entry,
  { at, text: words }: Wanted,
  bodyAfter: Readonly<Record<string, unknown>> | null,
): readonly Refusal[] {
  if (!isCorrectable(fact))
    return [
      refusal(
        'entry',
        'This entry records who decided something, or Vigil wrote it: make a new entry with what is right instead.',
      ),
    ]
  if (asked.state.grave !== null)
    return [refusal('', 'The facts are frozen after a death or serious injury: record what is right as a note.')]
  const lastSeen = asked.state.report?.lastSeen.at ?? null
  return [
    ...when(at === null && words === null, 'at', 'Give the right time, the right words, or both.'),
    ...when(at !== null && at === standing.happenedAt && words === null, 'at', 'That is the time already recorded.'),
    ...when(bodyAfter === null, 'text', 'For this kind of entry you can change only the time, not the words.'),
    ...timeRefusals(asked, at),
    ...(at !== null && at > fact.recordedAt && at <= asked.now
      ? [refusal('at', `It was recorded at ${dateAndTime(fact.recordedAt)}: it cannot have happened later than that.`)]
      : []),
    ...when(
      at !== null && fact.kind === 'missing.located/1' && lastSeen !== null && at < lastSeen,
      'at',
      'This is before the child was last seen. Give a later time, or correct when they were last seen.',
    ),
    ...outOfOrder(asked.state, fact.kind, at),
  ]
}

type Entry = { readonly fact: MissingFact; readonly standing: MissingFact }

type Wanted = { readonly at: Instant | null; readonly text: string | null }
