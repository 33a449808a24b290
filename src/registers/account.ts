// The account at the sign-in provider by which a member of staff is known: bound at their first sign-in, by Vigil itself, and shown by no page.
import Type from 'typebox'
import { statement } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { sql } from '../kernel/sql.ts'
import { deciding, when } from './deciding.ts'
import { alsoTold, type Command, perform } from './records.ts'
import { Line } from './schemas.ts'
import { nobody } from './staff/rows.ts'
import { type Account, type StaffFact, type StaffState, staffProcedure } from './staff.ts'
import type { World } from './world.ts'

const body = Type.Object({ issuer: Line(2000), subject: Line(255) })

const bind: Command<StaffState, StaffFact, typeof body, { readonly record_id: string } | null> = {
  name: 'bind-account',
  title: 'Signed in for the first time',
  path: 'account',
  permission: 'administer staff',
  body,
  commutes: true,
  evidence: async (reader, { body: account, folded: { forceId: force, recordId: but } }) =>
    await boundBefore.one(reader, { force, ...account, but }),
  decide: ({ body, state, evidence, recordId, now }) => {
    // Of another provider than the one that is configured now: whoever runs Vigil changed it, and everybody begins again.
    const decided = deciding().unless(
      when(state.account?.issuer === body.issuer, '', 'They already sign in with an account.'),
      { kind: 'staff.account-bound/1', happenedAt: now, body },
    )
    return decided.kind === 'refused' || evidence === null
      ? decided
      : { ...decided, also: [alsoTold(recordId, 'chief officer', secondEntry)] }
  },
}

/** Who left and is back has a new entry; so has whoever would agree to what they proposed under another name. People see which. */
const boundBefore = statement({
  name: 'staff: another entry that signed in with this account before',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', issuer: 'https://login.example', subject: '1', but: nobody },
  sql: (p: { force: string; issuer: string; subject: string; but: string }) => sql`
    select f.record_id
    from staff s
    join fact f on f.force_id = s.force_id and f.record_id = s.staff_id
    where s.force_id = ${p.force}
      and s.staff_id <> ${p.but}
      and f.kind = 'staff.account-bound/1'
      and f.body ->> 'issuer' = ${p.issuer}
      and f.body ->> 'subject' = ${p.subject}
    limit 1`,
})

const secondEntry =
  'An account that signed in as one member of staff is now linked to another: check whether they are the same person'

/** Where two accounts come at once, one is bound: ask again afterwards who it is. */
export async function bindAccount(world: World, staffId: string, account: Account): Promise<void> {
  await perform(world, staffProcedure, bind, { recordId: staffId, basedOn: null, key: newId(world.now), body: account })
}
