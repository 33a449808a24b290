// Whose the roles' passwords are to set: Vigil's, derived from the owner's; or somebody's who gave a role's address, and then no start takes it away.
import pg from 'pg'
import { sqlState } from './database/failures.ts'
import { type Role, rolePassword, roles, roleUrl, variableOf } from './roles.ts'

/** `given` are the roles whose addresses were given one by one. Everything here may be said again. */
export async function setPasswords(client: pg.Client, ownerUrl: string, given: readonly Role[]): Promise<void> {
  const elsewhere = await setElsewhere(client)
  for (const role of roles) {
    const password = rolePassword(ownerUrl, role)
    if (given.includes(role)) {
      if (!elsewhere.has(role)) await remember(client, role)
    } else if (password !== null) {
      if (elsewhere.has(role)) await refuseUnlessIts(ownerUrl, role, notOurs(role))
      else
        await client.query(`alter role ${role} password '${password}'`).catch(async (error: unknown) => {
          if (sqlState(error) !== '42501') throw error
          await refuseUnlessIts(ownerUrl, role, mayNot(role))
        })
    }
  }
}

/** Stands on the role itself, since roles are of the whole cluster: another start, or another database's, knows it too. */
const mark = 'Vigil: its password is set by hand, and its address given to each start'

async function setElsewhere(client: pg.Client): Promise<ReadonlySet<string>> {
  const found = await client.query<{ name: string }>(
    "select rolname as name from pg_roles where shobj_description(oid, 'pg_authid') = $1",
    [mark],
  )
  return new Set(found.rows.map(({ name }) => name))
}

/** An owner that may not mark a role may not change its password either. */
async function remember(client: pg.Client, role: Role): Promise<void> {
  await client.query(`comment on role ${role} is '${mark}'`).catch((error: unknown) => {
    if (sqlState(error) !== '42501') throw error
  })
}

/** The derived password may be the role's own by now: then there is nothing to set. */
async function refuseUnlessIts(ownerUrl: string, role: Role, sentence: string): Promise<void> {
  const trial = new pg.Client({ connectionString: roleUrl(ownerUrl, role), connectionTimeoutMillis: 10_000 })
  trial.on('error', () => undefined)
  try {
    await trial.connect()
  } catch (cause) {
    throw sqlState(cause)?.startsWith('28') ? new Error(sentence, { cause }) : cause
  } finally {
    await trial.end()
  }
}

const notOurs = (role: Role): string =>
  `The role ${role} signs in with a password that was set by hand: give its address in ${variableOf(role)}, as at the last start. Starting Vigil does not change the password. To let Vigil set it from now on: comment on role ${role} is null`

const mayNot = (role: Role): string =>
  `The password of ${role} is not the one derived from the owner's, and the owner may not set it: give the role's address in ${variableOf(role)}. Or let the owner set it: that needs createrole and, from PostgreSQL 16, the admin option on the role.`
