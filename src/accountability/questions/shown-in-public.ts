// What the public reads of a question, and what whoever asked can follow: never who asked.
import { localDate } from '../../kernel/time.ts'
import { type Duty, isOpen } from '../../practice/duty.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { withoutWhole } from '../figure-then.ts'
import { decideRule } from './duties.ts'
import type { Followed } from './facts.ts'
import { forumOf } from './forums.ts'
import { isCorrected, wordsOf } from './names-somebody.ts'
import type { QuestionState } from './state.ts'

/** For whoever holds the ticket. Never who asked. */
export const followedOf = (
  { received, ...state }: QuestionState,
  duties: readonly Duty[],
  policyAt: PolicyAt,
): Followed => ({
  forum: received === null ? '' : (forumOf(policyAt(received.receivedAt), received.forum)?.words ?? received.forum),
  stage: state.stage,
  decidedBy: duties.find((one) => one.name === decideRule && isOpen(one))?.dueAt ?? null,
  because: state.rejected,
  meetingOn: state.admitted?.meetingOn ?? null,
  inTime: state.admitted?.inTime ?? null,
  lateBecause: state.admitted?.lateBecause ?? null,
  ...(state.admitted?.movedBecause == null ? {} : { movedBecause: state.admitted.movedBecause }),
  dueOn: state.allocated?.dueOn ?? null,
  named: state.asker.name !== null || state.asker.email !== null,
  toBeForgotten: state.toBeForgotten,
})

/** Question and answers in their order, never who asked. Of several answers to one question the last stands; the others stay, marked. */
export const publicOf = ({ received, answers, supplementary }: QuestionState) => ({
  question: received?.question ?? '',
  forum: received?.forum ?? '',
  answer: answers.at(-1)?.answer ?? '',
  by: officeOf(answers.at(-1)),
  figures: answers.at(-1)?.figures ?? null,
  exchanges: [received?.question ?? '', ...supplementary].map((asked, number) => {
    const given = answers.filter(({ to }) => to === number)
    return {
      question: asked,
      answers: given.map((one) => ({
        answer: wordsOf(one, answers),
        by: officeOf(one),
        on: localDate(one.at),
        corrected: isCorrected(one, answers),
        figures: one.figures,
        figure: one.figure ? withoutWhole(one.figure) : null,
      })),
    }
  }),
})

/** The office that answered; of answers from before offices were kept, the name. */
const officeOf = (one: QuestionState['answers'][number] | undefined): string => one?.role ?? one?.by ?? ''
