// The demonstration force as it is at one moment, seeded once a run: the database of each test that begins at that moment is a copy of it.
import { createHash } from 'node:crypto'
import { standing } from '../src/app/slices.ts'
import { demonstrationForce } from '../src/demonstration/force/which.ts'
import { seedForce } from '../src/demonstration/force.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { type Instant, localDate } from '../src/kernel/time.ts'
import { keepPolicies } from '../src/registers/policies.ts'
import type { From } from './database.ts'
import { seededIn } from './seeded-in.ts'
import { madeOnce } from './server.ts'

/**
 * `still` where the test's clock stands; where it goes on, the first to come on a day seeds for all of that day. A file that runs by itself
 * has nobody to share with, and seeds its own.
 */
export const seededAt =
  (now: Instant, still: boolean): From =>
  async ({ adminUrl, template }) => {
    const run = process.env['TEST_DATABASE_RUN']
    if (run === undefined) return template
    const moment = createHash('sha256')
      .update(still ? now : localDate(now))
      .digest('hex')
      .slice(0, 12)
    return await madeOnce(adminUrl, `${seededIn(run)}_${moment}`, {
      from: template,
      fill: async (ownerUrl) => {
        const app = openDatabase(roleUrl(ownerUrl, 'vigil_app'), { connections: 2 })
        try {
          await seedForce(app, await keepPolicies(app, standing).of(demonstrationForce.id, now), now)
        } finally {
          await app.close()
        }
      },
    })
  }
