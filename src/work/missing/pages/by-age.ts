// The age a caller gives, held against the ages of children found: it says what fits, and puts last what can hardly be.

type Found = { readonly age: number | null; readonly reasons: readonly string[] }

/** Callers are a year off, and a birthday may lie between: more than two years is another child, or a wrong record. */
const off = 2

/** Nobody is left out: a wrong age must not hide the right child. Those of whom no age is known keep their place. */
export function byAge<Match extends Found>(age: number | null, matches: readonly Match[]): readonly Match[] {
  if (age === null) return matches
  const held = matches.map((match) => {
    if (match.age === null) return { match, far: false }
    const years = Math.abs(match.age - age)
    if (years > off)
      return { match: { ...match, reasons: [...match.reasons, `but ${match.age}, not ${age}`] }, far: true }
    return { match: years <= 1 ? { ...match, reasons: [...match.reasons, 'Age fits'] } : match, far: false }
  })
  return held.toSorted((a, b) => Number(a.far) - Number(b.far)).map(({ match }) => match)
}
