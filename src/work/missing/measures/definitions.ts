// What each measure asks, of whom, on whose word, and how it could be gamed: all of them, in the order of their numbers.
import type { MeasureDefinition } from '../../../practice/measure.ts'
import { afterReturn } from './definitions/after-return.ts'
import { ofChildren } from './definitions/children.ts'
import { ofRecognition } from './definitions/recognition.ts'
import { ofTheSearch } from './definitions/search.ts'

export const definitions: readonly MeasureDefinition[] = [
  ...ofRecognition,
  ...ofTheSearch,
  ...afterReturn,
  ...ofChildren,
]
