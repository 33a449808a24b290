// Public questions. Read this first: the face of the slice.
import { type Slice } from '../../web/slice.ts'
import type { ReadFigure } from '../figure-then.ts'
import { questionCommands } from './commands.ts'
import { listPage, onePage } from './pages.ts'
import { panelDates } from './panel-dates.ts'

export { takeIn } from './intake.ts'
export { typedSigns } from './names-somebody.ts'
export { publishForums } from './publish-forums.ts'

type Measures = ReadonlyMap<string, { readonly question: string }>

export const publicQuestions = (readFigure: ReadFigure, measures: Measures): Slice => ({
  name: 'questions',
  pages: [listPage, onePage],
  commands: [...questionCommands(readFigure, measures), ...panelDates],
  reactions: [],
})
