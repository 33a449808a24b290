// The web over a real database with the example slice, for the tests beside this folder; the database can be unplugged.
import { after } from 'node:test'
import pg from 'pg'
import { openDatabase } from '../../src/kernel/database.ts'
import { may, type Person } from '../../src/registers/permissions.ts'
import { type Given, makeServer } from '../../src/web/server.ts'
import { testDatabase } from '../database.ts'
import { administrator, colleague, example, handler, stranger, worldOf } from './example.ts'

const people = new Map([handler, colleague, stranger, administrator].map((one) => [nameOf(one), one]))

function nameOf(person: Person): string {
  return person.name.split(' ')[0] ?? ''
}

/** `session` tells several of one person apart. */
export const cookieOf = (person: Person | null, session = ''): Record<string, string> =>
  person === null ? {} : { cookie: `vigil_session=${nameOf(person)}${session}` }

type Options = Pick<Given, 'requestsPerMinute' | 'plugins' | 'logLevel'> & {
  /** By which way the database is reached. */
  readonly through?: (url: string) => Promise<string>
}

export async function testWeb(options: Options = {}) {
  const database = await testDatabase()
  const url = database.url('vigil_app')
  const db = openDatabase((await options.through?.(url)) ?? url, { connections: 3 })
  // Nothing listens there: what the driver says of it is what it says of a server that is gone.
  const unplugged = openDatabase('postgres://vigil_app@127.0.0.1:1/nowhere')
  let away = false
  const out = new Set<string>()
  const server = await makeServer({
    slices: [example],
    database: db,
    world: async (request, who) => await worldOf(away ? unplugged : db)(request, who),
    find: async (request) => {
      const cookie = request.cookies['vigil_session'] ?? ''
      const person = people.get(cookie.split(' ')[0] ?? '')
      if (person !== undefined && out.has(person.staffId)) return null
      return await Promise.resolve(person ? { person, csrf: `token of ${person.name}`, session: cookie } : null)
    },
    may,
    navigation: [{ href: '/board', text: 'Board', permission: 'see the board' }],
    forceName: () => 'Northvale Police',
    demonstration: true,
    logLevel: options.logLevel ?? 'silent',
    plugins: options.plugins ?? [],
    requestsPerMinute: options.requestsPerMinute ?? 0,
  })
  await populate(database.ownerUrl)
  after(async () => {
    await server.http.close()
    await Promise.all([db.close(), unplugged.close()])
  })
  return {
    server,
    db,
    signOut: (person: Person) => void out.add(person.staffId),
    unplug: (is: boolean) => {
      away = is
    },
    get: async (url: string, person: Person | null = handler) =>
      await server.http.inject({ method: 'GET', url, headers: cookieOf(person) }),
    post: async (url: string, fields: Record<string, string>, person: Person | null = handler) =>
      await server.http.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...cookieOf(person) },
        payload: new URLSearchParams({ _csrf: `token of ${person?.name}`, ...fields }).toString(),
      }),
  }
}

async function populate(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  for (const one of people.values()) {
    await owner.query(`insert into force (force_id, name, country) values ($1, $1, 'E') on conflict do nothing`, [
      one.forceId,
    ])
    await owner.query('insert into staff (force_id, staff_id, name, roles) values ($1, $2, $3, $4)', [
      one.forceId,
      one.staffId,
      one.name,
      one.roles,
    ])
  }
  await owner.end()
}
