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
    says: 'The record is open to you. Who has been told is below',
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
    load: async () => await Promise.resolve({ about: whatItDoes }),
  }),
  bind(opening, askLift, {
    says: 'You have asked. Another person will decide',
    after: (done) => `/openings/${done.recordId}`,
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['record'] }),
  }),
  bind(opening, lift, { says: 'No longer restricted', after: () => '/openings' }),
  bind(opening, refuseLift, { says: 'Refused: the record stays restricted', after: () => '/openings' }),
]

const whatItDoes = [
  'It closes this child’s record and closed episodes, also to you, from the moment you send this. An open episode stays open to everybody who works on it, until it is closed.',
  'While an episode of the child is open, whoever took the call, owns it or manages it can read the closed ones. Everybody else must break the glass, with a reason. Each reading is logged and reviewed the next day.',
  'To lift the restriction, one person asks and another decides.',
]

const warning =
  'Do this only if a child is in danger now and you cannot ask anybody involved. Everything you read is logged.'
