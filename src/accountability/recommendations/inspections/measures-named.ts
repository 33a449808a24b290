// Whether the measures that a finding names can show it: the same for the form and for a row of a file.
import type { Definitions } from '../soundness.ts'

type Named = { readonly kind: string; readonly measures: readonly string[]; readonly level: number | null }

export function measuresWrong(
  { kind, measures, level }: Named,
  definitions: Definitions,
): readonly (readonly [field: 'measures' | 'level', sentence: string])[] {
  return [
    ...measures
      .filter((one) => !definitions.has(one))
      .map((one) => ['measures', `There is no measure ${one}. Write measures like M4, M8.`] as const),
    ...(kind === 'effective practice' && (measures.length !== 1 || level === null)
      ? [
          [
            'measures',
            'Effective practice needs one measure and the level it must keep: otherwise nobody would see it lapse.',
          ] as const,
        ]
      : []),
    ...(level !== null && measures.length !== 1
      ? [['level', 'A level applies to one measure: name only one.'] as const]
      : []),
  ]
}
