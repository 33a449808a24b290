// A schema compiled when something is first checked by it: of two thousand schemas most processes use a few, and to compile them all took a sixth of a start.
import type { Static, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'

export function compiled<Schema extends TSchema>(schema: Schema) {
  let made: Validator | null = null
  const validator = (): Validator => (made ??= Compile(schema))
  return {
    Check: (value: unknown): value is Static<Schema> => validator().Check(value),
    Errors: (value: unknown) => validator().Errors(value),
  }
}
