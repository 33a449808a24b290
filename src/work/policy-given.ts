// What the policy slice governs: the settings and the table of minimum grades of missing children, handed to it as values.
import { Compile } from 'typebox/compile'
import { accessSettings } from './access/settings.ts'
import { callerAdviceTable } from './caller-advice-table.ts'
import { gradeActionsTable } from './grade-actions-table.ts'
import { gradeRowForm } from './grade-row-form.ts'
import { actionOf } from './missing/actions.ts'
import { tableRefusals } from './missing/grade/assess.ts'
import { toDmn } from './missing/grade/dmn.ts'
import { defaultGradeTable } from './missing/grade/rules.ts'
import { GradeTable } from './missing/grade/table.ts'
import { settings } from './missing/policy.ts'
import { nationalSystemsTable } from './national-systems-table.ts'
import type { PolicyGiven } from './policy/index.ts'
import { standingPolicy } from './standing-policy.ts'
import { wordsToLookAtTable } from './words-to-look-at-table.ts'

const sound = Compile(GradeTable)
const tableOf = (table: unknown): GradeTable => (sound.Check(table) ? table : defaultGradeTable)

export const policyGiven: PolicyGiven = {
  standing: standingPolicy,
  settings: [...settings, ...accessSettings],
  tables: [
    {
      name: 'minimum grade',
      title: 'Minimum grade of a missing child',
      about: [
        'The highest row that fires is the minimum. A person may always go higher, and lower only as the table says.',
        'Very low is not used for children, and no appointment is made for a missing child (R2).',
      ],
      columns: [
        'Rule',
        'When',
        'Minimum',
        'Because',
        'Rests on',
        'Source',
        'Lowered only by',
        'First review',
        'Then every',
        'Actions',
      ],
      rows: (table) =>
        tableOf(table).rules.map((row) => [
          row.id,
          // The database keeps columns in an order of its own: what did not change must not read as changed.
          Object.entries(row.when)
            .sort(([one], [other]) => one.localeCompare(other))
            .map(([column, cell]) => `${column}: ${cell}`)
            .join('; '),
          row.level,
          row.because,
          row.basis,
          row.source,
          row.mayGoBelow,
          `${row.firstReviewMinutes} min`,
          `${row.reviewEveryMinutes} min`,
          row.actions.map((code) => actionOf.get(code)?.words ?? code).join('; '),
        ]),
      refusals: (table) =>
        sound.Check(table)
          ? tableRefusals(table)
          : sound
              .Errors(table)
              .slice(0, 20)
              .map((error) => `${error.instancePath || 'The table'} ${error.message}`),
      toDmn: (table) => toDmn(tableOf(table)),
      newRows: true,
      row: gradeRowForm(tableOf),
    },
    gradeActionsTable,
    nationalSystemsTable,
    wordsToLookAtTable,
    callerAdviceTable,
  ],
}
