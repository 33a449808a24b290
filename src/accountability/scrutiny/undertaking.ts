// What the local policing body does itself: undertaken, moved to another date, which is counted, and recorded done.
import Type from 'typebox'
import type { Instant } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { none } from '../../registers/records.ts'
import { line, text } from '../../web/fields.ts'
import { answered, command, day, noSuchDay, notPast } from './checks.ts'
import type { ActionState } from './state.ts'

export const undertake = command({
  name: 'undertake',
  title: 'Undertake an action of our own',
  path: 'undertakings',
  permission: 'scrutinise',
  opens: true,
  body: Type.Object({
    words: text('What we do ourselves', 'Enter what we do', {
      most: 1000,
      description: 'Specific enough that anyone can say whether it was done',
    }),
    owner: line('Who does it: name and post', 'Enter who does it'),
    dueOn: day('By when', 'Enter by when'),
  }),
  evidence: none,
  decide: ({ body, now }: { body: { words: string; owner: string; dueOn: string }; now: Instant }) =>
    answered([...noSuchDay('dueOn', body.dueOn), ...notPast('dueOn', body.dueOn, now)], {
      kind: 'commissioner-action.undertaken/1',
      happenedAt: now,
      body,
    }),
})

const finished = 'It is recorded done already: what was undertaken besides is an action of its own.'

export const changeDate = command({
  name: 'change-date',
  title: 'Change the date',
  path: 'date-changes',
  permission: 'scrutinise',
  body: Type.Object({
    dueOn: day('New date', 'Enter the new date'),
    because: text('Why', 'Enter why: the change is counted and shown', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, now }: { body: { dueOn: string; because: string }; state: ActionState; now: Instant }) =>
    answered(
      [
        ...when(state.done !== null, '', finished),
        ...when(body.dueOn === state.dueOn, 'dueOn', 'This is the date it has already.'),
        ...noSuchDay('dueOn', body.dueOn),
        ...notPast('dueOn', body.dueOn, now),
      ],
      {
        kind: 'commissioner-action.date-changed/1',
        happenedAt: now,
        body,
      },
    ),
})

export const done = command({
  name: 'record-done',
  title: 'Record it done',
  path: 'completion',
  permission: 'scrutinise',
  body: Type.Object({ evidence: text('What shows that it is done', 'Enter what shows it', { most: 2000 }) }),
  evidence: none,
  decide: ({ body, state, now }: { body: { evidence: string }; state: ActionState; now: Instant }) =>
    answered(when(state.done !== null, '', finished), { kind: 'commissioner-action.done/1', happenedAt: now, body }),
})
