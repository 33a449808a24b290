// The measures that sentences name by their short name, with what each asks: whoever reads the sentences need not know them.
import type { Questions } from './shown.ts'

type NamedMeasure = { readonly measure: string; readonly question: string }

/** In the order in which they are first named; a short name that is no measure's is none. */
export function namedMeasures(sentences: readonly string[], questions: Questions): readonly NamedMeasure[] {
  const names = new Set(sentences.flatMap((one) => one.match(/\b[A-Z]\d+[a-z]?\b/g) ?? []))
  return [...names].flatMap((measure) => {
    const asked = questions.get(measure)?.question
    return asked === undefined ? [] : [{ measure, question: asked }]
  })
}
