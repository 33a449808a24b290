// An answer in the record is asked again of the child or family, and compared.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { choiceOf, line } from '../../web/fields.ts'
import { answered, command } from './file-command.ts'
import { outsideRefusals } from './outside.ts'

export const askAgain = command({
  name: 'ask-again',
  title: 'Record an answer asked again',
  path: 're-asked',
  permission: 'grade files',
  body: Type.Object({
    said: choiceOf(
      'What the child or family said now',
      'Choose what was said now',
      'You are not shown what the record says. In a sample of answers of “no” you know it all the same: ask as if nobody had asked before',
    ),
    askedOf: line('Who was asked: child, mother, carer', 'Enter who was asked'),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const { drawn } = state
    if (drawn?.kind !== 're-ask')
      return answered([
        refusal('', 'The files of this audit are graded. Answers are asked again only in a re-ask sample.'),
      ])
    const { recorded, stratum } = drawn
    if (recorded === undefined)
      return answered([refusal('', 'This sample was drawn before Vigil drew single answers. Plan another sample.')])
    const same = isSame(recorded, body.said)
    return answered(
      [
        ...when(state.reAsked.length > 0, '', 'This answer has already been asked again.'),
        ...outsideRefusals(state, by, 'must ask'),
      ],
      { kind: 'audited-file.re-asked/1', happenedAt: now, body: { ...body, question: stratum, recorded, same } },
    )
  },
})

/** Letters and digits alone, so that a capital or a full stop makes no difference. */
const isSame = (recorded: string, said: string): boolean => plain(recorded) === plain(said)
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
