// Which member of staff an address and an account lead to.
import { bindAccount } from '../../registers/account.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { personOfRow, signInPerson } from '../../registers/staff.ts'
import { SYSTEM } from '../../registers/world.ts'
import type { Given } from './desk.ts'
import type { Answer } from './provider.ts'

/** Of whichever force: an address leads to one person, or to nobody; and from the first sign-in on only with the same account. */
export async function memberOfStaff(given: Given, answer: Known) {
  const found = await whoIs(given, answer)
  if (found?.account !== 'none yet') return found
  const { issuer, subject } = answer
  await bindAccount(await given.world(systemPerson(found.person.forceId)), found.person.staffId, { issuer, subject })
  return await whoIs(given, answer)
}

type Known = Extract<Answer, { kind: 'known' }>

async function whoIs({ database, clock }: Given, { email, issuer, subject }: Known) {
  const row = await database.read({ force: '', who: SYSTEM, now: clock() }, async (reader) => {
    return await signInPerson.one(reader, { email, issuer, subject })
  })
  return row === null ? null : { person: personOfRow(row), account: row.account }
}
