// Answering in writing: the period of the IOPC, a coroner, a joint inspection or a panel, more time applied for inside it, and that the answer is published. And what was done at once.
import { type BoundCommand, bind } from '../../web/slice.ts'
import { giveUpdate } from './answering/at-once.ts'
import { answer, publishAnswer } from './answering/in-writing.ts'
import { answerForTime, applyForTime } from './answering/more-time.ts'
import { askedWords } from './asked-words.ts'
import { recommendation } from './procedure.ts'

export const answeringCommands: readonly BoundCommand[] = [
  bind(recommendation, answer, {
    says: 'Recorded as answered. This does not say whether the recommendation is met',
    load: askedWords,
  }),
  bind(recommendation, publishAnswer, { load: askedWords }),
  bind(recommendation, applyForTime, {
    says: 'Recorded: the due date stays until more time is given',
    load: askedWords,
  }),
  bind(recommendation, answerForTime, { load: askedWords }),
  bind(recommendation, giveUpdate, { load: askedWords }),
]
