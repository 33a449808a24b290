// A server with the demonstration's own sign-in provider, somebody of each job, and a browser's cookies. Imported at the top of a test file.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationIdentityProvider } from '../src/demonstration/identity-provider.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { newId } from '../src/kernel/identity.ts'
import { instant, systemNow } from '../src/kernel/time.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { may, type Permission, type Person, type Role, roles } from '../src/registers/permissions.ts'
import { appendTo } from '../src/registers/records.ts'
import { listStaff, staffProcedure } from '../src/registers/staff.ts'
import { SYSTEM } from '../src/registers/world.ts'
import { findSignedIn, require, signedInOf } from '../src/web/access.ts'
import { makeServer } from '../src/web/server.ts'
import { makeSessions } from '../src/web/session.ts'
import type { ProviderSettings } from '../src/web/sign-in/provider.ts'
import { signIn } from '../src/web/sign-in.ts'
import { makeTokens } from '../src/web/tokens.ts'
import { browser } from './cookies.ts'
import { testDatabase } from './database.ts'
import { usualLimits } from './limits.ts'

const policy = {
  version: 'test 1',
  effectiveFrom: instant('2020-01-01T00:00:00.000Z'),
  recordingToleranceMinutes: 15,
  values: {},
  tables: {},
  holidays: { dates: new Set<string>(), since: '2020-01-01', until: '2028-12-31' },
}

const database = await testDatabase()

export const db = openDatabase(database.url('vigil_app'), { connections: 3 })

export const sessions = makeSessions(db, systemNow, usualLimits)

export const tokens = makeTokens(db, systemNow)

export const idOf = (index: number) => `0195d8a0-0000-7000-8000-0000000000${(16 + index).toString(16)}`

const nameOf = (role: Role) => `Sample ${role.replace(/[^a-z ]/g, '')}`

export const emailOf = (role: Role) => `${role.replace(/[^a-z]+/g, '.')}@north.example`

export const worldOf = async (who: Person) =>
  await Promise.resolve({ db, now: systemNow(), who, policyAt: () => policy, reactions: [] })

const world = await worldOf(systemPerson('north'))

await db.write({ force: 'north', who: SYSTEM, now: world.now }, async (writer) => {
  const nothing = { unit: null, supervisorId: null, gradingTrainedUntil: null }
  for (const [index, role] of roles.entries())
    await appendTo({ writer, world, commandId: newId(world.now) }, staffProcedure, idOf(index), () => [
      {
        kind: 'staff.joined/1',
        happenedAt: world.now,
        body: { ...nothing, name: nameOf(role), roles: [role], email: emailOf(role) },
      },
    ])
})

const people = async () =>
  await db.read({ force: 'north', who: SYSTEM, now: systemNow() }, async (reader) => {
    return await listStaff.all(reader, { force: 'north', after: null, limit: 200 })
  })

/** A server like the product's, its provider inside unless another is given. */
type Serving = {
  readonly address?: string
  readonly change?: (settings: ProviderSettings) => ProviderSettings
  /** The address the provider says, where not the one in the register. */
  readonly saying?: string
  /** As the product has them; without, there are none. */
  readonly requestsPerMinute?: number
}

export async function serve(given: Serving = {}) {
  // The provider must know the address before anything listens at it.
  const probe = (await import('node:net')).createServer()
  const port = await new Promise<number>((found) =>
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      found(typeof at === 'object' && at !== null ? at.port : 0)
    }),
  )
  await new Promise((closed) => probe.close(closed))
  const address = given.address ?? `http://localhost:${port}`
  const { saying } = given
  const identity = demonstrationIdentityProvider({
    address,
    people: async () => (await people()).map((one) => (saying === undefined ? one : { ...one, email: saying })),
  })
  const { http } = await makeServer({
    slices: [],
    database: { listen: async () => async () => undefined },
    world: async (_request, who) => ({ db, now: systemNow(), who, policyAt: () => policy, reactions: [] }),
    find: findSignedIn({ sessions, tokens, secure: false }),
    may,
    plugins: [
      signIn({
        database: db,
        clock: systemNow,
        sessions,
        world: worldOf,
        browserKey: 'a key of this test',
        provider: (given.change ?? ((settings) => settings))(identity.settings),
        address,
      }),
      identity.plugin,
      (server, chassis) => {
        const guarded = (permission: Permission | 'signed in') => ({
          config: { permission },
          preHandler: require(chassis, permission),
        })
        const answer = async (request: Parameters<typeof signedInOf>[0]) => signedInOf(request).person
        server.get('/who', guarded('signed in'), answer)
        server.get('/api/who', guarded('signed in'), answer)
        server.get('/cases', guarded('see an episode'), answer)
        server.get('/api/cases', guarded('see an episode'), answer)
        server.post('/noted', guarded('signed in'), answer)
        server.post('/api/noted', guarded('signed in'), answer)
      },
    ],
    navigation: [],
    forceName: () => 'North',
    demonstration: true,
    requestsPerMinute: given.requestsPerMinute ?? 0,
    logLevel: 'silent',
  })
  await http.listen({ port, host: 'localhost' })
  open.push(async () => await http.close())
  return { address, http }
}

const open: (() => Promise<void>)[] = []

test.after(async () => {
  for (const close of open) await close()
  await db.close()
})

/** Signs in as the person with this job; answers where the browser ends up. */
export async function signInAs(tab: ReturnType<typeof browser>, role: Role, next = '/who') {
  const { at, answer } = await tab.follow(`/sign-in?next=${encodeURIComponent(next)}`)
  const html = await answer.text()
  assert.match(html, /The people are invented/)
  const form = await tab.go(at, { form: { person: idOf(roles.indexOf(role)) } })
  return await tab.follow(form.headers.get('location') ?? '')
}
