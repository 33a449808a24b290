// What the page of audits answers a program, field by field.
import Type from 'typebox'
import { owedOnFiles, waitingFor } from './queries/files.ts'
import { audits } from './queries.ts'

const Owed = Type.Object({
  ...owedOnFiles.row.properties,
  words: Type.String(),
  who: Type.String(),
  late: Type.Boolean(),
})

export const auditsAnswer = Type.Object({
  rows: Type.Array(Type.Object({ ...audits.row.properties, drawLate: Type.Boolean() })),
  waiting: Type.Array(waitingFor.row),
  owed: Type.Array(Owed),
  late: Type.Number(),
  mayDraw: Type.Boolean(),
  mayGrade: Type.Boolean(),
})
