// The active list on disk: every hour, so that a control room has it on the day the system is down. Plain HTML, owner-only, kept two days.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../kernel/database.ts'
import {
  clockTime,
  dateAndTime,
  durationWords,
  hours,
  type Instant,
  instant,
  minutesBetween,
  plus,
} from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { board } from './queries.ts'

/** Writes `<folder>/<force>-<time>.html` with mode 0600 and removes those older than 48 hours. Answers the file's path. */
export async function printActiveList(db: Database, force: string, folder: string, now: Instant): Promise<string> {
  const rows = await db.read(
    { force, who: SYSTEM, now },
    async (reader) => await board.all(reader, { force, unit: null, limit: 200, phases: ['known', 'reported', 'open'] }),
  )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = (at: Instant) => at.slice(0, 16).replaceAll(/[-:]/g, '')
  const file = join(folder, `${force}-${stamp(now)}.html`)
  // Whole or not at all: a crash leaves the last hour's list.
  writeFileSync(`${file}.part`, page(force, rows, now), { mode: 0o600 })
  renameSync(`${file}.part`, file)
  const oldest = `${force}-${stamp(plus(now, hours(-48)))}.html`
  for (const name of readdirSync(folder))
    if (name.startsWith(`${force}-`) && name < oldest) rmSync(join(folder, name), { force: true })
  return file
}

type Rows = Awaited<ReturnType<typeof board.all>>

function page(force: string, rows: Rows, now: Instant): string {
  const cells = rows.map((row) => [
    row.level ?? 'NOT GRADED',
    `${row.name}, ${row.age ?? 'age not known'}`,
    durationWords(minutesBetween(instant(row.last_seen_at), now)),
    row.owner_name === null
      ? 'nobody'
      : `${row.owner_name}${row.acknowledged_at === null ? ' (not acknowledged)' : ''}`,
    row.next_due_at === null ? '' : `${row.next_duty ?? ''}: ${clockTime(instant(row.next_due_at))}`,
    `${row.last_real ?? ''}${row.last_real_at === null ? '' : `, ${clockTime(instant(row.last_real_at))}`}`,
    row.path,
  ])
  const head = ['Grade', 'Child', 'Missing for', 'Owner', 'Due next', 'Last real action', 'Path']
  const body = cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Active list, ${escaped(force)}, ${dateAndTime(now)}</title>
<style>body{font:14px Arial,sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:4px 6px;text-align:left;vertical-align:top}</style></head>
<body><h1>Active list as at ${dateAndTime(now)}</h1><p>For when the system is down. Destroy after use.</p>
<table><thead><tr>${head.map((one) => `<th scope="col">${one}</th>`).join('')}</tr></thead><tbody>
${body}
</tbody></table></body></html>
`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
