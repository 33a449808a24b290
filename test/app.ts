// The whole product over a database of its own, listening on a free port, with people signed in by session.
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { closeDatabases, openDatabases } from '../src/app/databases.ts'
import { makeApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { demonstrationForce, seedForce } from '../src/demonstration/force.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/identity.ts'
import { type Clock, systemNow } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import type { Person, Role } from '../src/registers/permissions.ts'
import { appendTo } from '../src/registers/records.ts'
import { listStaff, personOfRow, staffProcedure } from '../src/registers/staff.ts'
import { contextOf, SYSTEM } from '../src/registers/world.ts'
import { type Client, clientOf } from './client.ts'
import { testDatabase } from './database.ts'
import { seededAt } from './seeded.ts'

export type { Client } from './client.ts'

/** At the top of a file, for all its tests. The demonstration force is seeded with its people. */
export async function testApp(
  options: {
    readonly clock?: Clock
    readonly port?: number
    readonly environment?: Readonly<Record<string, string>>
    readonly logLevel?: 'error'
  } = {},
) {
  const clock = options.clock ?? systemNow
  const database = await testDatabase(undefined, seededAt(clock(), options.clock !== undefined))
  const port = options.port ?? (await freePort())
  const files = mkdtempSync(join(tmpdir(), 'vigil-test-'))
  const settings = { PORT: String(port), VIGIL_DATA: files, VIGIL_DEMONSTRATION: 'on', ...options.environment }
  const config = readConfig(settings, files)
  const databases = openDatabases(database.url)
  const app = await makeApp({
    config,
    databases,
    clock,
    logLevel: options.logLevel ?? 'silent',
    requestsPerMinute: 0,
  })
  await seedForce(databases.app, await app.policies.of(demonstrationForce.id, clock()), clock())
  await app.server.http.listen({ host: '127.0.0.1', port })
  const address = `http://127.0.0.1:${port}`
  const { sessions } = app
  const owner = openDatabase(database.ownerUrl, { connections: 2 })
  const stop = async () => {
    await app.server.http.close()
    await app.stop()
    await owner.close()
    await closeDatabases(databases)
  }
  after(stop)

  const staff = async (force: string = demonstrationForce.id) => {
    const rows = await databases.app.read(
      { force, who: SYSTEM, now: clock() },
      async (reader) => await listStaff.all(reader, { force, after: null, limit: 500 }),
    )
    return rows.map(personOfRow)
  }
  const as = async (who: Person): Promise<Client> =>
    clientOf(address, app.server.http, who, `vigil_session=${await sessions.begin(who, null)}`)
  const named = async (name: string): Promise<Client> => {
    const found = (await staff()).find((one) => one.name === name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return await as(found)
  }
  /** Somebody new in a force, signed in. */
  const newcomer = async (force: string, name: string, jobs: readonly Role[]): Promise<Client> => {
    const world = await app.world(systemPerson(force))
    const staffId = newId(world.now)
    const details = { name, roles: [...jobs], unit: null, email: null, supervisorId: null, gradingTrainedUntil: null }
    await databases.app.write(contextOf(world), async (writer) => {
      const writing = { writer, world, commandId: newId(world.now) }
      await appendTo(writing, staffProcedure, staffId, () => [
        { kind: 'staff.joined/1', happenedAt: world.now, body: details },
      ])
    })
    return await as({ staffId, forceId: force, name, roles: jobs, unit: null, supervisorId: null })
  }
  return { app, address, files, databases, database, owner, clock, staff, as, named, newcomer, stop, sessions }
}

/** What `testApp` answers. */
export type It = Awaited<ReturnType<typeof testApp>>

export async function freePort(): Promise<number> {
  return await new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => (typeof at === 'object' && at !== null ? found(at.port) : failed(new Error('no port'))))
    })
  })
}
