// What a parent or carer sent is read by somebody, who says what follows from it.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { none } from '../../../registers/records.ts'
import { text } from '../../../web/fields.ts'
import { unreadForms } from '../carer-forms.ts'
import { command, unless } from './deciding.ts'

/** Not beside what comes meanwhile: a form that arrived since this one was opened is read first. */
export const readCarerForm = command({
  name: 'read-carer-form',
  title: 'Read what the carer sent',
  path: 'carer-form-read',
  permission: 'record an action',
  body: Type.Object({
    follows: text('What follows from it?', 'Enter what follows from it, or that nothing does', {
      description: 'Who does what with it: an address to visit, somebody to ask, a grade to look at again',
      most: 1000,
    }),
  }),
  evidence: none,
  decide: ({ folded, body, now }) => {
    const formPositions = unreadForms(folded).map((one) => one.position)
    return unless(formPositions.length > 0 ? [] : [refusal('', 'Nothing that a carer sent is waiting to be read.')], {
      kind: 'missing.carer-form-read/1',
      happenedAt: now,
      body: { formPositions, follows: body.follows },
    })
  },
})
