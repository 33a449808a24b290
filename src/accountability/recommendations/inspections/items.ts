// What the rows of an inspection’s file say: one type for each kind of row.

import type { Other } from '../with-others.ts'
import type { FindingKind, InspectionKind } from './kinds-of-report.ts'

/** Which row of the file it stands in; what is not from a file has none. */
type FromRow = { readonly row?: number }

export type InspectionItem = FromRow & {
  readonly reference: string
  readonly title: string
  readonly body: string
  readonly programme: string
  readonly kind: InspectionKind
  readonly fieldwork: string | null
  readonly published: string | null
  readonly address: string | null
  readonly follows: string | null
  /** How many recommendations the report makes. */
  readonly asked: number | null
  /** History of before the register: the letter with which its plan went. A row of a file cannot say it. */
  readonly planSent?: { readonly to: string; readonly on: string; readonly document: string }
}
export type FindingItem = FromRow & {
  readonly inspection: string
  readonly reference: string
  readonly kind: FindingKind
  readonly chapter: string | null
  readonly theme: string
  readonly words: string | null
  readonly paragraph: string | null
  readonly measures: readonly string[]
  /** The reference of the finding or recommendation that it repeats. */
  readonly again: string | null
  readonly closedOn: string | null
  /** The inspectorate's document that closed it. */
  readonly document: string | null
  /** The document's words. History that is not from a file has none. */
  readonly text?: string | null
  /** From 0 to 1: what its one measure must show for it to hold. */
  readonly level?: number | null
}
export type RecommendationItem = FromRow & {
  readonly inspection: string
  readonly reference: string
  readonly finding: string | null
  readonly theme: string
  readonly words: string | null
  readonly paragraph: string | null
  readonly timeScale: string
  /** Why it is another than the words give. */
  readonly scaleReason?: string | null
  readonly on: string | null
  readonly addressee: string
  readonly addresseeName?: string | null
  readonly withOthers?: readonly Other[]
}
export type FilesItem = FromRow & {
  readonly inspection: string
  readonly area: string
  readonly n: number
  readonly good: number
  readonly requiresImprovement: number
  readonly inadequate: number
}
export type JudgmentItem = FromRow & {
  readonly inspection: string
  readonly chapter: string
  readonly scale: string
  readonly grade: string
}
export type RevisitItem = FromRow & {
  readonly recommendation: string
  readonly result: string
  readonly title: string
  readonly on: string
  /** The letter's words. History that is not from a file has none. */
  readonly text?: string | null
}
export type MonitoringItem = FromRow & {
  readonly force: string
  readonly stage: 'scan' | 'engage'
  /** Each a day, a month or a year, as far as it is published; one of the three is known. */
  readonly announced: string | null
  readonly decided: string | null
  readonly effective: string | null
  readonly because: string | null
  readonly source?: string | null
}

export type Register = {
  readonly inspections: readonly InspectionItem[]
  readonly findings: readonly FindingItem[]
  readonly recommendations: readonly RecommendationItem[]
  readonly files: readonly FilesItem[]
  readonly judgments: readonly JudgmentItem[]
  readonly revisits: readonly RevisitItem[]
  readonly monitoring: readonly MonitoringItem[]
}

/** A register that rows are still added to. */
export type Made = { -readonly [Key in keyof Register]: Register[Key][number][] }

export const nothingMade = (): Made => ({
  inspections: [],
  findings: [],
  recommendations: [],
  files: [],
  judgments: [],
  revisits: [],
  monitoring: [],
})
