// The last administrator of a force keeps the job: otherwise nobody could give it to anybody.
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import type { Role } from '../../registers/permissions.ts'
import { oneEntryAtATime, otherAdministrator } from './queries.ts'

const administrator: Role = 'system administrator'

/** Whether somebody else would administer still, whoever decides the same at this moment. */
export async function anotherAdministers(reader: Reader, force: string, but: string): Promise<boolean> {
  await oneEntryAtATime.one(reader, { force })
  return (await otherAdministrator.one(reader, { force, but })) !== null
}

export const lastAdministrator = (
  before: readonly Role[],
  after: readonly Role[],
  another: boolean,
): readonly Refusal[] =>
  before.includes(administrator) && !after.includes(administrator) && !another
    ? [refusal('', 'They are the last person here who administers staff. Give somebody else that job first.')]
    : []
