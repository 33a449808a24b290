// Bodies of a command in which one identity is whatever a test says: one body for each field that holds one.
import type { Instant } from '../src/kernel/time.ts'
import { type Field, fieldOf } from '../src/web/shape.ts'
import type { BoundCommand } from '../src/web/slice.ts'
import { sampleBody } from './sample-body.ts'

type WithId = { readonly at: string; readonly body: (id: string) => unknown }

export function withIds(command: Pick<BoundCommand, 'body'>, now: Instant): readonly WithId[] {
  const sample = sampleBody(command, now)
  return fieldsIn(fieldOf(command.body)).flatMap((field) => {
    const holds = (id: string): unknown =>
      isId(field) ? id : field.shape.kind === 'list' && isId(field.shape.of) ? [id] : null
    return holds('') === null
      ? []
      : [
          {
            at: field.key,
            body: (id: string) => ({ ...(typeof sample === 'object' ? sample : {}), [field.key]: holds(id) }),
          },
        ]
  })
}

const fieldsIn = ({ shape }: Field): readonly Field[] => (shape.kind === 'group' ? shape.fields : [])

/** By its form alone: what looks like an identity. */
const isId = ({ shape }: Field): boolean =>
  shape.kind === 'text' &&
  shape.pattern?.test('018f0000-0000-7000-8000-00000000000a') === true &&
  !shape.pattern.test('x')
