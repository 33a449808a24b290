// Restricting a child's record, with a reason.
import Type from 'typebox'
import { deciding, when } from '../../registers/deciding.ts'
import type { PersonFact, PersonState } from '../../registers/people.ts'
import { type Command, none } from '../../registers/records.ts'
import { text } from '../../web/fields.ts'

const { unless } = deciding()

const Restrict = Type.Object({ reason: text('Why is it restricted?', 'Say why', { most: 1000 }) })

export const restrict: Command<PersonState, PersonFact, typeof Restrict, null> = {
  name: 'restrict',
  title: 'Restrict a child’s record',
  path: 'restriction',
  permission: 'restrict records',
  body: Restrict,
  evidence: none,
  decide: ({ body, state, now }) =>
    state.restricted === null
      ? unless([], { kind: 'person.restricted/1', happenedAt: now, body })
      : unless(when(true, '', 'This record is already restricted.')),
}
