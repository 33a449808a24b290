// A share from 0 to 1 that a person types, and reads, in per cent.
import { refusal } from '../../kernel/outcome.ts'
import { name as named } from '../explain.ts'
import type { Field } from '../shape.ts'
import { absent, first, type Reading } from './sent.ts'

/** “90” and “90%” are 0.9. What is wrong is said in per cent too: a program, which sends 0.9, reads of 0 and 1. */
export function percent(reading: Reading, field: Field, name: string): unknown {
  const typed = first(reading.typed, name).trim().normalize('NFC')
  if (typed === '') return absent(field)
  const found = /^([+-]?\d+(?:\.\d+)?)\s*%?$/.exec(typed)
  const value = Number(found?.[1] ?? Number.NaN)
  const { least, most } = field.shape.kind === 'number' ? field.shape : { least: 0, most: 1 }
  const share = shareOf(value)
  if (share >= least && share <= most) return share
  reading.refusals.push(
    refusal(name, `${named(field)} must be a percentage from ${perCent(least)} to ${perCent(most)}, like 90`),
  )
  return undefined
}

/** Without the dust of binary fractions: 0.29 is 29, and 29 is 0.29. */
export const perCent = (share: number): number => Number((share * 100).toFixed(6))
const shareOf = (value: number): number => Number((value / 100).toFixed(8))
