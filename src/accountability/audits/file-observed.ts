// What an audited file says to the measures.
import { type Observation, ofDuty, plain } from '../../practice/measure.ts'
import type { Folded } from '../../practice/procedure.ts'
import { auditAgain } from './duties.ts'
import type { FileFact } from './facts.ts'
import { type FileState, finalGrade } from './file-state.ts'
import { ofItsCase } from './of-its-case.ts'
import type { Grade } from './questions.ts'

export function observeFile({ state, duties }: Folded<FileState, FileFact>): readonly Observation[] {
  const { drawn } = state
  if (drawn === null) return []
  const about = { team: drawn.team, area: drawn.area, hour: null, part: drawn.topic }
  const final = finalGrade(state)
  const [first, second] = state.gradings
  // Of the month in which it was drawn, whether or not a grade stands: a file left ungraded is not left out.
  const graded = (grade: Grade) => (final === null ? null : final.grade === grade)
  const observed = [
    ...(drawn.kind === 'case files'
      ? [
          plain('A1', 1, drawn.at, graded('good'), about),
          plain('A2', 1, drawn.at, graded('inadequate'), about),
          ofItsCase(drawn, final, duties, about),
        ]
      : []),
    ...(first === undefined || second === undefined
      ? []
      : [plain('A3', 1, second.at, first.grade === second.grade, about)]),
    ...duties
      .filter(({ name }) => name === auditAgain.name)
      .flatMap((duty, index) => ofDuty(duty, 'A4', index + 1, about) ?? []),
    ...state.concerns.map((one, index) => plain('A6', index + 1, one.at, one.answeredAt === null ? null : true, about)),
    ...state.reAsked.map((one, index) => plain('A5', index + 1, one.at, one.same, { ...about, part: one.question })),
  ]
  // Files of one child are alike. Of a file drawn before the child was kept nothing is added: what was frozen of it is computed again to the digit.
  const { child } = drawn
  return child === undefined ? observed : observed.map((one) => ({ ...one, child }))
}
