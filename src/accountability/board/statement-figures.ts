// The figures beside a public statement, a sentence each; a matter of time never without how far it is above “done well”.
import { filesOfCases, gapOver, gapOverWords, noGapWords } from '../../practice/gap-over-months.ts'
import type { FrozenFigure } from './frozen-pack.ts'
import type { Questions } from './shown.ts'
import { sentence } from './words.ts'

type Figure = Omit<FrozenFigure, 'version'>
const nothing = { yes: 0, no: 0, notEvidenced: 0 }

/** Files kept for the gap alone are told in it, and statements from before they were kept say so. */
export function sentencesOf(figures: readonly Figure[], questions: Questions): readonly string[] {
  const timely = [...new Set(figures.map(({ measure }) => measure))].filter(
    (measure) => questions.get(measure)?.kind === 'timeliness',
  )
  const shown = figures.filter(({ measure }) => measure !== filesOfCases || timely.length === 0)
  return [...shown.map((one) => sentence(one)), ...timely.map((measure) => gapSentence(measure, figures, questions))]
}

function gapSentence(measure: string, figures: readonly Figure[], questions: Questions): string {
  const said = (words: string) => `${measure}, “on time” less “done well”: ${words}.`
  if (!figures.some((one) => one.measure === filesOfCases)) return said('no audited files were kept beside it then')
  const months = figures.filter((one) => one.measure === measure).map(({ month }) => month)
  const of = (which: string) => (month: string) =>
    figures.find((one) => one.measure === which && one.month === month) ?? nothing
  const better = questions.get(measure)?.better ?? null
  const gap = gapOver(months, { onTime: of(measure), files: of(filesOfCases), better })
  return said(gap === null ? noGapWords : gapOverWords(gap))
}
