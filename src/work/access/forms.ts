// What the forms of opening and restricting a record say, offer and hold at first.
import { personProcedure } from '../../registers/people.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { breakGlass, review } from './commands.ts'
import { askLift, lift, refuseLift } from './lifting.ts'
import { opening } from './procedure.ts'
import { restrict } from './restricting.ts'

export const accessCommands: readonly BoundCommand[] = [
  bind(opening, breakGlass, {
    says: 'Open: your supervisor has been told',
    after: (done) => `/openings/${done.recordId}`,
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['record'], hours: '1' }),
    load: async () => await Promise.resolve({ about: [warning] }),
  }),
  bind(opening, review, {
    says: 'Reviewed',
    after: () => '/openings',
    initial: async (_, __, { about, staffId, day }) => await Promise.resolve({ about, staffId, day }),
  }),
  bind(personProcedure, restrict, {
    says: 'Restricted: this child’s closed episodes are closed to all but those involved',
    after: () => '/openings',
  }),
  bind(opening, askLift, {
    says: 'Asked for: another person decides',
    after: (done) => `/openings/${done.recordId}`,
    initial: async (_, __, query) => await Promise.resolve({ recordId: query['record'] }),
  }),
  bind(opening, lift, { says: 'No longer restricted', after: () => '/openings' }),
  bind(opening, refuseLift, { says: 'Refused: it stays restricted', after: () => '/openings' }),
]

const warning = 'Only where a child is in danger now and nobody involved can be asked. Everything you read is logged.'
