// The table of minimum grades that a policy holds: its own where it has one, else the default.
import { Compile } from 'typebox/compile'
import type { Policy } from '../../practice/policy.ts'
import { defaultGradeTable } from './grade/rules.ts'
import { GradeTable } from './grade/table.ts'

const sound = Compile(GradeTable)
const known = new WeakMap<Policy, GradeTable>()

export function gradeTable(policy: Policy): GradeTable {
  const before = known.get(policy)
  if (before) return before
  const given = policy.tables['minimum grade']
  const table = sound.Check(given) ? given : defaultGradeTable
  known.set(policy, table)
  return table
}
