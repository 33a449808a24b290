// What an inspection is read by, from the policy: its programme, the chapters and scales of its generation, and what is wrong with a grade.
import { dateWords, dayOf } from '../../../kernel/time.ts'
import type { Policy } from '../../../practice/policy.ts'
import { gradeScales, scaleOf, scalesIn } from './generations/grade-scale.ts'
import { programmeOf, programmesOf } from './generations/programme.ts'
import type { GradeScale, Programme } from './generations/shapes.ts'

type Kept = Pick<Policy, 'tables'>

/** The report that is read: its programme, and the day of its publication, or today for a draft. */
export type Report = { readonly programme: string; readonly on: string }

export const programmeNames = (policy: Kept): readonly string[] => programmesOf(policy).map(({ name }) => name)

/** To choose from: an ended one too, for a report of its time. */
export const programmeChoices = (policy: Kept) =>
  programmesOf(policy).map((one) => ({ value: one.name, text: `${one.name}${daysInBrackets(one)}` }))

export function programmeWrong(policy: Kept, { programme, on }: Report): string | null {
  const known = programmeOf(policy, programme)
  if (known === undefined) return `“${programme}” is not a programme in the policy`
  const outside = outsideDays(known, on)
  return outside === null ? null : `“${programme}” has reports ${outside}`
}

/** Whether comments are owed on its reports. A programme that is not in the policy asks for none. */
export const commentsOwedBy = (policy: Kept, programme: string): boolean =>
  programmeOf(policy, programme)?.comments ?? false

/** The chapters to choose from; none where the programme has no fixed ones. */
export const chaptersOf = (policy: Kept, programme: string): readonly string[] =>
  programmeOf(policy, programme)?.chapters ?? []

/** The scales on which a report of that day may grade. */
export const scalesOf = (policy: Kept, { programme, on }: Report): readonly GradeScale[] =>
  ownScales(policy, programme).filter((one) => outsideDays(one, on) === null)

export const everyScale = (policy: Kept): readonly GradeScale[] => scalesIn(policy.tables[gradeScales])

/** In the words of the policy that it was entered under; its short name where that had none. */
export const scaleWords = (policy: Kept, id: string): string => scaleOf(policy, id)?.words ?? id

export function chapterWrong(policy: Kept, programme: string, chapter: string | null): string | null {
  const chapters = chaptersOf(policy, programme)
  return chapter === null || chapters.length === 0 || chapters.includes(chapter)
    ? null
    : `“${chapter}” is not a chapter of this framework: ${chapters.join('; ')}`
}

type Grade = { readonly chapter: string; readonly scale: string; readonly grade: string }
type Wrong = readonly [field: 'chapter' | 'scale' | 'grade', sentence: string]

/** What is wrong with a grade, by the field it is wrong in. */
export function judgmentWrong(policy: Kept, report: Report, given: Grade): readonly Wrong[] {
  const wrongChapter = chapterWrong(policy, report.programme, given.chapter)
  const wrongGrade = gradeWrong(policy, report, given)
  return [
    ...(wrongChapter === null ? [] : [['chapter', wrongChapter] as const]),
    ...(wrongGrade === null ? [] : [wrongGrade]),
  ]
}

function gradeWrong(policy: Kept, { programme, on }: Report, { scale, grade }: Grade): Wrong | null {
  const [known, own] = [scaleOf(policy, scale), ownScales(policy, programme)]
  if (own.length === 0)
    return ['scale', 'this framework does not grade chapters: it grades case files, which are counted']
  if (known === undefined) return ['scale', `“${scale}” is not a scale of grades`]
  if (!own.includes(known)) return ['scale', `this framework does not grade on ${known.words}`]
  const outside = outsideDays(known, on)
  if (outside !== null) return ['scale', `${known.words}: it is for reports ${outside}`]
  if (known.grades.includes(grade)) return null
  return ['grade', `“${grade}” is not a grade of ${known.words}: ${known.grades.join(', ')}`]
}

/** Every generation with its own chapters and scales, for the page that shows them: none is joined with another. */
export const generationsShown = (policy: Kept) =>
  programmesOf(policy).map((one) => ({
    programme: `${one.name}${daysInBrackets(one)}`,
    chapters: [...one.chapters],
    scales: ownScales(policy, one.name).map(
      (scale) => `${scale.words}: ${scale.grades.join(', ')}${daysInBrackets(scale)}`,
    ),
    grades: one.grading !== 'no grades',
    source: `${one.basis}: ${one.source}`,
  }))

/** One that the policy does not have may grade on any. */
function ownScales(policy: Kept, programme: string): readonly GradeScale[] {
  const known = programmeOf(policy, programme)
  const all = everyScale(policy)
  if (known === undefined || known.grading === 'on any scale') return all
  return all.filter(({ id }) => known.scales.includes(id))
}

type Days = Pick<Programme, 'from' | 'until'>

/** The days that it has, where the report's is none of them. */
const outsideDays = (days: Days, on: string): string | null =>
  (days.from === null || days.from <= on) && (days.until === null || on <= days.until) ? null : daysWords(days)

const daysInBrackets = (days: Days): string =>
  days.from === null && days.until === null ? '' : ` (reports ${daysWords(days)})`

const daysWords = ({ from, until }: Days): string =>
  [from === null ? null : `from ${dateWords(dayOf(from))}`, until === null ? null : `until ${dateWords(dayOf(until))}`]
    .filter((one) => one !== null)
    .join(' ')
