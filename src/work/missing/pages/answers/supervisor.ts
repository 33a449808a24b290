// What the supervisor’s list answers a program, field by field.
import Type from 'typebox'
import { Maybe, Moment } from '../../../../registers/schemas.ts'
import { child } from './parts.ts'

const Line = Type.Object({
  since: Maybe(Moment),
  words: Type.String(),
  ways: Type.Array(Type.Object({ words: Type.String(), path: Type.String(), chosen: Type.Optional(Type.String()) })),
})

const listed = { ...child, path: Type.String(), now: Maybe(Type.String()) }

const Children = Type.Object({ lines: Type.Array(Line), ...listed })

const Decision = Type.Object({ all: Type.Number(), children: Type.Array(Children), more: Type.Number() })

const Late = Type.Object({
  words: Type.String(),
  dueAt: Moment,
  late: Type.Boolean(),
  whose: Type.String(),
  form: Maybe(Type.String()),
  all: Type.Number(),
})

const DueChildren = Type.Object({
  late: Type.Array(Late),
  moreLate: Type.Number(),
  soon: Type.Array(Late),
  moreSoon: Type.Number(),
  ...listed,
})

const Due = Type.Object({ children: Type.Array(DueChildren), all: Type.Number(), more: Type.Number() })

const QuietChildren = Type.Object({
  lines: Type.Array(Type.Object({ words: Maybe(Type.String()), at: Maybe(Moment) })),
  ...listed,
})

const Quiet = Type.Object({ all: Type.Number(), children: Type.Array(QuietChildren), more: Type.Number() })

export const supervisorAnswer = Type.Object({ decisions: Decision, due: Due, quiet: Quiet })
