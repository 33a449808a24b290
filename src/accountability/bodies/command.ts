// What every command of a body shares: its types, who may, and all bodies that are known.
import type Type from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { bodiesKnown } from '../bodies-known.ts'
import type { BodyFact, NewBodyFact } from './facts.ts'
import type { BodyState } from './procedure.ts'

export const command = <Schema extends Type.TSchema, Evidence>(given: Command<BodyState, BodyFact, Schema, Evidence>) =>
  given
export const { unless } = deciding<NewBodyFact>()
export const permission = 'keep the register'

export const known = async (reader: Reader, { world }: { readonly world: World }) =>
  await bodiesKnown.all(reader, { force: world.who.forceId })
