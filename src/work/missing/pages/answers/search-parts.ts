// The parts of an answer about one child that belong to the search: who owns it, what is owed, done and still to do.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'

export const Owner = Type.Object({ staffId: Id, name: Type.String(), unit: Type.String() })

export const Settled = Type.Object({
  words: Type.String(),
  owner: Type.String(),
  dueAt: Moment,
  doneAt: Maybe(Moment),
  recordedAt: Maybe(Moment),
  due: Type.String(),
  done: Maybe(Type.String()),
  recorded: Maybe(Type.String()),
  compliance: OneOf('not evidenced', 'met', 'running', 'breached', 'no longer owed'),
})

export const Outstanding = Type.Object({
  code: Type.String(),
  words: Type.String(),
  whose: Maybe(Type.String()),
  mine: Type.Boolean(),
})

export const Task = Type.Object({
  position: Type.Number(),
  action: Type.String(),
  words: Type.String(),
  by: Maybe(Moment),
})

const HypotheseSettled = Type.Object({
  outcome: OneOf('borne out', 'ruled out'),
  because: Type.String(),
  at: Moment,
})

export const Hypothesis = Type.Object({
  words: Type.String(),
  because: Type.String(),
  position: Type.Number(),
  at: Moment,
  settled: Maybe(HypotheseSettled),
})

export const CarerForm = Type.Object({
  position: Type.Number(),
  standing: Maybe(Type.String()),
  by: Type.String(),
  tonight: Maybe(Type.String()),
  at: Moment,
  madeAtPosition: Type.Optional(Type.Integer()),
})

const photograph = {
  path: Type.String(),
  use: Type.String(),
  agreedBy: Maybe(Type.String()),
  from: Type.String(),
  sha256: Type.String(),
  width: Type.Number(),
  height: Type.Number(),
  taken: Maybe(Type.String()),
  looks: Maybe(Type.String()),
  consent: OneOf('police and partners', 'may be published', 'nobody could be asked'),
  position: Type.Number(),
  at: Moment,
  by: Id,
}

export const Photograph = Type.Object(photograph)

export const PhotographThen = Type.Object({ ...photograph, withdrawnSince: Type.Boolean() })
