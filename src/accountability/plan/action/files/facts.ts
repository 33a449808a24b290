// Evidence attached to an action as a file: what it is, and that it was the wrong one.
import Type from 'typebox'
import { Line, OneOf, Text } from '../../../../registers/schemas.ts'

export const fileKinds = {
  'action.file-attached/1': Type.Object({
    what: Line(200),
    type: OneOf('PDF', 'text'),
    bytes: Type.Integer({ minimum: 1 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
  'action.file-withdrawn/1': Type.Object({ filePosition: Type.Integer({ minimum: 1 }), because: Text(1000) }),
} as const
