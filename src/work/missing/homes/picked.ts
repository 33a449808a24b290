// A home picked from those already known stands in the place of what was typed.
import Type from 'typebox'
import { optionalLine } from '../../../web/fields.ts'

export const knownHome = Type.Optional(
  optionalLine('Is it one of the homes already known?', {
    most: 300,
    description: 'The home as it is known here; it stands in the place of what was typed',
  }),
)

export const homeMeant = (known: string | null | undefined, typed: string): string => known ?? typed
