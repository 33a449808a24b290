// Bodies of a command in which one identity is whatever a test says: one body for each field that holds one.
import type { Instant } from '../src/kernel/time.ts'
import { type Field, fieldsOf } from '../src/web/shape.ts'
import type { BoundCommand } from '../src/web/slice.ts'
import { sampleBody } from './sample-body.ts'

type WithId = { readonly at: string; readonly body: (id: string) => unknown }

export function withIds(command: Pick<BoundCommand, 'body'>, now: Instant): readonly WithId[] {
  const sample = sampleBody(command, now)
  const others = typeof sample === 'object' ? sample : {}
  return fieldsOf(command.body).flatMap((field) => {
    const { key: at } = field
    const held = heldIn(field)
    return held === null ? [] : [{ at, body: (id: string) => ({ ...others, [at]: held(id) }) }]
  })
}

function heldIn(field: Field): ((id: string) => unknown) | null {
  if (isId(field)) return (id) => id
  const { shape } = field
  return shape.kind === 'list' && isId(shape.of) ? (id) => [id] : null
}

/** By its form alone: what looks like an identity. */
const isId = ({ shape }: Field): boolean =>
  shape.kind === 'text' &&
  shape.pattern?.test('018f0000-0000-7000-8000-00000000000a') === true &&
  !shape.pattern.test('x')
