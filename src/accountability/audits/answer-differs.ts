// The family says otherwise than the record: whoever has the case corrects it there, or somebody says why the record stands. Until then it is owed.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { choice, text } from '../../web/fields.ts'
import { whatBecame } from './facts.ts'
import { answered, command } from './file-command.ts'
import { answerDiffers } from './file-state.ts'

export const settleAnswer = command({
  name: 'settle-answer',
  title: 'Record what became of the difference',
  path: 'difference',
  permission: 'own actions',
  body: Type.Object({
    became: choice('What became of it?', 'Choose what became of it', whatBecame, {
      'corrected in the case': 'The answer was corrected in the case',
      'the record stands': 'The record stands: it was right when it was written, or was corrected since',
    }),
    because: text('How do you know?', 'Enter how you know', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }) =>
    answered(
      when(
        !answerDiffers(state),
        '',
        'There is no difference to settle: nobody asked again, the answer was the same, or somebody has already said what became of it.',
      ),
      { kind: 'audited-file.answer-settled/1', happenedAt: now, body },
    ),
})
