// The clock's process under measure: rings what is due, as the application does, until it is killed.
import { startClock } from '../src/clock.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { systemNow } from '../src/kernel/time.ts'
import { ringDue, ringer } from '../src/registers/alarms.ts'
import { keepPolicies } from '../src/registers/policies.ts'
import { missing } from '../src/work/missing/procedure.ts'
import { standingPolicy } from '../src/work/standing-policy.ts'

const [clockUrl = '', appUrl = ''] = process.argv.slice(2)
const clock = openDatabase(clockUrl, { connections: 4 })
// Four loops hold four connections: policies are read through another pool, as in the application.
const policies = keepPolicies(openDatabase(appUrl, { connections: 2 }), standingPolicy)
startClock(
  [
    {
      name: 'alarms',
      everyMilliseconds: 250,
      work: async () => await ringDue(clock, [ringer(missing)], policies, systemNow()),
    },
  ],
  (_, error) => process.stderr.write(`${error instanceof Error ? String(error.cause ?? error) : String(error)}\n`),
)
process.on('disconnect', () => process.exit(0))
