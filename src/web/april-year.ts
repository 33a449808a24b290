// A year from April to March, as police years and those of local policing bodies run: which one a day is in, and as an address asks for it.
import Type from 'typebox'
import type { LocalDate } from '../kernel/time.ts'
import { Maybe } from '../registers/schemas.ts'

/** It is called by the year in which it began. */
export const aprilYearOf = (day: LocalDate): number => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)

export const aprilYearWords = (year: number): string => `April ${year} to March ${year + 1}`

export const AprilYearAsked = Type.Object({
  year: {
    ...Maybe(Type.Integer({ minimum: 2000, maximum: 2100 })),
    title: 'Year that begins in April of',
    input: 'text',
  },
})
