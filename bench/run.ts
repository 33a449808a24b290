// `npm run bench`: the measured claims, as one table. Parts by name: npm run bench -- http statistics linkage append accountability year alarms
import { join } from 'node:path'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { root, tell } from './at-hand.ts'
import { forget } from './kept.ts'
import { shortOf } from './short-of.ts'
import type { Row } from './statistics.ts'

const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const wanted = (part: string) => chosen.length === 0 || chosen.includes(part)

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  statistics: async () => await (await import('./statistics.ts')).bench(),
  http: async () => await (await import('./http.ts')).bench(),
  linkage,
  append: async () => await (await import('./append.ts')).bench(),
  accountability: async () => await (await import('./accountability.ts')).bench(),
  year: async () => await (await import('./year.ts')).bench(),
  alarms: async () => await (await import('./alarms.ts')).bench(),
}

const unknown = chosen.filter((part) => !(part in parts))

if (unknown.length > 0) {
  tell(`There is no part ${unknown.join(', ')}: choose of ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

// Each row is printed when it is known: a part that takes long, or fails, takes none of the others' figures away.
process.stdout.write('| claim | target | measured | met |\n|---|---|---|---|\n')

const took: string[] = []

const wholly = performance.now()

for (const [part, measure] of Object.entries(parts)) {
  if (!wanted(part)) continue
  tell(`${part}: begun`)
  const began = performance.now()
  const failed = await measure().then(
    (rows) => {
      for (const row of rows)
        process.stdout.write(`| ${row.claim} | ${row.target} | ${row.measured} | ${row.met ? 'yes' : missed(row)} |\n`)
      return false
    },
    (error: unknown) => {
      tell(`${part}: ${error instanceof Error ? error.stack : String(error)}`)
      process.exitCode = 1
      return true
    },
  )
  took.push(`${part} ${minutesSince(began)}${failed ? ' and failed' : ''}`)
}

process.stdout.write(`\nTook ${minutesSince(wholly)}: ${took.join(', ')}.\n`)

// What a part that failed left open keeps nobody waiting.
process.exit()

function missed(row: Row): string {
  const by = shortOf(row)
  return by === null ? 'no' : `no: ${by}`
}

function minutesSince(began: number): string {
  const seconds = Math.round((performance.now() - began) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

async function linkage(): Promise<Row[]> {
  forget('bench-linkage')
  const embedded = await startEmbedded({ root, name: 'bench-linkage', durable: true })
  try {
    const ownerUrl = embedded.url('vigil_owner')
    await migrate(ownerUrl, { folder: join(root, 'db') })
    const databases = openDatabases((role) => roleUrl(ownerUrl, role), 4)
    const found = await (await import('./linkage.ts')).bench({ app: databases.app, clock: databases.clock })
    await closeDatabases(databases)
    return found
  } finally {
    await embedded.stop()
  }
}
