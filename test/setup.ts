// Before all tests of a run: one server, one migrated template, and a place to keep what was written. After them: the server stops.
import { dropLeftovers, makeTemplate, startTestServer, type TestServer } from './server.ts'
import { keepWritesOfRun } from './writes-executed.ts'

let server: TestServer | null = null

export async function globalSetup(): Promise<void> {
  server = await startTestServer()
  const template = await makeTemplate(server.adminUrl)
  if (process.env['DATABASE_URL'] === undefined) await dropLeftovers(server.adminUrl, template)
  process.env['TEST_DATABASE_SERVER'] = server.adminUrl
  process.env['TEST_DATABASE_TEMPLATE'] = template
  keepWritesOfRun()
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
}
