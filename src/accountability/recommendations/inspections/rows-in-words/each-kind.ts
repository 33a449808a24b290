// Each kind of row in words: inspections, findings, recommendations, counts, revisits and stages of monitoring.
import { dateWords, parseLocalDate } from '../../../../kernel/time.ts'
import type { Policy } from '../../../../practice/policy.ts'
import { addresseeWords } from '../../addressee.ts'
import { documentOf } from '../../document.ts'
import { saysNoMore } from '../../document-facts.ts'
import { ruleWords } from '../../time-scales.ts'
import { scaleWords } from '../generations.ts'
import type { Register } from '../items.ts'

export type RowSaid = {
  readonly row: number
  readonly item: string
  /** What it does that is not undone by another row: null for what only adds. */
  readonly marked: string | null
  readonly lines: readonly string[]
}

const given = (...lines: readonly (string | null | undefined)[]): readonly string[] => lines.flatMap((one) => one ?? [])
const after = (words: string, value: string | null | undefined): string | null =>
  value == null ? null : `${words} ${value}`
/** A day; a month alone, or what is no day, as it stands. */
const dayWords = (on: string): string => {
  const day = parseLocalDate(on)
  return day === null ? on : dateWords(day)
}
const dated = (words: string, on: string | null): string | null => (on === null ? null : `${words} ${dayWords(on)}`)
const document = (text: string | null | undefined): readonly string[] =>
  text == null ? [] : [`“${text}”`, `SHA-256 ${documentOf(text).textHash}`]

export const inspections = ({ inspections: rows }: Register): readonly RowSaid[] =>
  rows.map((one) => ({
    row: one.row ?? 0,
    item: 'inspection',
    marked: null,
    lines: given(
      `${one.reference}: ${one.title}`,
      `${one.body}, ${one.programme}, ${one.kind}`,
      after('fieldwork', one.fieldwork),
      dated('published', one.published) ?? 'a draft, not published',
      one.address,
      after('looks back on', one.follows),
      one.asked === null ? null : `makes ${one.asked} recommendations`,
    ),
  }))

export const findings = ({ findings: rows }: Register): readonly RowSaid[] =>
  rows.map((one) => ({
    row: one.row ?? 0,
    item: one.kind,
    marked: one.closedOn === null ? null : 'ended by a document',
    lines: [
      ...given(
        `${one.reference}, of ${one.inspection}: ${one.theme}`,
        one.words,
        after('chapter:', one.chapter),
        after('paragraph', one.paragraph),
        one.measures.length === 0 ? null : `measures ${one.measures.join(', ')}`,
        one.level == null ? null : `to keep: ${one.level}`,
        after('found again, earlier as', one.again),
        one.closedOn === null
          ? null
          : `closed by the inspectorate ${dayWords(one.closedOn)}, by ${one.document ?? 'no document'}: its recommendations end too`,
      ),
      ...document(one.text),
    ],
  }))

export const recommendations = ({ recommendations: rows }: Register): readonly RowSaid[] =>
  rows.map((one) => ({
    row: one.row ?? 0,
    item: 'recommendation',
    marked: null,
    lines: given(
      `${one.reference}, of ${one.inspection}: ${one.theme}`,
      one.words ?? 'its words are to be entered from the report',
      `${ruleWords(one.timeScale, null)}${one.on === null ? '' : `: ${dayWords(one.on)}`}, for ${addresseeWords(one)}`,
      after('why the time scale differs from the words:', one.scaleReason),
      after('under the finding', one.finding),
      after('paragraph', one.paragraph),
    ),
  }))

export const counts = ({ files, judgments }: Register, policy: Pick<Policy, 'tables'>): readonly RowSaid[] => [
  ...files.map((one) => ({
    row: one.row ?? 0,
    item: 'counted files',
    marked: null,
    lines: [
      `${one.inspection}, ${one.area}: ${one.n} files, ${one.good} good, ${one.requiresImprovement} requiring improvement, ${one.inadequate} inadequate`,
    ],
  })),
  ...judgments.map((one) => ({
    row: one.row ?? 0,
    item: 'grade',
    marked: null,
    lines: [`${one.inspection}, ${one.chapter}: ${one.grade} (${scaleWords(policy, one.scale)})`],
  })),
]

export const revisits = ({ revisits: rows }: Register): readonly RowSaid[] =>
  rows.map((one) => ({
    row: one.row ?? 0,
    item: 'revisit',
    marked: 'the inspectorate’s last word',
    lines: [
      `${one.recommendation}: “${one.result}”, says ${one.title}, published ${dayWords(one.on)}${one.result === 'not routine' ? `; ${saysNoMore}` : ''}`,
      ...document(one.text),
    ],
  }))

export const monitoring = ({ monitoring: rows }: Register): readonly RowSaid[] =>
  rows.map((one) => ({
    row: one.row ?? 0,
    item: 'stage of monitoring',
    marked: null,
    lines: given(
      `${one.force}: ${one.stage}${one.effective === null ? '' : ` from ${dayWords(one.effective)}`}`,
      dated('announced', one.announced),
      dated('decided', one.decided),
      one.because,
      after('published:', one.source),
    ),
  }))
