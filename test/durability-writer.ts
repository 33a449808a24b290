// A writer that a test kills: notes on one episode, each acknowledged to its parent only after the commit. Run as a process of its own.
import { writeSync } from 'node:fs'
import { DatabaseAway } from '../src/kernel/database/failures.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { systemNow } from '../src/kernel/time.ts'
import { policyAt } from '../src/practice/policy.ts'
import { perform } from '../src/registers/records.ts'
import { note } from '../src/work/missing/commands/enquiries.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'
import { officers } from './episodes.ts'

const [url = '', recordId = '', run = ''] = process.argv.slice(2)
const db = openDatabase(url, { connections: 2 })

for (let number = 0; ; number++) {
  const key = `${run}-${number}`
  await acknowledged(key)
  // The parent reads this from a pipe: what is written here outlives the process.
  writeSync(1, `${key}\n`)
}

/** Sends the same command until somebody answers: away means nobody knows whether it was done. */
async function acknowledged(key: string): Promise<void> {
  for (;;) {
    try {
      const world = { db, now: systemNow(), who: officers[0], policyAt: policyAt([standingPolicy]), reactions: [] }
      const outcome = await perform(world, missing, note, {
        recordId,
        body: { text: `note ${key}` },
        key,
        basedOn: null,
      })
      if (outcome.kind === 'done') return
      if (outcome.kind !== 'conflict') throw new Error(JSON.stringify(outcome))
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error
    }
  }
}
