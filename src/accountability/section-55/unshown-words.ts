// Words that were published and that the public site does not have, since nobody looked at them for it: as they stood in what was published, of the stored facts alone.
import type { Step } from '../../practice/duties.ts'
import type { Words } from '../comments-said.ts'
import { addendaOf } from './addenda.ts'
import type { Section55Fact } from './facts.ts'
import type { Section55State } from './state.ts'

export const areUnshown = ({ published, addenda, wordsShownAt }: Section55State): boolean =>
  published !== null &&
  wordsShownAt === null &&
  (published.lookedAt === undefined || addenda.some(({ lookedAt }) => lookedAt === undefined))

/** `state` is the one in which they are shown; `steps` lead to it. */
export function unshownWords(
  steps: readonly Step<Section55State, Section55Fact>[],
  state: Section55State,
): Omit<Words, 'on'> {
  const then = steps.find((one) => one.state.published !== null)?.state ?? state
  const { published, chief, own, answers, earlier, printed } = then
  const isUnshown = published?.lookedAt === undefined
  return {
    comments: isUnshown
      ? {
          chief: chief?.comments ?? null,
          own: own?.comments ?? null,
          reply: own?.reply ?? null,
          document: earlier?.text ?? null,
        }
      : null,
    answers: isUnshown
      ? [...answers].flatMap(([id, { action, whyNone }]) => (printed.has(id) ? [{ id, action, whyNone }] : []))
      : [],
    addenda: addendaOf(state).flatMap((one, at) =>
      one.lookedAt === undefined
        ? [
            {
              number: at + 1,
              chief: one.comments,
              reply: one.reply,
              answers: one.answers.map(({ recordId: id, action, whyNone }) => ({ id, action, whyNone })),
            },
          ]
        : [],
    ),
  }
}
