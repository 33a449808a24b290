// The account at the sign-in provider by which a member of staff is known: bound at their first sign-in, by Vigil itself, and shown by no page.
import Type from 'typebox'
import { newId } from '../kernel/identity.ts'
import { deciding, when } from './deciding.ts'
import { type Command, none, perform } from './records.ts'
import { Line } from './schemas.ts'
import { type Account, type StaffFact, type StaffState, staffProcedure } from './staff.ts'
import type { World } from './world.ts'

const body = Type.Object({ issuer: Line(2000), subject: Line(255) })

const bind: Command<StaffState, StaffFact, typeof body, null> = {
  name: 'bind-account',
  title: 'Signed in for the first time',
  path: 'account',
  permission: 'administer staff',
  body,
  commutes: true,
  evidence: none,
  decide: ({ body, state, now }) =>
    // Of another provider than the one that is configured now: whoever runs Vigil changed it, and everybody begins again.
    deciding().unless(when(state.account?.issuer === body.issuer, '', 'They are known by an account already.'), {
      kind: 'staff.account-bound/1',
      happenedAt: now,
      body,
    }),
}

/** Where two accounts come at once, one is bound: ask again afterwards who it is. */
export async function bindAccount(world: World, staffId: string, account: Account): Promise<void> {
  await perform(world, staffProcedure, bind, { recordId: staffId, basedOn: null, key: newId(world.now), body: account })
}
