// A body's name or term was entered wrongly: it is corrected with the reason, and what stood before is kept and shown. Nothing that was sent or written by then changes.
import Type from 'typebox'
import { when } from '../../registers/deciding.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { line, text } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { type Body, bodiesKnown } from '../bodies-known.ts'
import { command, known, permission, unless } from './command.ts'
import { several } from './facts.ts'
import { body } from './procedure.ts'

const correct = command({
  name: 'correct',
  title: 'Correct its name or its term',
  path: 'corrections',
  permission,
  body: Type.Object({
    name: line('Its name', 'Enter its name', { description: 'As it calls itself, and as reports name it' }),
    from: { ...Maybe(LocalDate), title: 'From which day? Leave empty if it already existed', input: 'date' },
    until: {
      ...Maybe(LocalDate),
      title: 'Until which day?',
      description: 'Its last day, if one is recorded. Leave empty if it does not end after all',
      input: 'date',
    },
    because: text('What was wrong?', 'Enter what was wrong', {
      most: 500,
      description: 'Shown beside what was there before',
    }),
  }),
  evidence: known,
  decide: ({ body: asked, state, evidence, recordId, now }) => {
    const { name, from, until } = asked
    const { entered, ended, successor } = state
    const heir = evidence.find((one) => one.record_id === successor)
    const held = evidence.find((one) => isInItsWay(one, { recordId, kind: entered?.kind ?? '', from, until }))
    return unless(
      [
        ...when(entered === null, '', 'There is no such body.'),
        ...when(
          name === entered?.name && from === entered.from && until === (ended?.on ?? null),
          '',
          'Nothing has changed. Correct what is wrong.',
        ),
        ...when(
          evidence.some((one) => one.record_id !== recordId && one.name.toLowerCase() === name.toLowerCase()),
          'name',
          'Another body with this name is entered. Give this one a name that tells them apart.',
        ),
        ...when(until !== null && until < (from ?? ''), 'until', 'The last day is before the first. Check both days.'),
        ...when(
          ended === null && until !== null,
          'until',
          'No last day is recorded. Use “Record when it ends” instead.',
        ),
        ...when(
          until === null && heir !== undefined,
          'until',
          `${heir?.name ?? ''} took over from this body, so it must have a last day.`,
        ),
        ...when(
          until !== null && heir !== undefined && (heir.until_on ?? '9999') <= until,
          'until',
          `${heir?.name ?? ''} took over from this body, but its own term is over by then. Check both terms.`,
        ),
        ...when(
          held !== undefined,
          'from',
          `${held?.name ?? ''} is the ${entered?.kind ?? ''} for some of that time. Correct its term first, or give this one days outside it.`,
        ),
      ],
      { kind: 'body.corrected/1', happenedAt: now, body: asked },
    )
  },
})

type Term = {
  readonly recordId: string
  readonly kind: string
  readonly from: string | null
  readonly until: string | null
}

/** Two cannot hold one place. A day between them may be left: then nobody holds it, and what was owed is the successor's. */
const isInItsWay = (one: Body, { recordId, kind, from, until }: Term): boolean =>
  one.record_id !== recordId &&
  one.kind === kind &&
  !several.includes(kind) &&
  (one.from_on ?? '') <= (until ?? '9999') &&
  (from ?? '') <= (one.until_on ?? '9999')

export const correctingCommand: BoundCommand = bind(body, correct, {
  after: () => '/bodies',
  says: 'Corrected. What was there before is shown beside it',
  initial: async (world, recordId) => {
    const all = await world.db.read(
      contextOf(world),
      async (reader) => await bodiesKnown.all(reader, { force: world.who.forceId }),
    )
    const one = all.find(({ record_id }) => record_id === recordId)
    return one === undefined ? {} : { name: one.name, from: one.from_on, until: one.until_on }
  },
})
