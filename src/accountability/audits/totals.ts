// What the commissioner's office, and whoever else opens no case, reads of an audit's files: totals by stratum and by unit, after disclosure control, and never one file.
import Type from 'typebox'
import { disclose } from '../../practice/disclosure.ts'
import { may, type Person } from '../../registers/permissions.ts'
import { publicFigure } from '../public-figure.ts'
import type { FileRow } from './audit-results.ts'

/** The office reads aggregates and no case (accountability.md R43): a grade beside a unit and a day would be one. */
export const readsTotalsAlone = (who: Person): boolean => !may(who, 'see an episode')

export const Totals = Type.Array(
  Type.Object({
    by: Type.String(),
    of: Type.Array(Type.Object({ name: Type.String(), ...publicFigure })),
  }),
)

type Totalled = Pick<FileRow, 'stratum' | 'team' | 'final_grade' | 're_asked' | 're_asked_same'>

/** Of a re-ask sample the answers asked again, and how many were the same; otherwise the files with a grade that stands, and how many are good. */
export function totalsOf(kind: 'case files' | 're-ask', files: readonly Totalled[]) {
  const counts = (file: Totalled) =>
    kind === 're-ask'
      ? { yes: file.re_asked_same, n: file.re_asked }
      : { yes: file.final_grade === 'good' ? 1 : 0, n: file.final_grade === null ? 0 : 1 }
  const by = (words: string, nameOf: (file: Totalled) => string) => ({
    by: words,
    of: [...Map.groupBy(files, nameOf)].sort(byName).map(([name, some]) => ({
      name,
      ...disclose(some.map(counts).reduce((sum, one) => ({ yes: sum.yes + one.yes, n: sum.n + one.n }), nothing)),
    })),
  })
  return [by('Stratum', ({ stratum }) => stratum), by('Unit', ({ team }) => team)]
}

const nothing = { yes: 0, n: 0 }
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
