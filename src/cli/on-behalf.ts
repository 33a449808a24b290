// The application as one member of staff sees it, for a command of the command line: nothing listens, the application itself answers.
import { userInfo } from 'node:os'
import type { Database } from '../kernel/database.ts'
import { systemNow } from '../kernel/time.ts'
import type { Person } from '../registers/permissions.ts'
import { personOfRow, staffByEmail } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { cookieName } from '../web/access.ts'
import { CannotBeDone, type Option } from './command.ts'
import type { Place } from './place.ts'

export const emailOption: Option = {
  name: 'email',
  value: '<address>',
  words: 'The member of staff to act as: the address they sign in with',
}

/** Whoever signs in with an address. */
export async function memberOfStaff(db: Database, { force, now }: Place, email: string): Promise<Person> {
  const row = await db.read(
    { force, who: SYSTEM, now },
    async (reader) => await staffByEmail.one(reader, { force, email }),
  )
  if (row === null)
    throw new CannotBeDone(
      `Nobody in ${force} signs in as ${email}. Their addresses are on the page “Staff”, which a system administrator sees.`,
    )
  return personOfRow(row)
}

export type Answer = { readonly status: number; readonly type: string; readonly payload: Buffer }

export type AsPerson = {
  readonly person: Person
  readonly get: (address: string) => Promise<Answer>
  readonly post: (address: string, json: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
}

/** Their permissions and no others; what they read and record is logged and recorded as theirs, marked with who sat at the machine. The session ends with the work. */
export async function asPerson<T>(place: Place, email: string, work: (asking: AsPerson) => Promise<T>): Promise<T> {
  const { config, open } = place
  // By this name the database marks what is read and recorded: see the migration that adds `via`.
  const application = `vigil command line of ${userInfo().username.replace(/[^\w.-]/g, '')}`.slice(0, 60)
  const databases = {
    app: open('vigil_app', application),
    clock: open('vigil_clock', application),
    measure: open('vigil_measure', application),
    judge: open('vigil_judge', application),
    erase: open('vigil_erase', application),
  }
  const person = await memberOfStaff(databases.app, place, email)
  // Loaded only now: the whole application, which a command that is refused, or that needs only the address, does without.
  const { makeApp } = await import('../app.ts')
  const app = await makeApp({ config, databases, clock: systemNow, logLevel: 'silent', requestsPerMinute: 0 })
  const token = await app.sessions.begin(person, null)
  const secure = config.address.startsWith('https:')
  const cookie = `${cookieName('vigil_session', secure)}=${token}`
  const ask = async (method: 'GET' | 'POST', url: string, headers: Readonly<Record<string, string>>, body?: string) => {
    const answer = await app.server.http.inject({
      method,
      url,
      headers: { cookie, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const type = String(answer.headers['content-type'] ?? 'text/html')
    return { status: answer.statusCode, type, payload: answer.rawPayload }
  }
  try {
    return await work({
      person,
      get: async (address) => await ask('GET', address, {}),
      post: async (address, json, headers = {}) =>
        await ask('POST', address, { 'content-type': 'application/json', ...headers }, json),
    })
  } finally {
    await app.sessions.end(token)
    await app.server.http.close()
    await app.stop()
  }
}
