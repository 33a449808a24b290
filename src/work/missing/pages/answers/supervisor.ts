// What the supervisor’s list answers a program, field by field.
import Type from 'typebox'
import { Maybe, Moment } from '../../../../registers/schemas.ts'
import { child } from './parts.ts'

const Decision = Type.Object({
  since: Maybe(Moment),
  dueAt: Maybe(Moment),
  words: Type.String(),
  ways: Type.Array(Type.Object({ words: Type.String(), path: Type.String(), chosen: Type.Optional(Type.String()) })),
  others: Maybe(Type.String()),
})

const Due = Type.Object({
  words: Type.String(),
  dueAt: Moment,
  late: Type.Boolean(),
  whose: Type.String(),
  form: Maybe(Type.String()),
  all: Type.Number(),
})

const Children = Type.Object({
  ...child,
  path: Type.String(),
  now: Maybe(Type.String()),
  lines: Type.Array(Decision),
  late: Type.Array(Due),
  moreLate: Type.Number(),
  soon: Type.Array(Due),
  moreSoon: Type.Number(),
  quiet: Maybe(Type.Object({ words: Maybe(Type.String()), at: Maybe(Moment) })),
})

const Part = Type.Object({ all: Type.Number(), children: Type.Array(Children), more: Type.Number() })

/** A child stands in the first part that they belong to, with all that is owed. */
export const supervisorAnswer = Type.Object({ decisions: Part, due: Part, quiet: Part })
