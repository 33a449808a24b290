// What an audited file says to the measures.
import type { Instant } from '../../kernel/time.ts'
import { type Observation, ofDuty } from '../../practice/measure.ts'
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
  const plain = (measure: string, item: number, at: Instant, yes: boolean | null): Observation => ({
    measure,
    item,
    at,
    dueAt: null,
    doneAt: null,
    recordedAt: null,
    toleranceMinutes: 0,
    yes,
    minutes: null,
    ...about,
  })
  const final = finalGrade(state)
  const [first, second] = state.gradings
  // Of the month in which it was drawn, whether or not a grade stands: a file left ungraded is not left out.
  const graded = (grade: Grade) => (final === null ? null : final.grade === grade)
  const observed = [
    ...(drawn.kind === 'case files'
      ? [
          plain('A1', 1, drawn.at, graded('good')),
          plain('A2', 1, drawn.at, graded('inadequate')),
          ofItsCase(drawn, final, duties, about),
        ]
      : []),
    ...(first === undefined || second === undefined ? [] : [plain('A3', 1, second.at, first.grade === second.grade)]),
    ...duties
      .filter(({ name }) => name === auditAgain.name)
      .flatMap((duty, index) => ofDuty(duty, 'A4', index + 1, about) ?? []),
    ...state.concerns.map((one, index) => plain('A6', index + 1, one.at, one.answeredAt === null ? null : true)),
    ...state.reAsked.map((one, index) => ({ ...plain('A5', index + 1, one.at, one.same), part: one.question })),
  ]
  // Files of one child are alike. Of a file drawn before the child was kept nothing is added: what was frozen of it is computed again to the digit.
  const { child } = drawn
  return child === undefined ? observed : observed.map((one) => ({ ...one, child }))
}
