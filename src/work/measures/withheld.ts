// Measures that are worked out from parts or from other measures: no figure of their own stands for them, on a page or in a terminal.
import { comparesOthers } from './spread.ts'

export const withoutFigure: readonly string[] = ['M24', 'M27']

/** What the list says in the place of a figure. */
export const elsewhereWords = (id: string): string =>
  comparesOthers(id) ? 'As funnel plots, on its own page' : 'By group and outcome, with ratios, on its own page'
