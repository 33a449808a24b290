// A child of two live records stands twice on a list, since each record has an owner and duties of its own; and is counted once.
import { thousands } from '../../kernel/words.ts'

export type OfChild = { readonly record_id: string; readonly child_id: string }

export const childrenOf = (rows: readonly OfChild[]): number => new Set(rows.map((row) => row.child_id)).size

/** Of each record those others that are the same child’s. */
export function otherRecords(rows: readonly OfChild[]): (recordId: string) => readonly string[] {
  const childOf = new Map(rows.map((row) => [row.record_id, row.child_id]))
  const records = Map.groupBy(childOf.keys(), (record) => childOf.get(record))
  return (recordId) => (records.get(childOf.get(recordId)) ?? []).filter((other) => other !== recordId)
}

/** Null where the two do not differ, and nothing is to be said. */
export const inRecords = (children: number, records: number): string | null =>
  children === records
    ? null
    : `${thousands(children)} ${children === 1 ? 'child' : 'children'}, ${thousands(records)} records`
