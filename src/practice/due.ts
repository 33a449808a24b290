// `vigil due`: one deadline for a person, or a line of JSON for each line of JSON read.
import { readJsonText } from '../kernel/json-text.ts'
import { dateAndTime, type Instant, type LocalDate, parseInstant, parseLocalDate } from '../kernel/time.ts'
import { type Deadline, deadline, type Holidays, parseRule } from './deadline.ts'

/** One line to print; a refused one makes the command's exit code 1. */
export type DueLine = { readonly text: string; readonly refused: boolean }

/** `vigil due --rule elapsed-72h --from 2026-03-27T22:10:00Z`, in words; with `json`, as `--json` prints it. */
export function dueOnce(rule: string, from: string, holidays: Holidays, json = false): DueLine {
  const found = find(rule, from, holidays)
  if (json) return asJson(found)
  if (found.kind === 'refused') return { text: found.sentence, refused: true }
  return { text: `${shortUtc(found.due)} (${dateAndTime(found.due)} in London)`, refused: false }
}

/** `vigil due --json`: a line read is `{ "rule", "from" }`, and a bad one is answered `{ "error" }`. */
export function dueLine(line: string, holidays: Holidays): DueLine {
  const read = readJsonText(line)
  const asked = read === null ? null : questionIn(read.value)
  if (read === null || asked === null) {
    return asJson({
      kind: 'refused',
      sentence: 'The line is not JSON like { "rule": "weeks-6", "from": "2026-03-27" }.',
    })
  }
  const [twice] = read.twice
  if (twice !== undefined) return asJson({ kind: 'refused', sentence: `The line gives “${twice}” twice: say it once.` })
  return asJson(find(asked.rule, asked.from, holidays))
}

function questionIn(value: unknown): { rule: string; from: string } | null {
  if (typeof value !== 'object' || value === null || !('rule' in value) || !('from' in value)) return null
  const { rule, from } = value
  return typeof rule === 'string' && typeof from === 'string' ? { rule, from } : null
}

function find(ruleText: string, fromText: string, holidays: Holidays): Deadline {
  const rule = parseRule(ruleText)
  if ('refused' in rule) return { kind: 'refused', sentence: rule.refused }
  const from: Instant | LocalDate | null = parseLocalDate(fromText) ?? parseInstant(fromText)
  if (from === null) return { kind: 'refused', sentence: unreadable(fromText) }
  return deadline(rule, from, holidays)
}

const unreadable = (from: string): string =>
  `“${from}” is neither a date like 2026-03-27 nor an instant like 2026-03-27T22:10:00Z or 2026-03-27T22:10:00+00:00.`

function asJson(found: Deadline): DueLine {
  if (found.kind === 'refused') return { text: JSON.stringify({ error: found.sentence }), refused: true }
  return { text: JSON.stringify({ due: shortUtc(found.due), localDate: found.localDate }), refused: false }
}

const shortUtc = (at: Instant): string => at.replace('.000Z', 'Z')
