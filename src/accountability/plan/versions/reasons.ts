// Why no action is planned for a recommendation: a line each, belonging to the version that says it, and carried over until an action serves it.
import type { Refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import type { Content } from './content.ts'

type Reasons = ReadonlyMap<string, string>

/** “NCPI-2026/3: the force has no such desk”. A line that is none is left for `reasonsWrong`. */
const reasonsIn = (lines: readonly string[]): Reasons =>
  new Map(
    lines.flatMap((line) => {
      const found = /^([^:]{1,60}):\s*(\S.*)$/.exec(line.trim())
      return found === null ? [] : [[(found[1] ?? '').trim(), found[2] ?? ''] as const]
    }),
  )

/** What the version before said stands, unless it is said anew. */
export const reasonsFrom = (before: Content | null, lines: readonly string[]): Reasons =>
  new Map([
    ...(before?.recommendations ?? []).flatMap(({ reference, noAction }) =>
      noAction == null ? [] : [[reference, noAction] as const],
    ),
    ...reasonsIn(lines),
  ])

export function reasonsWrong(lines: readonly string[], content: Content): readonly Refusal[] {
  const said = reasonsIn(lines)
  const asked = content.recommendations.map(({ reference }) => reference)
  const served = new Set(content.actions.flatMap(({ recommendations }) => recommendations))
  const listed = (of: (reference: string) => boolean) => [...said.keys()].filter(of)
  const unknown = listed((one) => !asked.includes(one))
  const needless = listed((one) => served.has(one))
  return [
    ...when(
      said.size !== lines.length,
      'reasons',
      'Write each once, on a line of its own: the reference, a colon, and why no action is planned.',
    ),
    ...when(unknown.length > 0, 'reasons', `Not a recommendation in this plan: ${unknown.join(', ')}.`),
    ...when(
      needless.length > 0,
      'reasons',
      `These have an action, so leave their reasons out: ${needless.join(', ')}.`,
    ),
  ]
}

/** Asked of the force and open, with neither an action nor a reason; in the order of the report. */
export const unanswered = ({ recommendations, actions }: Content): readonly string[] => {
  const served = new Set(actions.flatMap((one) => one.recommendations))
  return recommendations
    .filter(
      ({ reference, noAction, ended, askedOf }) =>
        !served.has(reference) && noAction == null && ended == null && askedOf == null,
    )
    .map(({ reference }) => reference)
}
