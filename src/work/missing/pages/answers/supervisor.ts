// What this page answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'
import { Reach } from './parts.ts'

const Line = Type.Object({
  since: Maybe(Moment),
  words: Type.String(),
  ways: Type.Array(Type.Object({ words: Type.String(), path: Type.String() })),
})

const child = {
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  grade: Maybe(Type.String()),
  minimum: Maybe(Type.String()),
  path: Type.String(),
  now: Maybe(Type.String()),
  owner: Maybe(Type.String()),
  acknowledged: Type.Boolean(),
  reach: Maybe(Reach),
}

const Children = Type.Object({ lines: Type.Array(Line), ...child })

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
  ...child,
})

const Due = Type.Object({ children: Type.Array(DueChildren), all: Type.Number(), more: Type.Number() })

const QuietChildren = Type.Object({
  lines: Type.Array(Type.Object({ words: Maybe(Type.String()), at: Maybe(Moment) })),
  ...child,
})

const Quiet = Type.Object({ all: Type.Number(), children: Type.Array(QuietChildren), more: Type.Number() })

export const supervisorAnswer = Type.Object({ decisions: Decision, due: Due, quiet: Quiet })
