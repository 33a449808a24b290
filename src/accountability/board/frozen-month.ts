// One frozen month in short, as it stands in a row of months that are each opened.

import { dateWords } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import type { FrozenFigure } from './frozen-pack.ts'
import { total } from './words.ts'

export const monthOf = (figure: FrozenFigure) => {
  const n = total(figure)
  return { month: figure.month, short: dateWords(figure.month, 3), share: n === 0 ? null : percent(figure.yes / n), n }
}
