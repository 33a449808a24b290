// What a problem of the API says, as sentences a person can read in a terminal.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Answer } from './on-behalf.ts'

const Problem = Compile(
  Type.Object({
    detail: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), sentence: Type.String() }))),
  }),
)

/** Every one of them, each with its field. */
export function refusalsOf({ type, payload }: Answer): readonly string[] {
  if (!type.startsWith('application/problem+json')) return []
  const said: unknown = JSON.parse(payload.toString('utf8'))
  if (!Problem.Check(said)) return []
  return said.errors?.map((one) => (one.field === '' ? one.sentence : `${one.field}: ${one.sentence}`)) ?? [said.detail]
}
