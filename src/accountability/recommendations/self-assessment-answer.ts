// What the self-assessment answers a program, field by field.
import Type from 'typebox'
import { Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { revisitVocabulary } from './document-facts.ts'
import { lastRevisits, recommendationById } from './queries.ts'

const Criteria = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  asked: Type.String(),
  figure: Type.String(),
  change: OneOf('improved', 'worse', 'no clear change', 'nothing counted'),
  alone: Type.String(),
  compared: Maybe(Type.String()),
  gap: Maybe(Type.String()),
  /** “On time” is clearly further than files are good. */
  ahead: Type.Boolean(),
})

const Row = Type.Object({
  ...recommendationById.row.properties,
  because: Type.String(),
  criteria: Type.Array(Criteria),
  said: Maybe(lastRevisits.row),
  result: Maybe(OneOf(...revisitVocabulary)),
  asAt: Moment,
})

export const selfAssessmentAnswer = Type.Object({ rows: Type.Array(Row) })
