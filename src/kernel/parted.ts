// A list told in two parts, each as places in it: what a page shows apart stands once in what it answers.

/** Places of those of which it is so, and of the others, both in the list's order. */
export function parted<Row>(
  rows: readonly Row[],
  is: (row: Row, at: number) => boolean,
): readonly [readonly number[], readonly number[]] {
  const those = rows.map(is)
  const places = [...rows.keys()]
  return [places.filter((at) => those[at]), places.filter((at) => !those[at])]
}
