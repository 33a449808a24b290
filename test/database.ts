// A database of its own for one test file: a copy of the migrated template, dropped afterwards.
import { randomBytes } from 'node:crypto'
import { after, type TestContext } from 'node:test'
import { databaseUrl, type Role, roleUrl } from '../src/kernel/roles.ts'
import { asAdmin, dropLeftovers, makeTemplate, startTestServer, type TestServer } from './server.ts'
import './own-folder.ts'
import { keepWrites } from './writes-executed.ts'

keepWrites()

export type TestDatabase = {
  readonly ownerUrl: string
  readonly url: (role: Role) => string
}

/** At the top of a file, for all its tests: `await testDatabase()`; in a test, for it alone: `await testDatabase(t)`. */
export async function testDatabase(context?: TestContext, from: From = migrated): Promise<TestDatabase> {
  const { adminUrl, ...server } = await shared()
  const template = await from({ adminUrl, ...server })
  const name = `vigil_test_${process.pid}_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, async (client) => {
    await client.query(`create database ${name} template ${template}`)
  })
  if (context === undefined) made.push(name)
  else context.after(() => drop(adminUrl, [name]))
  const ownerUrl = databaseUrl(adminUrl, name)
  return { ownerUrl, url: (role) => roleUrl(ownerUrl, role) }
}

type Shared = { readonly adminUrl: string; readonly template: string }
/** Which database it is a copy of. */
export type From = (server: Shared) => Promise<string>
const migrated: From = async ({ template }) => await Promise.resolve(template)
let server: TestServer | null = null
let sharing: Promise<Shared> | null = null
const made: string[] = []

/** Under `npm test` the run has a server and a template already; a file run by itself starts its own. */
function shared(): Promise<Shared> {
  sharing ??= prepare()
  return sharing
}

async function prepare(): Promise<Shared> {
  const adminUrl = process.env['TEST_DATABASE_SERVER']
  const template = process.env['TEST_DATABASE_TEMPLATE']
  if (adminUrl !== undefined && template !== undefined) return { adminUrl, template }
  server = await startTestServer()
  const name = await makeTemplate(server.adminUrl)
  if (process.env['DATABASE_URL'] === undefined) await dropLeftovers(server.adminUrl, name)
  return { adminUrl: server.adminUrl, template: name }
}

// Registered here, not where it is first needed, which may be inside one test of several.
after(async () => {
  if (sharing === null) return
  const { adminUrl } = await sharing
  await drop(adminUrl, made)
  await server?.stop()
})

async function drop(adminUrl: string, names: readonly string[]): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    for (const name of names) await client.query(`drop database if exists ${name} with (force)`)
  })
}
