// Its closure test, and how that was changed.
import Type from 'typebox'
import { LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'

const Audit = Type.Object({
  topic: Type.String(),
  files: Type.Number(),
  leastGood: Type.Number(),
  mostInadequate: Type.Number(),
  windowMonths: Type.Number(),
})

export const Kind = OneOf('timeliness', 'completeness', 'outcome', 'audited quality')

export const Better = OneOf('higher', 'lower')

const Criterion = Type.Object({
  kind: Kind,
  better: Better,
  measure: Type.String(),
  part: Maybe(Type.String()),
  threshold: Type.Number(),
  minimumN: Type.Number(),
})

export const Test = Type.Object({
  audit: Type.Optional(Maybe(Audit)),
  expiresOn: Type.Optional(Maybe(LocalDate)),
  noOpenConcern: Type.Optional(Type.Boolean()),
  mostGapPoints: Type.Optional(Maybe(Type.Number())),
  scope: Type.Optional(Maybe(Type.String())),
  criteria: Type.Array(Criterion),
  sustainedMonths: Type.Number(),
  mostNotEvidenced: Type.Number(),
})

export const ScopeChange = Type.Object({
  at: Moment,
  from: Maybe(Type.String()),
  to: Maybe(Type.String()),
  because: Type.String(),
})

export const Loosening = Type.Object({ at: Moment, sentences: Type.Array(Type.String()), because: Type.String() })
