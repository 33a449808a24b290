// What a value of the policy may be: never less than 0, and never more than law or national guidance allows.
import type { PolicyGiven, Setting } from './given.ts'

/** More of anything than this is a slip of the pen. */
export const mostOfAnything = 1_000_000

/** A share is of a whole. What law or guidance sets as the most is refused in its own words. */
export const mostOf = ({ unit }: Pick<Setting, 'unit'>): number => (unit === '%' ? 100 : mostOfAnything)

/** Law and national guidance set the most: a force may be stricter, never laxer (house.md section 4). */
export function valueRefusals(given: PolicyGiven, name: string, value: number): readonly string[] {
  const setting = given.settings.find((one) => one.name === name)
  const words = setting?.words ?? name
  if (value < 0) return [`${words}: ${value} is less than 0. Enter 0 or more.`]
  const most = setting === undefined ? mostOfAnything : mostOf(setting)
  if (value > most) return [`${words}: at most ${most}${setting?.unit === '%' ? '%' : ''}.`]
  if (setting?.atMost === undefined || value <= setting.atMost) return []
  return [
    `${words}: at most ${setting.atMost} ${setting.unit} (${setting.source}). A force may be stricter but not more lenient.`,
  ]
}
