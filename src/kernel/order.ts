// The order of texts of one form, such as instants and days: as they are compared with `<`.

/** For sorting: the earlier first, and those that are equal as they stood. */
export function earlierFirst(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
