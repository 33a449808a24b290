// The minimum grade on the command line: a report as JSON in, the minimum and every rule that fired out. No database.
import { Compile } from 'typebox/compile'
import { readJsonText } from '../../../kernel/json-text.ts'
import { assess } from './assess.ts'
import { entry, readReport, reportProblems } from './assess-input.ts'
import { historyFields, questions } from './questions.ts'
import { shapeRefusals } from './refusals.ts'
import { defaultGradeTable } from './rules.ts'
import { GradeTable } from './table.ts'

type Said = { readonly output: unknown; readonly exitCode: 0 | 1 }

/** Every problem of the report and of the policy at once, in words. */
export function assessText(input: string, policyText?: string): Said {
  const report = parsed(input, 'The report')
  const policy = policyText === undefined ? { value: null, problems: [] } : parsed(policyText, 'The policy')
  const given = policyText === undefined ? defaultGradeTable : tableIn(policy.value)
  const table = sound.Check(given) ? given : null
  const problems = [
    ...report.problems,
    ...policy.problems,
    ...(report.problems.length > 0 ? [] : reportProblems(report.value)),
    ...(policy.problems.length > 0 ? [] : tableProblems(given)),
  ]
  const read = problems.length === 0 ? readReport(report.value) : null
  if (read === null || table === null) return { output: { refused: problems }, exitCode: 1 }
  return { output: assess(read, table), exitCode: 0 }
}

const tableProblems = (given: unknown): readonly string[] =>
  given === undefined ? ['The policy has no table of minimum grades: give { "rules": [ … ] }.'] : shapeRefusals(given)

/** What can be asked, and what history may hold: ids, words and sources. */
export const questionsOutput = (): unknown => ({
  questions: questions.map((question) => ({ ...question })),
  history: historyFields.map(({ id, words, source, type }) => ({ id, words, source, type })),
})

function parsed(text: string, name: string): { readonly value: unknown; readonly problems: readonly string[] } {
  const read = readJsonText(text)
  if (read === null) return { value: null, problems: [`${name} is not JSON.`] }
  // The last would count: a no after a yes would lower the minimum unseen.
  return { value: read.value, problems: read.twice.map((key) => `${name} gives “${key}” twice: say it once.`) }
}

const sound = Compile(GradeTable)

/** A table by itself, or as a policy carries it; sound or not, so that what is wrong with it can be said. */
const tableIn = (policy: unknown): unknown =>
  entry(policy, 'rules') === undefined ? entry(entry(policy, 'tables'), 'minimum grade') : policy
