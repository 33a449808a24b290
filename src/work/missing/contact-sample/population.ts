// The contacts of a month that were not opened as missing, as the ledger held them at the root that draws from them.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import type { ToAudit } from '../../../practice/audit.ts'
import { thenAndNow } from '../../../registers/measures.ts'
import { missing } from '../procedure.ts'
import { countsAsChild, type EpisodeState } from '../state.ts'
import type { Month } from './lot.ts'

/**
 * By when the contact was recorded, which nobody can type in: by the first contact's own time, one entered late would be in no month's
 * population. Reads restricted ones too.
 */
export async function populationAt(
  reader: Reader,
  { force, month, ledgerSize }: { readonly force: string; readonly month: Month; readonly ledgerSize: number },
): Promise<readonly ToAudit[]> {
  const rows = await contactsRecorded.all(reader, { force, from: month.from, until: month.until })
  const records = rows.map((row) => row.record_id)
  return (await thenAndNow(reader, missing, { force, records, ledgerSize })).flatMap(({ recordId, known }) =>
    known !== null && isNotOpened(known) ? [{ recordId, stratum: known.report?.path ?? '' }] : [],
  )
}

const isNotOpened = (state: EpisodeState): boolean =>
  state.report !== null && state.report.path !== 'missing' && state.phase !== 'voided' && countsAsChild(state)

const contactsRecorded = statement({
  name: 'missing: contacts recorded between two times that were not opened as missing',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', from: '2026-10-01T00:00:00.000Z', until: '2026-11-01T00:00:00.000Z' },
  sql: (p: { force: string; from: string; until: string }) => sql`
    select record_id
    from fact
    where force_id = ${p.force}
      and position = 1
      and kind = 'missing.reported/1'
      and recorded_at >= ${p.from}
      and recorded_at < ${p.until}
      and body ->> 'path' <> 'missing'
    order by record_id
    limit 10000`,
})
