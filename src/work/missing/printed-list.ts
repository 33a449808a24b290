// The active list on disk: every hour, so that a control room has it on the day the system is down. Plain HTML, owner-only, kept two days.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../kernel/database.ts'
import { hours, type Instant, plus } from '../../kernel/time.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { allForces } from '../../registers/forces.ts'
import { SYSTEM } from '../../registers/world.ts'
import { templates } from '../../web/filters.ts'
import { readActiveList } from './active-list.ts'

const render = templates()

/**
 * Writes `<folder>/<force>-<time>.html` with mode 0600, the time in UTC, and the same as `<force>-latest.html`, which is the one to look for; removes
 * those older than 48 hours. Answers the path of the first.
 */
export async function printActiveList(
  { db, policyAt }: { readonly db: Database; readonly policyAt: PolicyAt },
  force: string,
  folder: string,
  now: Instant,
): Promise<string> {
  const { list, called } = await db.read({ force, who: SYSTEM, now }, async (reader) => {
    const [list, forces] = await Promise.all([
      readActiveList(reader, { force, now, policyAt }),
      allForces.all(reader, {}),
    ])
    return { list, called: forces.find((one) => one.force_id === force)?.name ?? force }
  })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = (at: Instant) => at.slice(0, 16).replaceAll(/[-:]/g, '')
  const file = join(folder, `${force}-${stamp(now)}.html`)
  // Whole or not at all: a crash leaves the last hour's list.
  const text = render('work/missing/views/active-list-file.njk', { ...list, called, now })
  for (const one of [file, join(folder, `${force}-latest.html`)]) {
    writeFileSync(`${one}.part`, text, { mode: 0o600 })
    renameSync(`${one}.part`, one)
  }
  const oldest = `${force}-${stamp(plus(now, hours(-48)))}.html`
  for (const name of readdirSync(folder))
    if (name.startsWith(`${force}-`) && name < oldest) rmSync(join(folder, name), { force: true })
  return file
}
