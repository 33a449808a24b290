// A table of the policy that is a plain list: rows are read, added and changed; nothing decides by it.
import Type, { type Static, type TObject, type TProperties } from 'typebox'
import { Compile } from 'typebox/compile'
import { Maybe } from '../registers/schemas.ts'
import { hidden } from '../web/fields.ts'
import type { PolicyTable } from './policy/index.ts'

const most = 200
const Place = Type.Object({ place: Maybe(Type.Integer({ minimum: 1, maximum: most })) })

/** `wrap` makes the stored table of the rows, `list` the rows of a stored table: of its default where it cannot be read. */
export function listTable<Fields extends TProperties>(given: {
  readonly name: string
  readonly title: string
  readonly about: readonly string[]
  /** Beside the form of one row. */
  readonly rowAbout: string
  readonly fields: Fields
  readonly columns: readonly string[]
  readonly cells: (row: Static<TObject<Fields>>) => readonly string[]
  readonly list: (table: unknown) => readonly Static<TObject<Fields>>[]
  readonly wrap: (rows: readonly Static<TObject<Fields>>[]) => unknown
  readonly refusals: (table: unknown) => readonly string[]
  readonly beside?: NonNullable<PolicyTable['beside']>
}): PolicyTable {
  const { fields, list, wrap } = given
  const [first = 'place'] = Object.keys(fields)
  const placed = Compile(Place)
  const whole = Compile(Type.Object(fields))
  return {
    name: given.name,
    title: given.title,
    about: given.about,
    columns: given.columns,
    rows: (table) => list(table).map(given.cells),
    refusals: given.refusals,
    ...(given.beside === undefined ? {} : { beside: given.beside }),
    toDmn: null,
    newRows: true,
    row: {
      schema: Type.Object({ place: hidden(Place.properties.place), ...fields }),
      about: given.rowAbout,
      read: (table, place) => {
        const one = list(table)[place - 1]
        return one === undefined ? null : { ...one, place }
      },
      write: (table, typed) => {
        const rows = list(table)
        const unreadable = (sentence: string) => ({ table: wrap(rows), refusals: [{ field: first, sentence }] })
        if (!placed.Check(typed)) return unreadable('This row cannot be read.')
        const { place, ...one } = typed
        if (!whole.Check(one)) return unreadable('This row cannot be read.')
        if (place !== null && rows[place - 1] === undefined) return unreadable('Open the row again from the table.')
        return { table: wrap(place === null ? [...rows, one] : rows.with(place - 1, one)), refusals: [] }
      },
    },
  }
}
