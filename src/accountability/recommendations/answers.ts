// What the page of all recommendations answers a program, field by field.
import Type from 'typebox'
import { Maybe } from '../../registers/schemas.ts'
import { recommendationById } from './queries.ts'

export const recommendationsAnswer = Type.Object({
  rows: Type.Array(
    Type.Object({
      ...recommendationById.row.properties,
      status: Type.String(),
      ended: Type.Boolean(),
      overdue: Type.Boolean(),
      /** What “met” leaves out, where its test asks nothing of audited files. */
      unasked: Maybe(Type.String()),
    }),
  ),
  source: Maybe(Type.String()),
  stage: Maybe(Type.String()),
  sources: Type.Array(Type.String()),
  stages: Type.Array(Type.String()),
  after: Maybe(Type.String()),
  next: Maybe(Type.String()),
})
