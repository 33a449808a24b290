// A body is entered, its term ends on a day that may be to come, and its successor is named: from the day after, what it owed is the successor’s.
import Type from 'typebox'
import { addDays, dayOf, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { choice, line } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { bodiesKnown, standsOn } from '../bodies-known.ts'
import { command, known, permission, unless } from './command.ts'
import { correctingCommand } from './correcting.ts'
import { bodyKinds, several } from './facts.ts'
import { body } from './procedure.ts'
import { nameSuccessor } from './successor.ts'

const enter = command({
  name: 'enter',
  title: 'Enter a body',
  path: 'bodies',
  permission,
  opens: true,
  body: Type.Object({
    kind: choice('What is it?', 'Choose what it is', bodyKinds),
    name: line('Its name', 'Enter its name', { description: 'As it calls itself, and as reports name it' }),
    from: { ...Maybe(LocalDate), title: 'From which day? Leave empty if it already existed', input: 'date' },
    until: Type.Optional({
      ...Maybe(LocalDate),
      title: 'Until which day?',
      description: 'Only for a body that has already ended: its last day',
      input: 'date',
    }),
  }),
  evidence: known,
  decide: ({ body: { until = null, ...asked }, evidence, now }) => {
    const { kind, name, from } = asked
    const held = evidence.find(
      (one) =>
        one.kind === kind &&
        !several.includes(kind) &&
        (one.from_on ?? '') <= (until ?? '9999') &&
        (from ?? '') <= (one.until_on ?? '9999'),
    )
    return unless(
      [
        ...when(
          evidence.some((one) => one.name.toLowerCase() === name.toLowerCase()),
          'name',
          'A body with this name is already entered. Give this one a name that tells them apart.',
        ),
        ...when(until !== null && until < (from ?? ''), 'until', 'The last day is before the first. Check both days.'),
        ...when(
          until !== null && until >= localDate(now),
          'until',
          'Leave this empty, and record the body’s end afterwards.',
        ),
        ...when(
          held !== undefined,
          'from',
          `${held?.name ?? ''} is the ${kind} for some of that time. Record when its term ends, and give this one days outside it.`,
        ),
      ],
      { kind: 'body.entered/1', happenedAt: now, body: asked },
      ...(until === null
        ? []
        : [{ kind: 'body.ended/1' as const, happenedAt: now, body: { on: until, because: 'entered with its term' } }]),
    )
  },
})

const end = command({
  name: 'end',
  title: 'Record when its term ends',
  path: 'endings',
  permission,
  body: Type.Object({
    on: {
      ...LocalDate,
      title: 'Its last day',
      description: 'This may be in the future. The body owes what it owes until then',
      missing: 'Enter its last day',
      input: 'date',
    },
    because: line('What ends it?', 'Enter what ends it', {
      most: 300,
      description: 'The Act, the order or the election',
    }),
  }),
  evidence: known,
  decide: ({ body: asked, state, evidence, recordId, now }) => {
    const heir = evidence.find((one) => one.record_id === state.successor)
    return unless(
      [
        ...when(state.entered === null, '', 'There is no such body.'),
        ...when(state.ended?.on === asked.on, 'on', 'This day is already recorded.'),
        ...when(asked.on < (state.entered?.from ?? ''), 'on', 'This is before the body’s first day.'),
        ...when(
          state.successor !== null && state.ended !== null && state.ended.on < localDate(now),
          'on',
          'The body’s term is over and another has taken over, so its last day can no longer be moved.',
        ),
        ...when(
          heir !== undefined && !standsOn(heir, addDays(dayOf(asked.on), 1)),
          'on',
          `${heir?.name ?? ''} is to take over, but its own term does not include the day after.`,
        ),
        ...when(
          evidence.some(
            (one) =>
              one.record_id !== recordId &&
              one.kind === state.entered?.kind &&
              !several.includes(one.kind) &&
              (one.from_on ?? '') > (state.entered?.from ?? '') &&
              (one.from_on ?? '') <= asked.on,
          ),
          'on',
          'Another body of this kind is entered from that day or earlier. Two cannot hold one place.',
        ),
      ],
      { kind: 'body.ended/1', happenedAt: now, body: asked },
    )
  },
})

const toList = { after: () => '/bodies' }

export const bodyCommands: readonly BoundCommand[] = [
  bind(body, enter, { ...toList, says: 'Entered' }),
  correctingCommand,
  bind(body, end, { ...toList, says: 'Recorded. Until that day it still owes what it owes' }),
  bind(body, nameSuccessor, {
    ...toList,
    says: 'Recorded. From the day after, its successor owes what it owed',
    choices: async (world, recordId) => {
      const all = await world.db.read(
        contextOf(world),
        async (reader) => await bodiesKnown.all(reader, { force: world.who.forceId }),
      )
      const kind = all.find((one) => one.record_id === recordId)?.kind
      return {
        by: all
          .filter((one) => one.kind === kind && one.record_id !== recordId)
          .map((one) => ({ value: one.record_id, text: one.name })),
      }
    },
  }),
]
