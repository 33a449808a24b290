import { ringer } from '../../registers/alarms.ts'
import { type Slice } from '../../web/slice.ts'
import { type FigureWords, questionCommands } from './commands.ts'
import { forums } from './forums.ts'
import { listPage, onePage } from './pages.ts'
import { question } from './procedure.ts'

export { forums } from './forums.ts'
export { takeIn } from './intake.ts'
export { question }

export const publicQuestions = (
  figureWords: FigureWords,
  measures: ReadonlyMap<string, { readonly question: string }>,
): Slice => ({
  name: 'questions',
  procedures: [question],
  pages: [listPage, onePage],
  commands: questionCommands(figureWords, measures),
  reactions: [],
})

export const questionRingers = [ringer(question)]
export const asking = { forums: forums.map(({ id, words, rule }) => ({ id, words, rule })) }
