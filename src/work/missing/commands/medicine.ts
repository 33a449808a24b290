// When an essential dose is due (R9): the time is a clock of its own, and once it has passed the minimum grade is HIGH.
import Type from 'typebox'
import { hours, plus } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { line, text, until } from '../../../web/fields.ts'
import { command, onlyWhile, unless } from './deciding.ts'

/** A time further off than this from now is a slip of the pen. */
const [weekAgo, weekOn] = [hours(-7 * 24), hours(7 * 24)]

export const recordDose = command({
  name: 'record-dose',
  title: 'Record when an essential dose is due',
  path: 'dose',
  permission: 'record an action',
  body: Type.Object({
    medicine: line('Which medicine or treatment?', 'Enter which medicine or treatment'),
    dueAt: until('By when must it be given?', 'Enter by when it must be given', 'The next dose, even if it is overdue'),
    consequence: text('What happens without it?', 'Enter what happens without it', { most: 1000 }),
    saidBy: line('Who says so?', 'Enter who says so', {
      description: 'For example the carer, the clinician or the prescription',
    }),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { dueAt } = asked.body
    return unless(
      [
        ...onlyWhile(asked, ['reported', 'open'], 'The child is not missing now.'),
        ...when(
          dueAt > plus(asked.now, weekOn) || dueAt < plus(asked.now, weekAgo),
          'dueAt',
          'This is more than a week from now. Check the date.',
        ),
      ],
      { kind: 'missing.dose-due/1', happenedAt: asked.now, body: asked.body },
    )
  },
})
