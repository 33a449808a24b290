// The public site over a test's own database, as its own role; closed when the tests end.
import { after } from 'node:test'
import { makeSite } from '../src/accountability/public/site.ts'
import { openDatabase } from '../src/kernel/database.ts'
import type { Clock } from '../src/kernel/time.ts'
import type { testApp } from './app.ts'

export async function testSite(app: Awaited<ReturnType<typeof testApp>>, clock: Clock) {
  const role = openDatabase(app.database.url('vigil_public'), { connections: 4 })
  const { http: site, lookNow } = await makeSite({
    contact: 'The Office of the Commissioner, privacy@commissioner.example',
    database: role,
    clock,
    address: 'https://figures.example',
    demonstration: true,
    proxies: [],
    asking: true,
  })
  after(async () => {
    await site.close()
    await role.close()
  })
  return { site, lookNow, role }
}
