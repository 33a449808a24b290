// How it is asked what an action says: what will be done, for which recommendations, to move which measures.
import Type, { type TSchema } from 'typebox'
import { Id, Line, Maybe } from '../../../registers/schemas.ts'
import { lines, optionalText, text } from '../../../web/fields.ts'
import type { Values } from '../../../web/slice.ts'
import { textHint } from './rules.ts'

export const said = <T extends TSchema>(schema: T, words: Values): T => ({ ...schema, ...words })

const count = (title: string, description?: string) =>
  said(Maybe(Type.Integer({ minimum: 0, maximum: 10_000 })), {
    title,
    ...(description === undefined ? {} : { description }),
  })

export const DetailsAsked = Type.Object({
  text: text('What will be done', 'Enter what will be done', { most: 2000, description: textHint }),
  recommendations: said(Type.Array(Id, { minItems: 1, maxItems: 30 }), {
    title: 'Which recommendations does it serve?',
    missing: 'Choose at least one recommendation',
    input: 'checkboxes',
  }),
  measures: said(Type.Array(Line(60), { maxItems: 20 }), {
    title: 'Which measures should it move?',
    description: 'The plan cannot be approved until at least one is named, or “audit only” is said below',
    input: 'checkboxes',
  }),
  auditOnly: optionalText('Audit only: why can no measure show it?', {
    most: 500,
    description: 'Leave empty if you name a measure',
  }),
  guidance: lines('Guidance', 'The guidance that goes with it, one on each line'),
  videos: lines('Videos', 'One address on each line, beginning with https://'),
  training: optionalText('Training that goes with it', { most: 1000 }),
  postsFunded: count('Posts funded', 'Leave empty if it needs none'),
  postsFilled: count('Posts filled'),
  dependsOn: said(Type.Array(Id, { maxItems: 20 }), {
    title: 'Which actions must be done first?',
    input: 'checkboxes',
  }),
})
