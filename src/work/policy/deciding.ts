// What every command about a version of the policy shares: its type, the versions there are, and answering with a fact or in words.
import type { Static, TSchema } from 'typebox'
import { deciding } from '../../registers/deciding.ts'
import type { Command, Given } from '../../registers/records.ts'
import type { NewPolicyFact, PolicyFact } from './facts.ts'
import type { PolicyState } from './procedure.ts'
import { oneVersionAtATime, type VersionRow, versionsOf } from './queries.ts'

export type PolicyCommand<Schema extends TSchema> = Command<PolicyState, PolicyFact, Schema, readonly VersionRow[]>
export type Asked<Schema extends TSchema> = Given<PolicyState, PolicyFact, Static<Schema>, readonly VersionRow[]>

export const versions: PolicyCommand<TSchema>['evidence'] = async (reader, { world }) => {
  const force = world.who.forceId
  await oneVersionAtATime.one(reader, { force })
  return await versionsOf.all(reader, { force })
}

export const { record } = deciding<NewPolicyFact>()
export { refuse as refused } from '../../registers/deciding.ts'
