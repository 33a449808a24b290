// What the forms of opening and restricting a record say, offer and hold at first.
import { personProcedure } from '../../registers/people.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { breakGlass, review } from './commands.ts'
import { askLift, lift, refuseLift } from './lifting.ts'
import { openingInWords } from './opening-in-words.ts'
import { opening } from './procedure.ts'
import { restrict } from './restricting.ts'

export const accessCommands: readonly BoundCommand[] = [
  bind(opening, breakGlass, {
    says: 'The record is open to you. Your supervisor has been told',
    after: (done) => `/openings/${done.recordId}`,
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['record'], hours: '1' }),
    load: async () => await Promise.resolve({ about: [warning] }),
  }),
  bind(opening, review, {
    says: 'Reviewed',
    after: () => '/openings',
    initial: async (_, __, { about, staffId, day }) => await Promise.resolve({ about, staffId, day }),
    load: async (world, _, typed) => ({ about: await openingInWords(world, typed) }),
  }),
  bind(personProcedure, restrict, {
    says: 'Restricted: only those involved can now open this child’s closed episodes',
    after: () => '/openings',
  }),
  bind(opening, askLift, {
    says: 'You have asked. Another person will decide',
    after: (done) => `/openings/${done.recordId}`,
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['record'] }),
  }),
  bind(opening, lift, { says: 'No longer restricted', after: () => '/openings' }),
  bind(opening, refuseLift, { says: 'Refused: the record stays restricted', after: () => '/openings' }),
]

const warning =
  'Do this only if a child is in danger now and you cannot ask anybody involved. Everything you read is logged.'
