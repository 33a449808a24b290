// What the pages of the policy answer a program, field by field: all of it, its values, one version, two compared, one table.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../registers/schemas.ts'

const Changed = Type.Object({ version: Type.String(), at: Moment, by: Type.String(), approvedBy: Type.String() })

const Setting = Type.Object({
  value: Maybe(Type.Number()),
  default: Maybe(Type.Number()),
  changed: Maybe(Changed),
  name: Type.String(),
  words: Type.String(),
  unit: Type.String(),
  basis: OneOf('statute', 'national guidance', 'force', 'Vigil default'),
  source: Type.String(),
  atMost: Type.Optional(Type.Number()),
})

const Subject = Type.Object({ subject: Type.String(), slug: Type.String(), at: Type.Array(Type.Number()) })

const Table = Type.Object({ name: Type.String(), title: Type.String(), href: Type.String() })

const version = {
  recordId: Id,
  version: Type.String(),
  effectiveFrom: Moment,
  proposedBy: Type.String(),
  approvedBy: Maybe(Type.String()),
  approvedAt: Maybe(Moment),
  status: Type.String(),
}

export const policyAnswer = Type.Object({
  version: Type.String(),
  since: Maybe(Moment),
  values: Type.Array(Setting),
  subjects: Type.Array(Subject),
  ofTheForce: Type.Number(),
  waiting: Type.Array(Type.Object(version)),
  tables: Type.Array(Table),
  versions: Type.Array(Type.Object(version)),
})

export const policyValuesAnswer = Type.Object({
  title: Type.String(),
  version: Type.String(),
  values: Type.Array(Setting),
  subjects: Type.Array(Subject),
  change: Maybe(Type.String()),
})

const ValueChange = Type.Object({
  name: Type.String(),
  words: Type.String(),
  unit: Type.String(),
  was: Maybe(Type.Number()),
  is: Maybe(Type.Number()),
})

const TableChange = Type.Object({
  table: Type.String(),
  row: Type.String(),
  what: OneOf('added', 'changed', 'taken away'),
  was: Maybe(Type.Array(Type.String())),
  is: Maybe(Type.Array(Type.String())),
})

const Refused = Type.Object({ by: Type.String(), at: Moment, because: Type.String() })

export const policyOneAnswer = Type.Object({
  values: Type.Array(ValueChange),
  rows: Type.Array(TableChange),
  waits: Type.Boolean(),
  mine: Type.Boolean(),
  because: Type.String(),
  proposedAt: Moment,
  refused: Maybe(Refused),
  before: Type.String(),
  ...version,
})

export const policyCompareAnswer = Type.Object({
  values: Type.Array(ValueChange),
  rows: Type.Array(TableChange),
  from: Type.String(),
  to: Type.String(),
  versions: Type.Array(Type.String()),
})

export const policyTablesAnswer = Type.Object({
  title: Type.String(),
  about: Type.Array(Type.String()),
  columns: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
  version: Type.String(),
  dmn: Maybe(Type.String()),
  change: Maybe(Type.String()),
  newRows: Type.Boolean(),
  table: Type.Unknown(),
})
