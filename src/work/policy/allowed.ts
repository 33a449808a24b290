// What a value of the policy may be: never less than nothing, and never more than law or national guidance allows.
import type { PolicyGiven } from './given.ts'

/** More of anything than this is a slip of the pen. */
export const MOST = 1_000_000

/** Law and national guidance set the most: a force may be stricter, never laxer (house.md section 4). */
export function valueRefusals(given: PolicyGiven, name: string, value: number): readonly string[] {
  const setting = given.settings.find((one) => one.name === name)
  const words = setting?.words ?? name
  if (value < 0) return [`${words}: ${value} is less than nothing. Give 0 or more.`]
  if (value > MOST) return [`${words}: at most ${MOST}.`]
  if (setting?.atMost === undefined || value <= setting.atMost) return []
  return [
    `${words}: at most ${setting.atMost} ${setting.unit} (${setting.source}). A force may be stricter, not laxer.`,
  ]
}
