// What the page of audits answers a program, field by field.
import Type from 'typebox'
import { peerWaiting } from './peer/waiting.ts'
import { owedOnFiles, waitingFor } from './queries/files.ts'
import { audits } from './queries.ts'

/** One thing that is owed of several files of an audit, by the same people and the same moment, stands once. */
const Owed = Type.Object({
  ...Type.Omit(owedOnFiles.row, ['record_id', 'number']).properties,
  words: Type.String(),
  who: Type.String(),
  late: Type.Boolean(),
  n: Type.Integer(),
  /** None for whoever opens no case. */
  files: Type.Array(Type.Object({ record_id: Type.String(), number: Type.Integer() })),
})

export const auditsAnswer = Type.Object({
  rows: Type.Array(Type.Object({ ...audits.row.properties, drawLate: Type.Boolean() })),
  waiting: Type.Array(waitingFor.row),
  /** Files of other forces that wait to be graded here. */
  ofOthers: peerWaiting.row,
  owed: Type.Array(Owed),
  late: Type.Number(),
  mayDraw: Type.Boolean(),
  mayGrade: Type.Boolean(),
})
