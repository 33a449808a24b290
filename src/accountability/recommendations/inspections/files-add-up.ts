// Whether the files that an inspection counted add up.
import type { FilesItem } from './items.ts'

/** Counts in circulating papers do not always add up: each is checked where it enters. */
export function sumWrong(item: Pick<FilesItem, 'n' | 'good' | 'requiresImprovement' | 'inadequate'>): string | null {
  const sum = item.good + item.requiresImprovement + item.inadequate
  return sum === item.n
    ? null
    : `${item.good} good, ${item.requiresImprovement} requiring improvement and ${item.inadequate} inadequate make ${sum}, not ${item.n}`
}

export type Counted = Pick<FilesItem, 'area' | 'n'>

/** No area has more files than there are in all. `all` are those of one inspection. */
export function moreThanAll(one: Counted, all: readonly Counted[]): string | null {
  const total = all.find((each) => each.area === 'all files')
  return total === undefined || one.n <= total.n ? null : `${one.area} has ${one.n} files, and all files are ${total.n}`
}
