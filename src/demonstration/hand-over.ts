// A shift's signature for one child, as history needs it: the same fact as the form's, without the unit's other children.
import Type from 'typebox'
import { none } from '../registers/records.ts'
import { Line, When } from '../registers/schemas.ts'
import { bind } from '../web/slice.ts'
import { command, no, record } from '../work/missing/commands/deciding.ts'
import { handoverId } from '../work/missing/handover/identity.ts'
import { missing } from '../work/missing/procedure.ts'
import { isMissing } from '../work/missing/state.ts'
import { handOverAct } from './search/handovers.ts'

/**
 * The form signs for every child on the unit's board at that moment. History is loaded child by child, so the board of that
 * moment does not exist, and today's children would be signed for in the past.
 */
export const handOver = bind(
  missing,
  command({
    name: handOverAct,
    title: 'Hand over',
    path: 'demonstration-handover',
    permission: 'hand over',
    body: Type.Object({ unit: Line(60), shiftStart: When, bothSigned: Type.Boolean(), read: Type.Boolean() }),
    evidence: none,
    decide: ({ state, body, by, now }) => {
      if (!isMissing(state)) return no('', 'The child is not missing now.')
      return record({
        kind: 'missing.handed-over/1',
        happenedAt: now,
        body: {
          handoverId: handoverId(by.forceId, body.unit, body.shiftStart),
          unit: body.unit,
          from: state.owner?.staffId ?? null,
          to: by.staffId,
          toName: by.name,
          bothSigned: body.bothSigned,
          shiftStart: body.shiftStart,
          read: body.read,
        },
      })
    },
  }),
)
