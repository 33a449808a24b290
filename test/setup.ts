// Before all tests of a run: one server, one migrated template, and a place to keep what was written. After them: the server stops.
import { randomBytes } from 'node:crypto'
import { seededIn } from './seeded-in.ts'
import { dropLeftovers, dropNamed, makeTemplate, startTestServer, type TestServer } from './server.ts'
import { keepWritesOfRun } from './writes-executed.ts'

let server: TestServer | null = null
const run = randomBytes(4).toString('hex')

export async function globalSetup(): Promise<void> {
  server = await startTestServer()
  const template = await makeTemplate(server.adminUrl)
  if (process.env['DATABASE_URL'] === undefined) await dropLeftovers(server.adminUrl, template)
  process.env['TEST_DATABASE_SERVER'] = server.adminUrl
  process.env['TEST_DATABASE_TEMPLATE'] = template
  process.env['TEST_DATABASE_RUN'] = run
  keepWritesOfRun()
}

export async function globalTeardown(): Promise<void> {
  if (server !== null) await dropNamed(server.adminUrl, seededIn(run))
  await server?.stop()
}
