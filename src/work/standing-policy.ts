// The policy that stands until a force approves its own: every value a labelled default.
import { instant } from '../kernel/time.ts'
import type { Policy } from '../practice/policy.ts'
import { bankHolidays } from '../registers/calendar.ts'
import { accessSettings } from './access/settings.ts'
import { defaultCallerAdvice } from './missing/caller-advice.ts'
import { defaultGradeActions } from './missing/grade/grade-actions.ts'
import { defaultGradeTable } from './missing/grade/rules.ts'
import { defaultNationalSystems } from './missing/national-systems.ts'
import { defaultValues } from './missing/policy.ts'
import { defaultWordsToLookAt } from './missing/wording.ts'

export const standingPolicy: Policy = {
  version: 'vigil-default-1',
  effectiveFrom: instant('2000-01-01T00:00:00Z'),
  recordingToleranceMinutes: defaultValues['recording.tolerance'] ?? 30,
  values: { ...defaultValues, ...Object.fromEntries(accessSettings.map(({ name, value }) => [name, value])) },
  tables: {
    'minimum grade': defaultGradeTable,
    'actions of a grade': defaultGradeActions,
    'national systems': defaultNationalSystems,
    'words to look at': defaultWordsToLookAt,
    'caller advice': defaultCallerAdvice,
  },
  holidays: bankHolidays(),
}
