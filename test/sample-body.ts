// A body that a command's schema lets through, the plainest there is: for tests that ask what is answered beyond the schema.
import { type Instant, localDate } from '../src/kernel/time.ts'
import { type Field, fieldOf, type Shape } from '../src/web/shape.ts'
import type { BoundCommand } from '../src/web/slice.ts'

export const sampleBody = (command: Pick<BoundCommand, 'body'>, now: Instant): unknown =>
  sampleOf(fieldOf(command.body), now)

const texts = [
  'a few words',
  '018f0000-0000-7000-8000-00000000000a',
  'somebody@there.example',
  '2026-01',
  'QUFB',
  'AB12',
  '1',
  'a-b',
  'northvale',
]

function sampleOf(field: Field, now: Instant): unknown {
  return field.nullable ? null : ofShape(field.shape, now)
}

function ofShape(shape: Shape, now: Instant): unknown {
  switch (shape.kind) {
    case 'text': {
      const { pattern, least, most } = shape
      const fitting = texts.find((one) => pattern?.test(one) !== false && one.length <= most)
      return (fitting ?? 'x').padEnd(least, 'x')
    }
    case 'moment':
      return now
    case 'date':
      return localDate(now)
    case 'number':
      return Number.isFinite(shape.least) ? shape.least : Math.min(1, shape.most)
    case 'yes or no':
      return true
    case 'choice':
      return shape.values[0]
    case 'list':
      return Array.from({ length: shape.least }, () => sampleOf(shape.of, now))
    case 'group':
      return Object.fromEntries(shape.fields.filter((one) => !one.optional).map((one) => [one.key, sampleOf(one, now)]))
    case 'nothing':
    case 'anything':
      return null
  }
}
