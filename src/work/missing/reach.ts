// How an owner is reached: their number or their unit's desk, and their call sign. Beside their name wherever a child is somebody's.
import type { Reader } from '../../kernel/database.ts'
import { reachOfStaff } from '../../registers/staff.ts'

export type Reach = { readonly phone: string | null; readonly callSign: string | null; readonly unit: string | null }

export async function reachOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Reach>> {
  const rows = ids.length === 0 ? [] : await reachOfStaff.all(reader, { ids: [...new Set(ids)] })
  return new Map(rows.map((row) => [row.staff_id, { phone: row.phone, callSign: row.call_sign, unit: row.unit_name }]))
}
