// The application under measure, as a process of its own: the same app as in production, over the bench's database.
import { openDatabases } from '../src/app/databases.ts'
import { makeApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { roleUrl } from '../src/kernel/roles.ts'
import { systemNow } from '../src/kernel/time.ts'

const [ownerUrl = '', files = ''] = process.argv.slice(2)
const databases = openDatabases((role) => roleUrl(ownerUrl, role), 8)
const app = await makeApp({
  config: readConfig({ PORT: '0', VIGIL_DATA: files, VIGIL_DEMONSTRATION: 'on' }, files),
  databases,
  clock: systemNow,
  logLevel: 'silent',
  requestsPerMinute: 0,
})
app.startChores((chore, error) => process.stderr.write(`${chore}: ${String(error)}\n`))
// The machine chooses the port: one chosen beforehand may be another process's by now.
const address = await app.server.http.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ port: Number(new URL(address).port) })
process.on('message', () => process.send?.({ resident: process.memoryUsage().rss }))
