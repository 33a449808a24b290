// Measures that are worked out from parts or from other measures: no figure of their own stands for them, on a page or in a terminal.
export const withoutFigure: readonly string[] = ['M24', 'M27']
