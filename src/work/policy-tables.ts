// What the policy slice is told of missing children: their values, and their table of minimum grades as policy staff read it.
import { Compile } from 'typebox/compile'
import { tableRefusals } from './missing/grade/assess.ts'
import { toDmn } from './missing/grade/dmn.ts'
import { levelWords } from './missing/grade/levels.ts'
import { defaultGradeTable } from './missing/grade/rules.ts'
import { GradeTable } from './missing/grade/table.ts'
import { settings } from './missing/policy.ts'
import type { PolicyGiven, PolicyTable } from './policy/index.ts'
import { standingPolicy } from './standing-policy.ts'

const sound = Compile(GradeTable)

/** As the grading itself does: a table that cannot be read leaves the default in force. */
const readable = (table: unknown): GradeTable => (sound.Check(table) ? table : defaultGradeTable)

export const minimumGrade: PolicyTable = {
  name: 'minimum grade',
  title: 'Minimum grade of risk, rules R1 to R23',
  about: [
    'Every rule that matches fires, and the highest grade among them is the minimum. A rule only raises: nothing is scored.',
    'A cell is a FEEL unary test; a condition that a row does not name matches anything.',
  ],
  columns: ['Rule', 'When', 'At least', 'Because', 'Source', 'Basis', 'May go below', 'First look', 'Then every'],
  rows: (table) =>
    readable(table).rules.map((row) => [
      row.id,
      Object.entries(row.when)
        .map(([column, cell]) => `${column}: ${cell}`)
        .join('; '),
      levelWords[row.level],
      row.because,
      row.source,
      row.basis,
      row.mayGoBelow,
      `${row.firstReviewMinutes} min`,
      `${row.reviewEveryMinutes} min`,
    ]),
  refusals: (table) =>
    sound.Check(table)
      ? tableRefusals(table)
      : sound
          .Errors(table)
          .map((error) => `The table of minimum grades at ${error.instancePath || 'its top'} ${error.message}.`),
  toDmn: (table) => toDmn(readable(table)),
}

export const policyGiven: PolicyGiven = { standing: standingPolicy, settings, tables: [minimumGrade] }
